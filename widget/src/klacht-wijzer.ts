import { html, LitElement, nothing, unsafeCSS, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer, spoken } from './announcer.js';
import { readableOn } from './colour.js';
import { Conversation } from './conversation.js';
import { chatIcon } from './icons.js';
import { Panel } from './panel.js';
import styles from './klacht-wijzer.css';
import { textsFor, type Address, type Texts } from './texts.js';
import { copy, print, save, transcript } from './transcript.js';
import type { Rating, Reply, Turn } from './types.js';
import { emergencyBar } from './views/emergency.js';
import { clearQuestion, composer, header, menu, statusLine } from './views/shell.js';
import { suggestionsOf, turnItems, type TurnUse } from './views/turn.js';

/** Until the server says its own. */
const MAX_LENGTH = 5000;

/** Members that are no attributes, but show. */
function shownWhenChanged(...names: string[]): PropertyDeclarations {
  return Object.fromEntries(names.map((name) => [name, { state: true }]));
}

/** The chat: a floating button with a panel, or a whole page. docs/widget.md lists the attributes. */
export class KlachtWijzer extends LitElement {
  static override styles = unsafeCSS(styles);

  static override properties = {
    server: {},
    titel: {},
    begroeting: {},
    voorbeelden: {},
    kleur: {},
    positie: {},
    thema: {},
    aanspreken: {},
    open: { type: Boolean },
    volledig: { type: Boolean },
    ...shownWhenChanged('shown', 'menuOpen', 'asksToClear', 'notice', 'draftLength', 'openSources', 'cameFrom', 'rated'),
  };

  /** Address of the server; without it, where the script came from. */
  server = '';
  titel = '';
  begroeting = '';
  /** Questions to start with, with | between them. */
  voorbeelden: string | null = null;
  kleur = '';
  positie: 'rechts' | 'links' = 'rechts';
  thema: 'auto' | 'licht' | 'donker' = 'auto';
  aanspreken: Address = 'u';
  /** Begins with the panel open, on screens where it leaves room for the page. */
  open = false;
  volledig = false;

  private shown = false;
  private menuOpen = false;
  private asksToClear = false;
  private notice = '';
  private draftLength = 0;
  private openSources: ReadonlySet<string> = new Set();
  /** Where in the text the visitor came from when going to a source. */
  private cameFrom: { id: string; number: number; from: HTMLElement } | null = null;
  /** The turn whose thumb was just pressed, and what is said about it. */
  private rated: { id: string; remark: string } | null = null;

  #conversation!: Conversation;
  #texts: Texts = textsFor('u');
  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #panel = new Panel(this, () => this.shown);
  #lastTrouble = '';

