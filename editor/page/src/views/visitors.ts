import { html, unsafeCSS, type CSSResultGroup, type TemplateResult } from 'lit';
import { call, live, reasonOf, Refused, UNREACHED } from '../api.js';
import { Part, shown } from '../element.js';
import { chart, type Series } from '../parts/chart.js';
import styles from './visitors.css';

interface Suggestion {
  passages: { id: string; likeness: number }[];
  sort: string;
  name: string;
  known: boolean;
}
interface Group {
  id: string;
  text: string;
  sentences: { text: string; count: number }[];
  count: number;
  reasons: Record<string, number>;
  last: number;
  series: Series;
  suggestion: Suggestion;
  decision: { action: string; where: string; at: number; since: number } | null;
  hidden: boolean;
}
interface Overview {
  days: number;
  asked: number;
  unanswered: Series;
  emergencies: Series;
  left_out: number;
  groups: Group[];
  passages: { id: string; slug: string; question: string }[];
  sorts: string[];
}
interface Form {
  group: string;
  action: 'passage' | 'not_covered';
  passage: string;
  sentence: string;
  sort: string;
  name: string;
  beside: string;
  notPersonal: boolean;
  /** The server thinks that something personal may be left. */
  doubt: boolean;
}

const REASONS: Record<string, string> = {
  not_covered: 'staat niet in een artikel',
  clarify: 'te onduidelijk',
  out_of_scope: 'ging nergens over',
  thumb_down: 'duim omlaag',
};
/** What goes in each list of things that are not covered. */
const SORTS: Record<string, string> = {
  stof: 'stof: iets dat iemand inneemt, zoals een vitamine of een kruid',
  vorm: 'vorm: een soort van een stof, zoals citraat',
  medicijn: 'medicijn: op recept of van de drogist',
  behandeling: 'behandeling: iets dat iemand doet of laat doen, zoals een massage',
  klacht: 'klacht: een ziekte of iets dat pijn of last geeft',
  aspect: 'ander soort vraag: zoals wat iets kost of waar het te koop is',
  'te ruim': 'te ruim: een woord dat van alles kan zijn, zoals pijn',
};
const DECIDED: Record<string, string> = { passage: 'hoort bij passage', not_covered: 'niet behandeld:', ignore: 'genegeerd' };
const SPANS = [7, 30, 90, 365];
const FIRST = 25;
const EVERY = 30_000;
const DATE = new Intl.DateTimeFormat('nl', { day: 'numeric', month: 'long' });

/** What visitors asked without a good answer, without personal details, and what is done about it. */
class Bezoekers extends Part {
  static override styles: CSSResultGroup = [Part.styles, unsafeCSS(styles)];
  static override properties = shown('overview', 'problem', 'said', 'days', 'settled', 'all', 'form', 'busy', 'wrong', 'done');

