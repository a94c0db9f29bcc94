import { html, nothing, type TemplateResult } from 'lit';
import { Part, shown } from '../element.js';
import { ROLES, slugOf } from '../labels.js';
import { choiceField, lineField, linesField, wordsField } from '../parts/fields.js';
import { findingsAt, told, worst } from '../parts/findings.js';
import { placeAt } from '../parts/place.js';
import type { Fields, Finding, Step, Topic } from '../types.js';
import type { Work } from '../work.js';

/** The topics, each with the names and descriptions that visitors use for it. */
class Onderwerpen extends Part {
  static override properties = shown('work', 'data', 'findings', 'open', 'fresh', 'asks');

  work!: Work;
  data: Fields = {};
  findings: Finding[] = [];

  private open = '';
  private fresh = '';
  private asks = '';

  protected override render(): TemplateResult {
    const topics = Object.entries(this.data.onderwerpen ?? {});
    return html`<section class="form narrow" aria-label="Onderwerpen">
      <p class="help">Waar passages over gaan. Hoe meer woorden en omschrijvingen van bezoekers hier staan, hoe beter de chatbot hen begrijpt.</p>
      ${told(findingsAt(this.findings, ['onderwerpen'], false), 'onderwerpen-mis')}
      ${topics.map(([key, topic], index) => this.#topic(key, topic, index, topics.length))}
      <form class="row" @submit=${this.#onAdd}>
        <div class="field grow">
          <label for="nieuw">Nieuw onderwerp</label>
          <input id="nieuw" autocomplete="off" .value=${this.fresh} @input=${(event: Event) => (this.fresh = (event.currentTarget as HTMLInputElement).value)} />
        </div>
        <button type="submit">Toevoegen</button>
      </form>
    </section>`;
  }

  override reveal(path: Step[]): void {
    this.open = String(path[1] ?? '');
    super.reveal(path);
  }

  #topic(key: string, topic: Topic, index: number, count: number): TemplateResult {
    const findings = findingsAt(this.findings, ['onderwerpen', key]);
    const open = this.open === key;
    return html`<div class="card topic" data-at=${placeAt(['onderwerpen', key])} data-worst=${worst(findings) ?? nothing} data-topic=${key}>
      <h2>
        <button type="button" class="toggle" aria-expanded=${open ? 'true' : 'false'} @click=${() => (this.open = open ? '' : key)}>
          ${topic.naam || key}${worst(findings) === 'error' ? html`<span class="sr"> (fout)</span>` : null}
        </button>
      </h2>
      ${told(findingsAt(this.findings, ['onderwerpen', key], false), `${key}-mis`)} ${open ? this.#fields(key, topic, index, count) : null}
    </div>`;
  }

  #fields(key: string, topic: Topic, index: number, count: number): TemplateResult {
    const set = (how: (topic: Topic) => void): void => this.work.change((fields) => how(fields.onderwerpen![key]!));
    const use = (name: keyof Topic, label: string, help?: string) => ({
      id: `${key}-${name}`,
      label,
      ...(help ? { help } : {}),
      at: ['onderwerpen', key, name],
      findings: findingsAt(this.findings, ['onderwerpen', key, name]),
    });
    const at = ['onderwerpen', key, 'omschrijvingen'];
    return html`
      ${lineField(use('naam', 'Naam'), topic.naam ?? '', (value) => set((one) => (one.naam = value)))}
      ${choiceField(use('rol', 'Rol'), topic.rol ?? 'klacht', ROLES, (value) => set((one) => (one.rol = value)))}
      ${wordsField(use('ook', 'Andere woorden', 'Met komma’s ertussen.'), topic.ook ?? [], (words) => set((one) => (one.ook = words)))}
      ${linesField(
        {
          id: `${key}-omschrijvingen`,
          label: 'Omschrijvingen',
          help: 'Hoe mensen het omschrijven zonder de naam te noemen.',
          one: 'Omschrijving',
          at,
          findings: (line) => (line === null ? findingsAt(this.findings, at, false) : findingsAt(this.findings, [...at, line])),
        },
        topic.omschrijvingen ?? [],
        (lines) => set((one) => (one.omschrijvingen = lines)),
        () => this.drawNow(),
      )}
      <p class="help">In het bestand heet dit onderwerp <code>${key}</code>.</p>
      <div class="buttons">
        <button type="button" ?disabled=${index === 0} @click=${() => this.#move(index, -1)}>Omhoog</button>
        <button type="button" ?disabled=${index === count - 1} @click=${() => this.#move(index, 1)}>Omlaag</button>
        <button type="button" @click=${() => (this.asks = key)}>Onderwerp weghalen</button>
      </div>
      ${this.asks === key
        ? html`<div class="ask" role="group" aria-label="Onderwerp weghalen">
            <p><strong>Wilt u dit onderwerp weghalen?</strong> Het gaat ook weg bij de passages die het noemen.</p>
            <div class="buttons">
              <button type="button" class="danger" @click=${() => this.#remove(key)}>Ja, weghalen</button><button type="button" @click=${() => (this.asks = '')}>Nee, houden</button>
            </div>
          </div>`
        : null}
    `;
  }

  readonly #onAdd = (event: Event): void => {
    event.preventDefault();
    const name = this.fresh.trim();
    const key = slugOf(name).replaceAll('-', '_');
    if (!key) return;
    if (!this.data.onderwerpen?.[key]) {
      this.work.change((fields) => ((fields.onderwerpen ??= {})[key] = { naam: name, rol: 'klacht', ook: [], omschrijvingen: [] }));
    }
    this.fresh = '';
    this.open = key;
  };

  #move(index: number, by: number): void {
    this.work.change((fields) => {
      const entries = Object.entries(fields.onderwerpen!);
      const [entry] = entries.splice(index, 1);
      entries.splice(index + by, 0, entry!);
      fields.onderwerpen = Object.fromEntries(entries);
    });
  }

  #remove(key: string): void {
    this.asks = '';
    this.work.change((fields) => {
      delete fields.onderwerpen![key];
      for (const passage of fields.passages ?? []) {
        if (passage.onderwerpen) passage.onderwerpen = passage.onderwerpen.filter((other) => other !== key);
        if (passage.ook_bij) passage.ook_bij = passage.ook_bij.filter((other) => other !== key);
      }
    });
  }
}

customElements.define('redactie-onderwerpen', Onderwerpen);