  override connectedCallback(): void {
    super.connectedCallback();
    const server = (this.server || new URL(import.meta.url).origin).replace(/\/+$/, '');
    this.#conversation = new Conversation(server, {
      changed: () => this.#onChange(),
      answered: (_, reply) => void this.#onAnswer(reply),
    });
    const kept = this.#conversation.panelOpen || (this.open && !this.#conversation.turns.length);
    this.shown = kept && !this.#panel.full;
    this.#panel.connect();
    this.#conversation.start();
    if (this.shown || this.volledig) void this.#conversation.prepare();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#panel.disconnect();
    this.#conversation.stop();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    this.#texts = textsFor(this.aanspreken === 'je' ? 'je' : 'u');
    if (changes.has('kleur')) this.#useColour();
  }

  protected override firstUpdated(): void {
    if (this.shown || this.volledig) this.#scrollToLast();
  }

  protected override updated(): void {
    this.#panel.use(this.#one<HTMLDialogElement>('dialog'));
  }

  protected override render(): TemplateResult {
    const classes = ['kw', this.volledig ? 'volledig' : 'drijvend', this.positie === 'links' ? 'links' : '', this.thema].join(' ');
    if (this.volledig) {
      return html`<div class=${classes} lang="nl" @keydown=${this.#onKey}>
        <div class="panel">${this.#content()}</div>
        ${this.#live()}
      </div>`;
    }
    return html`<section class=${classes} lang="nl" aria-label=${this.#name}>
      <button
        type="button"
        class="launcher strong"
        aria-haspopup="dialog"
        aria-expanded=${this.shown ? 'true' : 'false'}
        ?hidden=${this.shown}
        @click=${() => void this.#show()}
      >
        ${chatIcon}<span>${this.#texts.launcher}</span>
      </button>
      <dialog class="panel" aria-labelledby="titel" @keydown=${this.#onKey} @cancel=${this.#onCancel}>
        ${this.#content()} ${this.#live()}
      </dialog>
    </section>`;
  }

  #one<Type extends HTMLElement>(selector: string): Type | null {
    return this.renderRoot.querySelector<Type>(selector);
  }

  get #log(): HTMLElement {
    return this.#one('.log')!;
  }

  get #field(): HTMLTextAreaElement {
    return this.#one('#vraag')!;
  }

  get #name(): string {
    return this.titel || this.#texts.title;
  }

  get #maxLength(): number {
    return this.#conversation.session?.maxLength || MAX_LENGTH;
  }

  #content(): TemplateResult {
    const conversation = this.#conversation;
    const texts = this.#texts;
    const emergency = conversation.turns.find((turn) => turn.id === conversation.emergency)?.reply;
    return html`
      ${header({ title: this.#name, wholePage: this.volledig, menuOpen: this.menuOpen, toggleMenu: () => this.#toggleMenu(), close: () => void this.#hide() }, texts)}
      ${this.menuOpen ? menu({ copy: () => void this.#copy(), print: () => this.#print(), save: () => this.#save(), fresh: () => void this.#askToClear() }, texts) : null}
      ${emergency ? emergencyBar(emergency, () => this.#closeEmergency(), texts) : null}
      <div class="log" role="region" aria-label=${texts.log} tabindex="0">
        <ol class="turns" role="list">
          ${this.#greeting()} ${conversation.turns.map((turn) => turnItems(turn, this.#useOf(turn)))}
        </ol>
        ${this.asksToClear ? clearQuestion(() => void this.#clear(), () => void this.#stopClearing(), texts) : null}
        ${statusLine(conversation.trouble, this.notice, conversation.nudge, texts)}
      </div>
      ${composer({ length: this.draftLength, maxLength: this.#maxLength, typed: (field) => this.#onTyped(field), submit: () => this.#submit() }, texts)}
    `;
  }

  #greeting(): TemplateResult {
    const conversation = this.#conversation;
    const texts = this.#texts;
    const days = conversation.session?.keepDays;
    const examples = this.voorbeelden === null ? texts.examples : this.voorbeelden.split('|').map((text) => text.trim()).filter(Boolean);
    const suggestions = examples.map((text) => ({ title: text, payload: text }));
    return html`<li class="theirs">
      <div class="bubble">
        <span class="sr">${texts.bot}: </span>
        <p>${this.begroeting || texts.greeting}</p>
        <p class="note">${days ? `${texts.keeps(days)} ` : nothing}${texts.noNames}</p>
      </div>
      ${conversation.turns.length ? null : html`<div class="under">${suggestionsOf(suggestions, texts.examplesTitle, (text) => this.#ask(text))}</div>`}
    </li>`;
  }

  /** Two regions that are always there: one that is added together with its text is often not read out. */
  #live(): TemplateResult {
    return html`<div class="sr" aria-live="polite">${this.#announcer.polite}</div>
      <div class="sr" aria-live="assertive">${this.#announcer.urgent}</div>`;
  }

  #useOf(turn: Turn): TurnUse {
    return {
      texts: this.#texts,
      sources: {
        open: this.openSources.has(turn.id),
        at: this.cameFrom?.id === turn.id ? this.cameFrom.number : null,
        toggle: () => this.#toggleSources(turn.id),
        go: (number, from) => void this.#goToSource(turn.id, number, from),
        back: () => this.#backFromSource(),
      },
      askingReason: this.rated?.id === turn.id && !!turn.rating && !turn.reasonSent,
      remark: this.rated?.id === turn.id ? this.rated.remark : '',
      ask: (question) => this.#ask(question),
      again: () => this.#conversation.again(turn),
      rate: (rating) => void this.#rate(turn, rating),
      sendReason: (reason) => void this.#sendReason(turn, reason),
    };
  }

  // Opening and closing

  async #show(): Promise<void> {
    this.shown = true;
    this.#conversation.setOpen(true);
    void this.#conversation.prepare();
    await this.updateComplete;
    this.#scrollToLast();
    // On a touch screen the keyboard would hide the greeting.
    const touch = matchMedia('(pointer: coarse)').matches;
    (touch ? this.#one('#titel') : this.#field)?.focus();
  }

  async #hide(): Promise<void> {
    this.shown = false;
    this.menuOpen = false;
    this.#conversation.setOpen(false);
    await this.updateComplete;
    this.#one('.launcher')?.focus();
  }

  readonly #onCancel = (event: Event): void => {
    // A phone's back button; the panel's state decides, not the dialog.
    event.preventDefault();
    void this.#hide();
  };

  /** Esc undoes the last thing opened. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const inner = this.menuOpen || this.asksToClear;
    if (!inner && this.volledig) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.asksToClear) void this.#stopClearing();
    else if (this.menuOpen) this.#toggleMenu();
    else void this.#hide();
  };

  // Asking

  #submit(): void {
    const question = this.#field.value.trim();
    if (this.#field.value.length > this.#maxLength) {
      this.#announcer.say(this.#texts.tooLong(this.#field.value.length - this.#maxLength));
      return;
    }
    if (!question) {
      this.#field.focus();
      return;
    }
    this.#field.value = '';
    this.#onTyped(this.#field);
    this.#ask(question);
  }

  #ask(question: string): void {
    this.notice = '';
    // An example that was clicked goes away; the focus must not go with it.
    const fromList = !!(this.renderRoot as ShadowRoot).activeElement?.closest('.chips');
    this.#conversation.ask(question);
    void this.updateComplete.then(() => {
      this.#log.scrollTop = this.#log.scrollHeight;
      if (fromList && !(this.renderRoot as ShadowRoot).activeElement) this.#log.focus({ preventScroll: true });
    });
  }

  #onTyped(field: HTMLTextAreaElement): void {
    const before = this.draftLength;
    this.draftLength = field.value.length;
    field.style.setProperty('height', 'auto');
    if (field.value) field.style.setProperty('height', `${field.scrollHeight + 2}px`);
    const crossed = (mark: number): boolean => before < mark && this.draftLength >= mark;
    const left = this.#maxLength - this.draftLength;
    if (crossed(this.#maxLength + 1)) this.#announcer.say(this.#texts.tooLong(-left));
    else if (crossed(this.#maxLength * 0.9)) this.#announcer.say(this.#texts.left(left));
  }

  #onChange(): void {
    const trouble = this.#conversation.trouble;
    const now = trouble ? (trouble.kind === 'busy' ? trouble.text : this.#texts[trouble.kind]) : '';
    if (now && now !== this.#lastTrouble) this.#announcer.say(now);
    this.#lastTrouble = now;
    this.requestUpdate();
    if (now) this.#showStatus();
  }

  async #onAnswer(reply: Reply): Promise<void> {
    const texts = reply.disclaimer ? [...reply.texts, reply.disclaimer] : reply.texts;
    this.#announcer.say(spoken(texts), reply.kind === 'emergency');
    await this.updateComplete;
    this.#scrollToLast(true);
  }

  /** Shows the last answer from its start: the end of a long one is of no use yet. */
  #scrollToLast(gently = false): void {
    const answers = this.#log.querySelectorAll<HTMLElement>('li[data-turn]');
    const last = answers[answers.length - 1];
    if (!last) return;
    const top = last.offsetTop - 8;
    const smooth = gently && matchMedia('(prefers-reduced-motion: no-preference)').matches;
    this.#log.scrollTo({ top, behavior: smooth ? 'smooth' : 'auto' });
  }

  // Sources

  #toggleSources(id: string): void {
    const open = new Set(this.openSources);
    if (!open.delete(id)) open.add(id);
    this.openSources = open;
  }

  async #goToSource(id: string, number: number, from: HTMLElement): Promise<void> {
    this.cameFrom = { id, number, from };
    this.openSources = new Set(this.openSources).add(id);
    await this.updateComplete;
    this.#find(id, `[data-source="${number}"]`)?.focus();
  }

  #backFromSource(): void {
    this.cameFrom?.from.focus();
    this.cameFrom = null;
  }

  #find(id: string, selector: string): HTMLElement | null {
    return this.#one(`[data-turn="${id}"] ${selector}`);
  }

  // Thumbs

  async #rate(turn: Turn, rating: Rating): Promise<void> {
    const takenBack = turn.rating === rating;
    this.rated = { id: turn.id, remark: '' };
    const told = await this.#conversation.rate(turn, takenBack ? null : rating);
    const remark = told ? (takenBack ? '' : this.#texts.thanks) : this.#texts.rateFailed;
    this.#remark(turn, remark);
  }

  async #sendReason(turn: Turn, reason: string): Promise<void> {
    if (!turn.rating || !reason) return;
    const told = await this.#conversation.rate(turn, turn.rating, reason);
    this.#remark(turn, told ? this.#texts.thanks : this.#texts.rateFailed);
    await this.updateComplete;
    // The form is gone; its thumb is where it came from.
    if (told) this.#find(turn.id, `[data-rating="${turn.rating}"]`)?.focus();
  }

  #remark(turn: Turn, remark: string): void {
    this.rated = { id: turn.id, remark };
    if (!remark) return;
    this.#announcer.say(remark);
    // Under the last answer there is often no room left: without this it is said behind the input bar.
    void this.updateComplete.then(() => this.#find(turn.id, '.remark')?.scrollIntoView({ block: 'nearest' }));
  }

  // The menu

  #toggleMenu(): void {
    this.menuOpen = !this.menuOpen;
    if (!this.menuOpen) this.#focusMenu();
  }

  #focusMenu(): void {
    this.#one('.more')?.focus();
  }

  async #copy(): Promise<void> {
    const done = await copy(transcript(this.#conversation.turns, this.#texts), this.renderRoot as ShadowRoot);
    this.#say(done ? this.#texts.copied : this.#texts.notCopied);
  }

  #print(): void {
    print(transcript(this.#conversation.turns, this.#texts));
  }

  #save(): void {
    save(transcript(this.#conversation.turns, this.#texts));
  }

  async #askToClear(): Promise<void> {
    this.menuOpen = false;
    this.asksToClear = true;
    await this.updateComplete;
    this.#one('.ask .no')?.focus();
  }

  async #stopClearing(): Promise<void> {
    this.asksToClear = false;
    await this.updateComplete;
    this.#focusMenu();
  }

  async #clear(): Promise<void> {
    this.asksToClear = false;
    this.openSources = new Set();
    this.cameFrom = null;
    const deleting = this.#conversation.clear();
    await this.updateComplete;
    this.#field.focus();
    this.#say((await deleting) ? this.#texts.cleared : this.#texts.clearedLater);
    void this.#conversation.prepare();
  }

  #closeEmergency(): void {
    this.#conversation.closeEmergency();
    this.#field.focus();
  }

  #say(notice: string): void {
    this.notice = notice;
    this.#announcer.say(notice);
    this.#showStatus();
  }

  #showStatus(): void {
    void this.updateComplete.then(() => this.#one('.status')?.scrollIntoView({ block: 'nearest' }));
  }

  #useColour(): void {
    const on = this.kleur ? readableOn(this.kleur) : null;
    if (!on) {
      this.style.removeProperty('--kw-accent');
      this.style.removeProperty('--kw-on-accent');
      return;
    }
    this.style.setProperty('--kw-accent', this.kleur);
    this.style.setProperty('--kw-on-accent', on);
  }
}

customElements.define('klacht-wijzer', KlachtWijzer);

declare global {
  interface HTMLElementTagNameMap {
    'klacht-wijzer': KlachtWijzer;
  }
}
