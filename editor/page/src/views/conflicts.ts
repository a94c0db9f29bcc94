import { html, type TemplateResult } from 'lit';
import { asText, named } from '../labels.js';
import type { Work } from '../work.js';

/** What both the editor and the file changed, with both texts, to choose between. */
export function conflictsOf(work: Work): TemplateResult | null {
  if (!work.conflicts.length) return null;
  return html`<section class="card conflicts" role="alert" aria-label="Ook in het bestand veranderd">
    <h2>Ook in het bestand veranderd</h2>
    <p>Deze tekst heeft u veranderd, en intussen is zij ook in het bestand veranderd. Kies welke blijft. Opslaan kan daarna.</p>
    ${work.conflicts.map(
      (conflict) => html`<div class="conflict" role="group" aria-label=${named(conflict.path, work.data)}>
        <h3>${named(conflict.path, work.data)}</h3>
        <div class="both">
          <div><h4>Uw tekst</h4><p class="version">${asText(conflict.mine, conflict.path.at(-1), work.data)}</p><button type="button" @click=${() => work.settle(conflict, false)}>Houd uw tekst</button></div>
          <div><h4>In het bestand</h4><p class="version">${asText(conflict.theirs, conflict.path.at(-1), work.data)}</p><button type="button" @click=${() => work.settle(conflict, true)}>Neem de tekst uit het bestand</button></div>
        </div>
      </div>`,
    )}
  </section>`;
}