  private overview: Overview | null = null;
  private problem = '';
  private said = '';
  private days = 90;
  private settled = false;
  private all = false;
  private form: Form | null = null;
  /** The group that something is being done for. */
  private busy = '';
  /** Why what she asked of a group was not done, and what was done: told at the group itself. */
  private wrong: { group: string; text: string } | null = null;
  private done: { group: string; text: string } | null = null;
  readonly #onLive = (): void => {
    if (live.reached && this.problem === UNREACHED) void this.#load();
  };
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('change', this.#onLive);
    void this.#load();
    this.#timer = window.setInterval(() => {
      if (!document.hidden) void this.#load();
    }, EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    live.removeEventListener('change', this.#onLive);
    clearInterval(this.#timer);
  }

  async #load(): Promise<void> {
    const days = this.days;
    try {
      const overview = await call<Overview>('GET', `bezoekers/?dagen=${days}`);
      if (days === this.days) this.overview = overview;
      this.problem = '';
    } catch (error) {
      this.problem = reasonOf(error);
    }
  }

  protected override render(): TemplateResult {
    const { overview } = this;
    return html`<div class="narrow">
      <h1>Wat bezoekers vroegen</h1>
      <p>
        Hier staan vragen waarop de chatbot geen goed antwoord had. Namen, adressen en andere persoonlijke gegevens zijn eruit gehaald. Uit een gesprek met een noodgeval wordt
        niets getoond. Wist een bezoeker het gesprek? Dan verdwijnt het hier ook.
      </p>
      <div class="bar">
        <label>Hoe ver terug <select @change=${this.#span}>${SPANS.map((span) => html`<option value=${span} ?selected=${span === this.days}>${span} dagen</option>`)}</select></label>
        <label class="check"><input type="checkbox" .checked=${this.settled} @change=${this.#showSettled} /> Ook wat al is afgehandeld</label>
      </div>
      <p class="sr" role="status">${this.said}</p>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : null}
      ${overview ? this.#everything(overview) : this.problem ? null : html`<p>Even laden …</p>`}
    </div>`;
  }

  #everything(overview: Overview): TemplateResult {
    const groups = overview.groups.filter((group) => this.settled || !group.hidden || group.id === this.done?.group);
    const unanswered = overview.unanswered.counts.reduce((sum, count) => sum + count, 0);
    const emergencies = overview.emergencies.counts.reduce((sum, count) => sum + count, 0);
    return html`<div class="totals">
        <section class="card"><h2>${unanswered} van ${overview.asked} vragen zonder goed antwoord</h2>${chart(overview.unanswered, 'Vragen zonder goed antwoord')}</section>
        <section class="card"><h2>${emergencies} ${emergencies === 1 ? 'noodgeval' : 'noodgevallen'}</h2>${chart(overview.emergencies, 'Noodgevallen')}<p class="soft">Wordt alleen geteld. De tekst wordt nooit getoond.</p></section>
      </div>
      ${overview.left_out ? html`<p class="soft">${overview.left_out} oudere vragen zijn niet meegenomen, het zijn er te veel. Kies minder dagen.</p>` : null}
      ${groups.length ? null : html`<p>Er is niets dat op u wacht.</p>`}
      <ol role="list" class="cards">${(this.all ? groups : groups.slice(0, FIRST)).map((group) => this.#group(group, overview))}</ol>
      ${!this.all && groups.length > FIRST ? html`<button type="button" @click=${() => (this.all = true)}>Toon ook de andere ${groups.length - FIRST}</button>` : null}`;
  }

  #group(group: Group, overview: Overview): TemplateResult {
    if (this.done?.group === group.id && group.hidden && !this.settled) return html`<li class="card done"><p>${this.done.text}</p></li>`;
    const form = this.form?.group === group.id ? this.form : null;
    const reasons = Object.entries(group.reasons).map(([reason, count]) => `${REASONS[reason] ?? reason} (${count})`);
    return html`<li class="card group" data-group=${group.id}>
      <div class="top">
        <div>
          <h2>${group.text}</h2>
          <p class="soft">${group.count} keer, laatst op ${DATE.format(new Date(group.last * 1000))}: ${reasons.join(', ')}</p>
          ${group.sentences.length > 1
            ? html`<details><summary>Ook zo gevraagd</summary><ul class="also">${group.sentences.slice(1).map((one) => html`<li>${one.text}${one.count > 1 ? html` <span class="soft">(${one.count})</span>` : null}</li>`)}</ul></details>`
            : null}
          ${group.decision
            ? html`<p>Afgehandeld: ${DECIDED[group.decision.action]} ${group.decision.where}. Daarna nog ${group.decision.since} keer gevraagd.</p>`
            : null}
        </div>
        ${chart(group.series, 'Zo vaak gevraagd')}
      </div>
      ${answeredAlready(group)
        ? html`<p class="soft">De chatbot zegt hier al dat hij niets over ${group.suggestion.name} weet. U hoeft niets te doen: kies Negeren. Staat het antwoord toch in een artikel? Kies dan de passage.</p>`
        : null}
      <div class="buttons">
        <button type="button" aria-expanded=${form?.action === 'passage' ? 'true' : 'false'} @click=${() => this.#open(group, 'passage')}>Hoort bij passage …</button>
        <button type="button" aria-expanded=${form?.action === 'not_covered' ? 'true' : 'false'} @click=${() => this.#open(group, 'not_covered')}>${group.suggestion.known ? 'Andere naam …' : 'Niet behandeld …'}</button>
        ${group.hidden
          ? html`<button type="button" ?disabled=${!!this.busy} @click=${() => void this.#send(group, { action: 'undo' }, 'De vragen staan er weer.')}>Toch weer tonen</button>`
          : html`<button type="button" ?disabled=${!!this.busy} @click=${() => void this.#send(group, { action: 'ignore' }, 'Genegeerd, tot er duidelijk vaker naar gevraagd wordt.')}>Negeren</button>`}
      </div>
      ${this.busy === group.id && !form ? html`<p class="soft">Bezig …</p>` : null} ${this.wrong?.group === group.id ? html`<p class="alarm" role="alert">${this.wrong.text}</p>` : null}
      ${form ? (form.action === 'passage' ? this.#passageForm(group, form, overview) : this.#notCoveredForm(group, form, overview)) : null}
    </li>`;
  }

  #passageForm(group: Group, form: Form, overview: Overview): TemplateResult {
    const likely = group.suggestion.passages.flatMap(({ id }) => overview.passages.filter((passage) => passage.id === id));
    const others = overview.passages.filter((passage) => !likely.includes(passage));
    const option = (passage: Overview['passages'][number]): TemplateResult =>
      html`<option value=${passage.id} ?selected=${passage.id === form.passage}>${passage.id}: ${passage.question}</option>`;
    const send = (event: Event): void => {
      event.preventDefault();
      const { passage, sentence } = form;
      void this.#send(group, { action: 'passage', passage, sentence, not_personal: form.notPersonal }, `Toegevoegd bij ${passage}.`);
    };
    return html`<form @submit=${send}>
      <label class="field">Passage
        <select @change=${(event: Event) => this.#change({ passage: (event.target as HTMLSelectElement).value })}>
          <optgroup label="Lijkt er het meest op">${likely.map(option)}</optgroup>
          <optgroup label="Andere passages">${others.map(option)}</optgroup>
        </select>
      </label>
      <label class="field">Voorbeeldvraag
        <textarea rows="2" .value=${form.sentence} @input=${(event: Event) => this.#change({ sentence: (event.target as HTMLTextAreaElement).value, doubt: false, notPersonal: false })}></textarea>
      </label>
      ${this.#end(form, 'Voeg toe als voorbeeldvraag')}
    </form>`;
  }

  #notCoveredForm(group: Group, form: Form, overview: Overview): TemplateResult {
    const send = (event: Event): void => {
      event.preventDefault();
      const { sort, name, beside } = form;
      if (!name.trim()) {
        this.wrong = { group: group.id, text: 'Er is nog niets toegevoegd: vul eerst een naam in. Weet u er geen? Kies dan Annuleer, en daarna Negeren.' };
        return;
      }
      void this.#send(group, { action: 'not_covered', sort, name, beside, not_personal: form.notPersonal }, `${name} staat nu bij wat niet behandeld wordt.`);
    };
    return html`<form @submit=${send}>
      ${group.suggestion.known ? html`<p>${group.suggestion.name} staat al bij wat niet behandeld wordt. Gebruiken bezoekers er ook een andere naam voor? Vul die hier in. Weet u er geen? Kies dan Annuleer, en daarna Negeren.</p>` : null}
      <label class="field">Soort
        <select @change=${(event: Event) => this.#change({ sort: (event.target as HTMLSelectElement).value })}>
          ${overview.sorts.map((sort) => html`<option value=${sort} ?selected=${sort === form.sort}>${SORTS[sort] ?? sort}</option>`)}
        </select>
      </label>
      <label class="field">Naam
        <input .value=${form.name} @input=${(event: Event) => this.#change({ name: (event.target as HTMLInputElement).value, doubt: false, notPersonal: false })} />
      </label>
      <label class="field">Andere naam voor (leeg als het iets nieuws is)
        <input .value=${form.beside} @input=${(event: Event) => this.#change({ beside: (event.target as HTMLInputElement).value })} />
      </label>
      ${this.#end(form, 'Zet bij niet behandeld')}
    </form>`;
  }

  #end(form: Form, name: string): TemplateResult {
    return html`${form.doubt
        ? html`<label class="check"><input type="checkbox" .checked=${form.notPersonal} @change=${(event: Event) => this.#change({ notPersonal: (event.target as HTMLInputElement).checked })} /> Dit is niets persoonlijks</label>`
        : null}
      <div class="buttons"><button class="strong" ?disabled=${!!this.busy}>${this.busy ? 'Bezig …' : name}</button><button type="button" @click=${() => (this.form = null)}>Annuleer</button></div>`;
  }

  #open(group: Group, action: Form['action']): void {
    if (this.form?.group === group.id && this.form.action === action) {
      this.form = null;
      return;
    }
    const { passages, sort, name, known } = group.suggestion;
    this.wrong = null;
    this.form = {
      group: group.id,
      action,
      passage: passages[0]?.id ?? this.overview?.passages[0]?.id ?? '',
      sentence: group.text,
      sort,
      name: known ? '' : name,
      beside: known ? name : '',
      notPersonal: false,
      doubt: false,
    };
  }

  #change(changed: Partial<Form>): void {
    this.wrong = null;
    if (this.form) this.form = { ...this.form, ...changed };
  }

  async #send(group: Group, sent: object, said: string): Promise<void> {
    this.busy = group.id;
    this.wrong = null;
    this.done = null;
    this.said = 'Bezig …';
    try {
      await call('POST', `bezoekers/${group.id}?dagen=${this.days}`, sent);
      this.form = null;
      await this.#load();
      this.said = said;
      this.done = { group: group.id, text: said };
    } catch (error) {
      this.said = '';
      this.wrong = { group: group.id, text: reasonOf(error) };
      if (error instanceof Refused && error.status === 409) this.#change({ doubt: true });
    } finally {
      this.busy = '';
    }
  }

  readonly #span = (event: Event): void => {
    this.days = Number((event.target as HTMLSelectElement).value);
    void this.#load();
  };

  readonly #showSettled = (event: Event): void => {
    this.settled = (event.target as HTMLInputElement).checked;
  };
}

/** Whether every reply was that something is not covered, and that is so: it stands in a list. */
function answeredAlready(group: Group): boolean {
  return group.suggestion.known && Object.keys(group.reasons).every((reason) => reason === 'not_covered');
}

customElements.define('redactie-bezoekers', Bezoekers);
