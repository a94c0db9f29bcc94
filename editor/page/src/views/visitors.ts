import { html, svg, type TemplateResult } from 'lit';
import { call, live, Refused } from '../api.js';
import { Part, shown } from '../element.js';
import { day } from '../labels.js';
import { choiceField, lineField, textField } from '../parts/fields.js';

interface Suggestion {
  passage: string;
  question: string;
  alike: number;
}
interface Group {
  key: string;
  texts: [string, number][];
  times: number;
  whys: Record<string, number>;
  series: number[];
  first: string;
  last: string;
  suggestions: Suggestion[];
  before: { deed: string; target: string } | null;
}
interface Overview {
  days: number;
  starts: string[];
  turns: number;
  groups: Group[];
  hidden: number;
  left_off: number;
  emergencies: Record<string, number>;
  emergency_series: number[];
  passages: { id: string; article: string }[];
  sorts: string[];
}
type Deed = 'passage' | 'niet-behandeld';

const WHYS: Record<string, string> = { thumb_down: 'duim omlaag', not_covered: 'niet behandeld', clarify: 'niet begrepen', out_of_scope: 'ander onderwerp' };
const BEFORE: Record<string, string> = { passage: 'Eerder toegevoegd bij passage', 'niet-behandeld': 'Eerder toegevoegd aan niet behandeld:', negeren: 'Eerder genegeerd; het wordt nu duidelijk vaker gevraagd.' };
const PERIODS: Record<string, string> = { 7: 'de laatste 7 dagen', 30: 'de laatste 30 dagen', 90: 'de laatste 90 dagen', 365: 'het laatste jaar' };

/** What visitors asked that the bot had no good answer to, and what the editor does with it. */
class Bezoekers extends Part {
  static override properties = shown('seen', 'problem', 'notice', 'open', 'busy', 'days');

