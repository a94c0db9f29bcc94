import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, shown } from '../element.js';
import { placeName } from '../labels.js';
import { counted, findingsAt, message, toneOf, worst } from '../parts/findings.js';
import type { Finding } from '../types.js';
import { Work } from '../work.js';
import { conflictsOf } from './conflicts.js';
import './about.js';
import './history.js';
import './passages.js';
import './sources.js';
import './topics.js';

const TABS: Record<string, string> = {
  '': 'Passages',
  onderwerpen: 'Onderwerpen',
  bronnen: 'Bronnen',
  gegevens: 'Titel en nakijken',
  geschiedenis: 'Geschiedenis',
};

/** One article: its state and what can be done with it on top, one of its parts below. */
class Artikel extends Part {
  static override properties = { ...shown('slug', 'tab', 'place'), ...shown('work', 'asksToRemove', 'asksToDiscard', 'showsAll') };

  slug = '';
  tab = '';
  place = '';

  private work: Work | null = null;
  private asksToRemove = false;
  private asksToDiscard = false;
  private showsAll = false;
  /** The finding that she wants to see, until its part of the article is there. */
  #wanted: Finding | null = null;
  readonly #update = (): void => this.requestUpdate();

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('slug')) return;
    this.#close();
    this.work = new Work(this.slug);
    this.work.addEventListener('change', this.#update);
  }

  protected override updated(): void {
    this.#arrive();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    this.#close();
  }

  #close(): void {
    this.work?.removeEventListener('change', this.#update);
    this.work?.close();
  }

  /** Ctrl+S saves, as everywhere. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    await this.work?.save();
    if (!this.work?.problem) this.showsAll = false;
  }

  protected override render(): TemplateResult {
    const work = this.work;
    if (!work?.state) {
      return html`<div class="narrow">
        ${work?.problem ? html`<p class="alarm" role="alert">${work.problem}</p><p><a href="#/">Naar de artikelen</a></p>` : html`<p>Even laden …</p>`}
      </div>`;
    }
    if (work.gone) {
      return html`<div class="narrow"><p class="alarm" role="alert">Dit artikel is weggehaald.</p><p><a href="#/">Naar de artikelen</a></p></div>`;
    }
    return html`<div class="wide">
      ${this.#bar(work)} ${conflictsOf(work)} ${this.showsAll ? this.#all(work) : null}
      ${work.data ? html`${this.#tabs(work)} ${this.#part(work)}` : this.#text(work)}
    </div>`;
  }

  #bar(work: Work): TemplateResult {
    const state = work.state!;
    const found = work.findings;
    const title = work.data?.titel || state.slug;
    return html`<div class="bar sticky">
        <div class="names">
          <h1>${title}</h1>
          <p class="soft" role="status" data-state=${state.unsaved || work.unsent ? 'concept' : 'opgeslagen'}>${this.#standing(work)}</p>
        </div>
        <div class="buttons">
          ${work.conflicts.length ? html`<button type="button" class="danger" @click=${this.#toConflicts}>Kies eerst: ook in het bestand veranderd</button>` : null}
          ${found.length
            ? html`<button type="button" class="count" data-level=${worst(found)!} aria-expanded=${this.showsAll ? 'true' : 'false'} @click=${() => (this.showsAll = !this.showsAll)}>
                ${counted(found)}
              </button>`
            : work.checking
              ? null
              : html`<span class="count" data-level="ok">Geen problemen</span>`}
          ${work.checking ? html`<span class="soft checking">wordt nog nagekeken …</span>` : null}
          ${state.unsaved && state.version ? html`<button type="button" @click=${() => (this.asksToDiscard = true)}>Wijzigingen weggooien</button>` : null}
          <button type="button" class="strong" ?disabled=${!state.unsaved && !work.unsent} @click=${() => void this.#save()}>Opslaan</button>
        </div>
      </div>
      ${work.problem ? html`<p class="alarm" role="alert">${work.problem}</p>` : null}
      ${work.takenOver.length
        ? html`<p class="taken" role="status">
            <span>Ook overgenomen uit het bestand: ${work.takenOver.join('; ')}.</span>
            <button type="button" class="small" aria-label="Sluit dit bericht" @click=${() => work.forgetTakenOver()}>×</button>
          </p>`
        : null}
      ${this.asksToDiscard ? this.#discard(work) : null}`;
  }

  readonly #toConflicts = (): void => this.renderRoot.querySelector('.conflicts')?.scrollIntoView({ block: 'center' });

  #standing(work: Work): string {
    const state = work.state!;
    if (work.unsent) return 'Bezig met bewaren …';
    if (work.notice) return work.notice;
    if (!state.version) return 'Nieuw artikel. Uw werk is bewaard als concept; het bestand komt er als u opslaat.';
    if (work.conflicts.length) return 'Concept bewaard. Kies eerst welke tekst blijft.';
    if (state.unsaved && work.errors) return 'Concept bewaard. Opslaan kan als alles is ingevuld en er geen fouten meer zijn.';
    if (state.unsaved) return 'Concept bewaard, nog niet opgeslagen. Bezoekers zien nog de vorige tekst.';
    return `Alles is opgeslagen in ${state.file}.`;
  }

  #discard(work: Work): TemplateResult {
    const no = (): void => void (this.asksToDiscard = false);
    const yes = (): void => {
      no();
      void work.discard();
    };
    return html`<div class="ask" role="group" aria-label="Wijzigingen weggooien">
      <p><strong>Wilt u uw wijzigingen weggooien?</strong> Hier komt dan te staan wat er in het bestand staat.</p>
      <div class="buttons"><button type="button" class="strong" @click=${yes}>Ja, weggooien</button><button type="button" @click=${no}>Nee, houden</button></div>
    </div>`;
  }

  #all(work: Work): TemplateResult {
    return html`<section class="card" aria-label="Alle problemen">
      <div class="bar">
        <h2>Alle problemen</h2>
        <button type="button" aria-label="Sluit de lijst" @click=${() => (this.showsAll = false)}>Sluit ×</button>
      </div>
      <ul class="findings" role="list">
        ${work.findings.map(
          (finding) => html`<li data-level=${toneOf(finding)}>
            <a href=${this.#wayTo(finding)} @click=${() => this.#want(finding)}>${placeName(finding.path, work.data)}</a>: ${message(finding)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #wayTo(finding: Finding): string {
    const place = finding.path[1];
    const base = `#/artikel/${this.slug}/${tabOf(finding)}`;
    return tabOf(finding) === '' ? `${base}/${typeof place === 'number' ? place : this.#index}` : base;
  }

  /** The link itself leads to the part of the article; what is in it can be shown once it is drawn. */
  #want(finding: Finding): void {
    this.#wanted = finding;
    this.showsAll = false;
  }

  #arrive(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    const [part, place] = wanted.path;
    if (this.work?.data && (tabOf(wanted) !== this.tab || (part === 'passages' && typeof place === 'number' && place !== this.#index))) return;
    this.#wanted = null;
    if (this.work?.data) this.renderRoot.querySelector<Part>('[data-part]')?.reveal(wanted.path);
    else this.#toLine(wanted.line);
  }

  /** The passage of the address: by its id, or by its place from 0. */
  get #index(): number {
    const found = this.work?.data?.passages?.findIndex((passage) => passage.id === this.place) ?? -1;
    return found >= 0 ? found : Number(this.place) || 0;
  }

  /** Chooses a line in the text of the file. */
  #toLine(line: number): void {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#bestand');
    if (!field) return;
    const lines = field.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.scrollIntoView({ block: 'nearest' });
  }

  #tabs(work: Work): TemplateResult {
    const parts: Record<string, Finding[]> = {
      '': findingsAt(work.findings, ['passages']),
      onderwerpen: findingsAt(work.findings, ['onderwerpen']),
      bronnen: findingsAt(work.findings, ['bronnen']),
      gegevens: ['titel', 'concept', 'nagekeken_op', 'nagekeken_door', 'nakijken_voor', 'claims_bekeken_op', 'stof', 'noemt_ook'].flatMap((name) => findingsAt(work.findings, [name])),
    };
    return html`<nav class="tabs" aria-label="Delen van het artikel">
      ${Object.entries(TABS).map(
        ([tab, name]) => html`<a href="#/artikel/${this.slug}/${tab}" aria-current=${tab === this.tab ? 'page' : 'false'} data-worst=${worst(parts[tab] ?? []) ?? nothing}>
          ${name}
        </a>`,
      )}
    </nav>`;
  }

  #part(work: Work): TemplateResult {
    // The data goes along so that each part is drawn again when it changes.
    const { data, findings } = work;
    switch (this.tab) {
      case 'onderwerpen':
        return html`<redactie-onderwerpen data-part .work=${work} .data=${data} .findings=${findings}></redactie-onderwerpen>`;
      case 'bronnen':
        return html`<redactie-bronnen data-part .work=${work} .data=${data} .findings=${findings}></redactie-bronnen>`;
      case 'gegevens':
        return html`<redactie-gegevens data-part .work=${work} .data=${data} .findings=${findings}></redactie-gegevens>${this.#removing(work)}`;
      case 'geschiedenis':
        return html`<redactie-geschiedenis .slug=${this.slug} .data=${data} .version=${work.state?.version}></redactie-geschiedenis>`;
      default:
        return html`<redactie-passages data-part .work=${work} .data=${data} .findings=${findings} .place=${this.#index}></redactie-passages>`;
    }
  }

  /** What she has to choose between then stands at the very end of the page. */
  #askToRemove(): void {
    this.asksToRemove = true;
    this.drawNow();
    this.renderRoot.querySelector('#weghalen')?.scrollIntoView({ block: 'end' });
  }

  #removing(work: Work): TemplateResult {
    const no = (): void => void (this.asksToRemove = false);
    const yes = async (): Promise<void> => {
      no();
      if (await work.remove()) location.hash = '#/';
    };
    return html`<section class="card narrow removing">
      <h2>Artikel weghalen</h2>
      ${this.asksToRemove
        ? html`<p><strong>Wilt u ‘${work.data?.titel || work.slug}’ weghalen?</strong> De chatbot antwoordt er meteen niet meer uit. Een kopie blijft in var/redactie/verwijderd, en git
            bewaart wat er was vastgelegd.</p>
            <div class="buttons" id="weghalen"><button type="button" class="danger" @click=${() => void yes()}>Ja, weghalen</button><button type="button" @click=${no}>Nee, houden</button></div>`
        : html`<button type="button" @click=${() => this.#askToRemove()}>Haal dit artikel weg</button>`}
    </section>`;
  }

  /** The file's text itself, where it has no fields to show. */
  #text(work: Work): TemplateResult {
    return html`<section class="card">
      <h2>Het bestand kan niet als artikel gelezen worden</h2>
      <p>Verbeter het hier of in het bestand zelf. Zodra het klopt, komen de velden terug. De chatbot gebruikt intussen de vorige goede versie.</p>
      <ul class="findings" id="bestand-mis" role="list">
        ${work.findings.map(
          (finding) => html`<li data-level=${toneOf(finding)}>
            <button type="button" @click=${() => this.#toLine(finding.line)}>Regel ${finding.line}</button> ${message(finding)}
          </li>`,
        )}
      </ul>
      <label for="bestand">Tekst van ${work.state?.file}</label>
      <textarea
        id="bestand"
        class="code"
        rows="30"
        spellcheck="false"
        aria-describedby="bestand-mis"
        .value=${work.text ?? ''}
        @input=${(event: Event) => work.changeText((event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
    </section>`;
  }
}

/** The tab that a finding is on. */
function tabOf(finding: Finding): string {
  const part = String(finding.path[0] ?? '');
  return part === 'passages' ? '' : part === 'onderwerpen' || part === 'bronnen' ? part : 'gegevens';
}

customElements.define('redactie-artikel', Artikel);
