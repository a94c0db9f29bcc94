import { html, type TemplateResult } from 'lit';
import { live as liveValue } from 'lit/directives/live.js';
import { Part, shown } from '../element.js';
import { lineField, wordsField } from '../parts/fields.js';
import { findingsAt } from '../parts/findings.js';
import type { Fields, Finding, Step } from '../types.js';
import type { Work } from '../work.js';

/** What holds for the article as a whole: its title, who looked at it and when, what it is about. */
class Gegevens extends Part {
  static override properties = shown('work', 'data', 'findings');

  work!: Work;
  data: Fields = {};
  findings: Finding[] = [];

  protected override render(): TemplateResult {
    const { data, work } = this;
    const use = (path: Step[], label: string, help?: string) => ({
      id: path.join('-'),
      label,
      ...(help ? { help } : {}),
      at: path,
      findings: findingsAt(this.findings, path),
    });
    return html`<section class="form narrow" aria-label="Titel en nakijken">
      ${lineField(use(['titel'], 'Titel', 'Zo noemt de chat het artikel.'), data.titel ?? '', (value) => work.change((fields) => (fields.titel = value)))}
      ${lineField(use(['nagekeken_op'], 'Nagekeken op', 'De dag waarop iemand het hele artikel heeft nagekeken. Staat in de chat bij de bronnen.'), data.nagekeken_op ?? '', (value) => work.change((fields) => (fields.nagekeken_op = value)), 'date')}
      ${lineField(use(['nagekeken_door'], 'Nagekeken door', 'Staat in de chat bij de bronnen. Mag leeg blijven.'), data.nagekeken_door ?? '', (value) => work.change((fields) => (fields.nagekeken_door = value || null)))}
      ${lineField(use(['nakijken_voor'], 'Nakijken voor', 'De dag waarvoor het artikel opnieuw nagekeken moet zijn. Mag leeg blijven: dan geldt de vaste termijn.'), data.nakijken_voor ?? '', this.#optional('nakijken_voor'), 'date')}
      ${lineField(use(['claims_bekeken_op'], 'Claims bekeken op', 'De dag waarop iemand met kennis van de regels (EU 1924/2006) de beweringen over gezondheid heeft bekeken.'), data.claims_bekeken_op ?? '', this.#optional('claims_bekeken_op'), 'date')}
      <div class="field" data-at="concept">
        <label class="check"><input type="checkbox" .checked=${liveValue(data.concept === true)} @change=${this.#onDraft} /> Nog niet klaar: de chatbot gebruikt dit artikel niet</label>
      </div>
      ${lineField(use(['stof', 'naam'], 'De stof waar het artikel over gaat'), data.stof?.naam ?? '', (value) => work.change((fields) => ((fields.stof ??= {}).naam = value)))}
      ${wordsField(use(['stof', 'ook'], 'Andere namen van die stof', 'Alle namen die bezoekers gebruiken, met komma’s ertussen.'), data.stof?.ook ?? [], (words) => work.change((fields) => ((fields.stof ??= {}).ook = words)))}
      ${wordsField(use(['noemt_ook'], 'Noemt ook', 'Andere stoffen in het artikel. De chatbot antwoordt er alleen over waar een passage ze noemt.'), data.noemt_ook ?? [], (words) => work.change((fields) => (fields.noemt_ook = words)))}
    </section>`;
  }

  /** A field that is left out when it is empty. */
  #optional(name: 'nakijken_voor' | 'claims_bekeken_op'): (value: string) => void {
    return (value) =>
      this.work.change((fields) => {
        if (value) fields[name] = value;
        else delete fields[name];
      });
  }

  readonly #onDraft = (event: Event): void => {
    const draft = (event.currentTarget as HTMLInputElement).checked;
    this.work.change((fields) => {
      if (draft) fields.concept = true;
      else delete fields.concept;
    });
  };
}

customElements.define('redactie-gegevens', Gegevens);
