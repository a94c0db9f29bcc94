import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { call } from '../api.js';
import { Part, shown } from '../element.js';
import { ASPECTS, slugOf, topicName } from '../labels.js';
import { choiceField, lineField, linesField, namesField, textField, wordsField } from '../parts/fields.js';
import { findingsAt, told, worst } from '../parts/findings.js';
import { placeAt } from '../parts/place.js';
import '../parts/preview.js';
import type { Fields, Finding, Passage, Step } from '../types.js';
import type { Work } from '../work.js';

const REST = 150;

/** The passages: a list to choose from, the fields of one, and how its answer looks in the chat. */
class Passages extends Part {
  static override properties = shown('work', 'data', 'findings', 'place', 'reply', 'asksToRemove');

  work!: Work;
  data: Fields = {};
  findings: Finding[] = [];
  place = 0;

  private reply: { messages: unknown } | null = null;
  private asksToRemove = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shownFor = '';

  get #passages(): Passage[] {
    return this.data.passages ?? [];
  }

  get #index(): number {
    return Math.min(this.place, Math.max(0, this.#passages.length - 1));
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('place')) this.asksToRemove = false;
    if (changes.has('data') || changes.has('place')) this.#preview();
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('place')) this.#showInList();
  }

  /** The list scrolls along with what is chosen. */
  #showInList(): void {
    const list = this.renderRoot.querySelector('.list ol');
    const chosen = list?.querySelector('[aria-current=true]')?.getBoundingClientRect();
    if (!list || !chosen) return;
    const frame = list.getBoundingClientRect();
    if (chosen.top < frame.top || chosen.bottom > frame.bottom) list.scrollTop += chosen.top - frame.top - (frame.height - chosen.height) / 2;
  }

  #preview(): void {
    const index = this.#index;
    const key = JSON.stringify([index, this.data]);
    if (key === this.#shownFor || !this.#passages[index]) return;
    this.#shownFor = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void call<{ reply: { messages: unknown } | null }>('POST', `preview/${this.work.slug}`, { data: this.data, index })
        .then(({ reply }) => {
          if (key === this.#shownFor) this.reply = reply;
        })
        .catch(() => undefined);
    }, REST);
  }

  protected override render(): TemplateResult {
    const passage = this.#passages[this.#index];
    return html`<div class="three">
      <nav class="list" aria-label="Passages">
        <label class="only-narrow"
          >Passage
          <select @change=${(event: Event) => this.#go(Number((event.currentTarget as HTMLSelectElement).value))}>
            ${this.#passages.map((one, index) => html`<option value=${index} ?selected=${index === this.#index}>${one.id || `passage ${index + 1}`}${this.#mark(index)}</option>`)}
          </select>
        </label>
        <ol class="only-wide" role="list">
          ${this.#passages.map(
            (one, index) => html`<li>
              <a href="#/artikel/${this.work.slug}//${index}" aria-current=${index === this.#index ? 'true' : 'false'} data-worst=${worst(findingsAt(this.findings, ['passages', index])) ?? nothing}>
                ${one.id || `passage ${index + 1}`}<span class="sr">${this.#mark(index)}</span>
              </a>
            </li>`,
          )}
        </ol>
        <button type="button" @click=${() => this.#add()}>+ passage toevoegen</button>
      </nav>
      <div class="middle">${passage ? this.#form(passage, this.#index) : html`<p>Er zijn nog geen passages.</p>`} ${this.#together()}</div>
      <aside aria-label="Zo staat het in de chat">
        <h2>Zo staat het in de chat</h2>
        <redactie-voorbeeld .question=${passage?.vragen?.[0] ?? ''} .messages=${this.reply?.messages ?? null}></redactie-voorbeeld>
      </aside>
    </div>`;
  }

  /** What is the matter with the passages together. */
  #together(): TemplateResult | null {
    const found = findingsAt(this.findings, ['passages'], false);
    return found.length ? html`<div data-at="passages" tabindex="-1">${told(found, 'passages-mis')}</div>` : null;
  }

  #mark(index: number): string {
    const level = worst(findingsAt(this.findings, ['passages', index]));
    return level === 'error' ? ' (fout)' : level === 'todo' ? ' (nog invullen)' : level === 'warning' ? ' (let op)' : '';
  }

  #go(index: number): void {
    location.hash = `#/artikel/${this.work.slug}//${index}`;
  }

  #form(passage: Passage, index: number): TemplateResult {
    const at: Step[] = ['passages', index];
    const set = (how: (passage: Passage) => void): void => this.work.change((fields) => how(fields.passages![index]!));
    const use = (name: keyof Passage, label: string, help?: string) => ({
      id: name,
      label,
      ...(help ? { help } : {}),
      at: [...at, name],
      findings: findingsAt(this.findings, [...at, name]),
    });
    const topics = Object.fromEntries(Object.keys(this.data.onderwerpen ?? {}).map((key) => [key, topicName(this.data, key)]));
    return html`<section class="form" data-at=${placeAt(at)} aria-label="Passage ${passage.id ?? index + 1}">
      ${told(findingsAt(this.findings, at, false), 'passage-mis')}
      ${textField(use('antwoord', 'Antwoord', 'Zeg wat het artikel zegt. Zet na elke bewering het bronnummer, zoals [8].'), passage.antwoord ?? '', (value) => set((one) => (one.antwoord = value)), 8)}
      ${this.#numbers(passage)}
      ${linesField(
        {
          id: 'vragen',
          label: 'Voorbeeldvragen',
          help: 'Zoals bezoekers ze typen. De eerste komt op de knop. Enter maakt een nieuwe.',
          one: 'Vraag',
          at: [...at, 'vragen'],
          findings: (line) => (line === null ? findingsAt(this.findings, [...at, 'vragen'], false) : findingsAt(this.findings, [...at, 'vragen', line])),
        },
        passage.vragen ?? [],
        (lines) => set((one) => (one.vragen = lines)),
        () => this.drawNow(),
      )}
      ${namesField(use('onderwerpen', 'Onderwerpen', 'Waar deze passage over gaat.'), passage.onderwerpen ?? [], topics, (names) => set((one) => (one.onderwerpen = names)))}
      ${namesField(use('ook_bij', 'Ook te vinden bij', 'Onderwerpen waar een lezer deze passage ook zoekt.'), passage.ook_bij ?? [], topics, (names) => set((one) => orNothing(one, 'ook_bij', names)))}
      ${choiceField(use('aspect', 'Wat wil de bezoeker weten?'), passage.aspect ?? '', ASPECTS, (value) => set((one) => (one.aspect = value)))}
      ${wordsField(use('noemt', 'Noemt', 'Andere woorden uit het antwoord waar bezoekers naar vragen, met komma’s ertussen.'), passage.noemt ?? [], (words) => set((one) => orNothing(one, 'noemt', words)))}
      ${lineField(use('id', 'Kenmerk', 'Een vaste naam voor deze passage: kleine letters, cijfers en streepjes.'), passage.id ?? '', (value) => set((one) => (one.id = value)))}
      <div class="buttons">
        <button type="button" ?disabled=${index === 0} @click=${() => this.#move(index, -1)}>Passage omhoog</button>
        <button type="button" ?disabled=${index === this.#passages.length - 1} @click=${() => this.#move(index, 1)}>Passage omlaag</button>
        <button type="button" @click=${() => (this.asksToRemove = true)}>Passage weghalen</button>
      </div>
      ${this.asksToRemove
        ? html`<div class="ask" role="group" aria-label="Passage weghalen">
            <p><strong>Wilt u deze passage weghalen?</strong></p>
            <div class="buttons">
              <button type="button" class="danger" @click=${() => this.#remove(index)}>Ja, weghalen</button><button type="button" @click=${() => (this.asksToRemove = false)}>Nee, houden</button>
            </div>
          </div>`
        : null}
    </section>`;
  }

  /** The sources that the answer cites, so that she sees what each number stands for. */
  #numbers(passage: Passage): TemplateResult | null {
    const cited = [...new Set([...(passage.antwoord ?? '').matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])))];
    if (!cited.length) return html`<p class="help">Dit antwoord noemt geen bronnummers.</p>`;
    return html`<ul class="cited help" role="list" aria-label="Bronnen in dit antwoord">
      ${cited.map((number) => {
        const source = this.data.bronnen?.find((one) => one.nummer === number);
        return html`<li>[${number}] ${source ? source.verwijzing || 'nummer zonder verwijzing in het artikel' : 'staat niet bij de bronnen'}</li>`;
      })}
    </ul>`;
  }

  #add(): void {
    const taken = new Set(this.#passages.map((passage) => passage.id));
    let id = 'nieuwe-passage';
    for (let number = 2; taken.has(id); number += 1) id = `nieuwe-passage-${number}`;
    const topic = Object.keys(this.data.onderwerpen ?? {})[0];
    this.work.change((fields) => {
      (fields.passages ??= []).push({ id: slugOf(id), onderwerpen: topic && this.#passages.length === 0 ? [topic] : [], aspect: 'effect', antwoord: '', vragen: [''] });
    });
    this.#go(this.#passages.length);
  }

  #move(index: number, by: number): void {
    this.work.change((fields) => {
      const [passage] = fields.passages!.splice(index, 1);
      fields.passages!.splice(index + by, 0, passage!);
    });
    this.#go(index + by);
  }

  #remove(index: number): void {
    this.asksToRemove = false;
    this.work.change((fields) => void fields.passages!.splice(index, 1));
    this.#go(Math.max(0, index - 1));
  }
}

/** A list that may be left out is left out when it is empty. */
function orNothing(passage: Passage, name: 'ook_bij' | 'noemt', list: string[]): void {
  if (list.length) passage[name] = list;
  else delete passage[name];
}

customElements.define('redactie-passages', Passages);
