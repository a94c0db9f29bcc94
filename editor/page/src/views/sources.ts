import { html, nothing, type TemplateResult } from 'lit';
import { Part, shown } from '../element.js';
import { lineField } from '../parts/fields.js';
import { findingsAt, told, worst } from '../parts/findings.js';
import { placeAt } from '../parts/place.js';
import type { Fields, Finding, Source, Step } from '../types.js';
import type { Work } from '../work.js';

/** The numbered sources as the article prints them. */
class Bronnen extends Part {
  static override properties = shown('work', 'data', 'findings');

  work!: Work;
  data: Fields = {};
  findings: Finding[] = [];

  protected override render(): TemplateResult {
    const sources = this.data.bronnen ?? [];
    const cited = new Map<number, string[]>();
    for (const passage of this.data.passages ?? []) {
      for (const match of (passage.antwoord ?? '').matchAll(/\[(\d+)\]/g)) cited.set(Number(match[1]), [...new Set([...(cited.get(Number(match[1])) ?? []), passage.id ?? ''])]);
    }
    return html`<section class="form narrow" aria-label="Bronnen">
      <p class="help">De nummers die het artikel afdrukt. Geeft het artikel alleen een nummer? Laat verwijzing en adres dan leeg: verzin er nooit een.</p>
      ${told(findingsAt(this.findings, ['bronnen'], false), 'bronnen-mis')}
      ${sources.map((source, index) => this.#source(source, index, cited.get(Number(source.nummer)) ?? []))}
      <button type="button" @click=${() => this.#add()}>+ bron toevoegen</button>
    </section>`;
  }

  #source(source: Source, index: number, passages: string[]): TemplateResult {
    const at: Step[] = ['bronnen', index];
    const findings = findingsAt(this.findings, at);
    const set = (how: (source: Source) => void): void => this.work.change((fields) => how(fields.bronnen![index]!));
    const optional = (name: 'verwijzing' | 'adres') => (value: string) =>
      set((one) => {
        if (value) one[name] = value;
        else delete one[name];
      });
    const use = (name: keyof Source, label: string) => ({ id: `${name}-${index}`, label, at: [...at, name], findings: findingsAt(this.findings, [...at, name]) });
    return html`<div class="card source" data-at=${placeAt(at)} data-worst=${worst(findings) ?? nothing} role="group" aria-label="Bron ${source.nummer ?? ''}">
      <div class="row">
        <div class="number">${lineField(use('nummer', 'Nummer'), String(source.nummer ?? ''), (value) => set((one) => (one.nummer = /^\d+$/.test(value) ? Number(value) : value)))}</div>
        <div class="grow">${lineField(use('verwijzing', 'Verwijzing, zoals het artikel die geeft'), source.verwijzing ?? '', optional('verwijzing'))}</div>
        <div class="grow">${lineField(use('adres', 'Adres (https://…)'), source.adres ?? '', optional('adres'), 'url')}</div>
        <button type="button" class="small" aria-label="Bron ${source.nummer ?? ''} weghalen" @click=${() => this.work.change((fields) => void fields.bronnen!.splice(index, 1))}>×</button>
      </div>
      <p class="help">${passages.length ? `Genoemd bij: ${passages.join(', ')}` : 'Nergens genoemd.'}</p>
      ${told(findingsAt(this.findings, at, false), `bron-${index}-mis`)}
    </div>`;
  }

  #add(): void {
    const numbers = (this.data.bronnen ?? []).map((source) => Number(source.nummer) || 0);
    this.work.change((fields) => (fields.bronnen ??= []).push({ nummer: Math.max(0, ...numbers) + 1 }));
  }
}

customElements.define('redactie-bronnen', Bronnen);