  private seen: Overview | null = null;
  private problem = '';
  private notice = '';
  private busy = false;
  private days = '90';
  /** The group that is being added to something, and what is filled in for it. */
  private open: { key: string; deed: Deed; sentence: string; passage: string; sort: string; name: string; also: string; problem: string } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const days = this.days;
    try {
      const seen = await call<Overview>('GET', `bezoekers/?dagen=${days}`);
      if (days !== this.days) return;
      this.seen = seen;
      this.problem = '';
    } catch (error) {
      this.problem = reason(error);
    }
  };

  #start(group: Group, deed: Deed): void {
    const first = group.texts[0]?.[0] ?? '';
    this.open = { key: group.key, deed, sentence: first, passage: group.suggestions[0]?.passage ?? '', sort: '', name: '', also: '', problem: '' };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form textarea, form select')?.focus());
  }

  async #do(path: string, group: Group, more: Record<string, unknown>, done: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await call('POST', `bezoekers/${path}`, { group: group.key, days: Number(this.days), ...more });
      this.open = null;
      this.notice = done;
      await this.#load();
      this.renderRoot.querySelector<HTMLElement>('[role=status]')?.focus();
    } catch (error) {
      if (this.open) this.open = { ...this.open, problem: reason(error) };
      else this.problem = reason(error);
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    const seen = this.seen;
    return html`<div class="narrow">
      <h1>Bezoekers</h1>
      <p class="help">Vragen waar de chatbot geen goed antwoord op had, of die een duim omlaag kregen. Namen, adressen en nummers zijn eruit gehaald. Haal weg wat toch nog over iemand gaat.</p>
      ${choiceField({ id: 'periode', label: 'Periode', findings: [] }, this.days, PERIODS, (value) => {
        this.days = value;
        this.open = null;
        void this.#load();
      })}
      <p role="status" tabindex="-1">${this.notice}</p>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : null} ${seen ? this.#overview(seen) : this.problem ? null : html`<p>Even laden …</p>`}
    </div>`;
  }

  #overview(seen: Overview): TemplateResult {
    const emergencies = Object.values(seen.emergencies).reduce((sum, count) => sum + count, 0);
    const left = seen.left_off;
    return html`<p>In deze periode: ${counted(seen.turns, 'bericht', 'berichten')} van bezoekers.</p>
      ${emergencies
        ? html`<section class="card">
            <h2>Noodgevallen</h2>
            <p>${chart(seen.emergency_series, seen.starts, 'Noodgevallen')} ${counted(emergencies, 'noodgeval', 'noodgevallen')}. Wat er stond, wordt nooit getoond.</p>
            <details>
              <summary>Per dag</summary>
              <ul>
                ${Object.entries(seen.emergencies).map(([date, count]) => html`<li>${day(date)}: ${count}</li>`)}
              </ul>
            </details>
          </section>`
        : null}
      ${seen.groups.length ? null : html`<p>Er is niets om naar te kijken.</p>`} ${seen.groups.map((group) => this.#group(group, seen))}
      ${seen.hidden || left
        ? html`<p class="soft">Niet getoond: ${counted(seen.hidden, 'groep', 'groepen')} die u al hebt afgehandeld${left ? html`, ${counted(left, 'groep', 'groepen')} die minder gevraagd zijn` : null}.</p>`
        : null}`;
  }

  #group(group: Group, seen: Overview): TemplateResult {
    const [first, ...others] = group.texts;
    const open = this.open?.key === group.key ? this.open : null;
    return html`<article class="card" aria-label=${first?.[0] ?? ''}>
      <h2>${first?.[0]}</h2>
      <p>${chart(group.series, seen.starts, 'Hoe vaak gevraagd')} ${group.times} keer, het laatst op ${day(group.last)}. <span class="soft">${Object.entries(group.whys).map(([why, count], index) => `${index ? ', ' : ''}${WHYS[why] ?? why}: ${count}`)}</span></p>
      ${others.length
        ? html`<details>
            <summary>Ook zo gevraagd</summary>
            <ul>
              ${others.map(([text, times]) => html`<li>${text}${times > 1 ? html` <span class="soft">(${times} keer)</span>` : null}</li>`)}
            </ul>
          </details>`
        : null}
      ${group.suggestions.length ? html`<p class="soft">Lijkt het meest op passage ${group.suggestions.map((one) => one.passage).join(', ')}.</p>` : null}
      ${group.before ? html`<p class="soft">${BEFORE[group.before.deed]} ${group.before.target}</p>` : null}
      ${open
        ? this.#form(group, open, seen)
        : html`<div class="buttons">
            <button type="button" @click=${() => this.#start(group, 'passage')}>Hoort bij passage …</button>
            <button type="button" @click=${() => this.#start(group, 'niet-behandeld')}>Niet behandeld …</button>
            <button type="button" ?disabled=${this.busy} @click=${() => void this.#do('negeren', group, {}, 'Genegeerd. Deze vragen komen terug als ze duidelijk vaker worden gesteld.')}>Negeren</button>
          </div>`}
    </article>`;
  }

  #form(group: Group, open: NonNullable<Bezoekers['open']>, seen: Overview): TemplateResult {
    const change = (more: Partial<typeof open>): void => {
      this.open = { ...open, ...more };
    };
    const send = (event: Event): void => {
      event.preventDefault();
      if (open.deed === 'passage') void this.#do('passage', group, { passage: open.passage, sentence: open.sentence }, `Toegevoegd als voorbeeldvraag bij passage ${open.passage}.`);
      else void this.#do('niet-behandeld', group, { sort: open.sort, name: open.name, also: open.also.split(',') }, `${open.name} staat nu bij wat niet wordt behandeld.`);
    };
    const passages = Object.fromEntries(ordered(group, seen).map((id) => [id, id]));
    const sorts = Object.fromEntries(['', ...seen.sorts].map((sort) => [sort, sort || 'Kies een soort']));
    return html`<form class="form" @submit=${send}>
      ${open.deed === 'passage'
        ? html`${textField({ id: 'zin', label: 'Voorbeeldvraag', help: 'Maak er een gewone vraag van, zonder namen of andere gegevens van iemand.', findings: [] }, open.sentence, (sentence) => change({ sentence }), 2)}
          ${choiceField({ id: 'passage', label: 'Passage', findings: [] }, open.passage, { '': 'Kies een passage', ...passages }, (passage) => change({ passage }))}`
        : html`${choiceField({ id: 'soort', label: 'Soort', findings: [] }, open.sort, sorts, (sort) => change({ sort }))}
          ${lineField({ id: 'naam', label: 'Naam', help: 'Het gewone woord, zoals kurkuma.', findings: [] }, open.name, (name) => change({ name }))}
          ${lineField({ id: 'ook', label: 'Andere woorden ervoor', help: 'Met een komma ertussen. Mag leeg blijven.', findings: [] }, open.also, (also) => change({ also }))}`}
      ${open.problem ? html`<p class="alarm" role="alert">${open.problem}</p>` : null}
      <div class="buttons">
        <button type="submit" class="strong" ?disabled=${this.busy}>Toevoegen</button>
        <button type="button" @click=${() => (this.open = null)}>Toch niet</button>
      </div>
    </form>`;
  }
}

/** All passages, the likeliest first. */
function ordered(group: Group, seen: Overview): string[] {
  return [...new Set([...group.suggestions.map((one) => one.passage), ...seen.passages.map((one) => one.id)])];
}

function counted(number: number, one: string, more: string): string {
  return `${number.toLocaleString('nl-NL')} ${number === 1 ? one : more}`;
}

function reason(error: unknown): string {
  return error instanceof Refused ? error.message : live.reached ? 'Dat lukte niet. Laad de pagina opnieuw.' : 'De server is niet bereikbaar.';
}

/** Bars, one for each part of the period; a screen reader hears the numbers. */
function chart(series: number[], starts: string[], name: string): TemplateResult {
  const most = Math.max(1, ...series);
  const told = series.map((count, index) => (count ? `${day(starts[index] ?? '')}: ${count}` : '')).filter(Boolean);
  return html`<svg class="chart" role="img" aria-label="${name}, vanaf ${told.join('; ')}" viewBox="0 0 ${series.length * 8} 24" width=${series.length * 8} height="24">
    ${series.map((count, index) => {
      const height = count ? Math.max(2, (22 * count) / most) : 1;
      return svg`<rect x=${index * 8 + 1} y=${24 - height} width="6" height=${height} fill="currentColor" opacity=${count ? 1 : 0.35}></rect>`;
    })}
  </svg>`;
}

customElements.define('redactie-bezoekers', Bezoekers);
