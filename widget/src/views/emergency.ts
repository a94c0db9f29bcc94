import { html, type TemplateResult } from 'lit';
import { closeIcon, phoneIcon } from '../icons.js';
import { pieces, type Piece } from '../pieces.js';
import type { Texts } from '../texts.js';
import type { Reply } from '../types.js';

/** The numbers to call, above the conversation until the visitor closes it. */
export function emergencyBar(reply: Reply, close: () => void, texts: Texts): TemplateResult {
  return html`<section class="emergency" aria-label=${texts.emergencyTitle}>
    <h2>${texts.emergencyTitle}</h2>
    <button type="button" class="quiet icon" aria-label=${texts.emergencyClose} @click=${close}>${closeIcon}</button>
    <div class="calls">
      ${ways(reply).map(({ text, href }) =>
        href.startsWith('tel:')
          ? html`<a class="call" href=${href}>${phoneIcon}<span>${texts.call}&nbsp;</span>${text}</a>`
          : html`<a class="call" href=${href} target="_blank" rel="noopener noreferrer"><span>${texts.visit}&nbsp;</span>${text}</a>`,
      )}
    </div>
  </section>`;
}

/** Each number and site that the reply names, once, in its order. 112 is there even when it names none. */
function ways(reply: Reply): Required<Pick<Piece, 'text' | 'href'>>[] {
  const found = new Map<string, string>();
  for (const text of reply.texts) {
    for (const piece of pieces(text, new Set(), true)) {
      if (piece.href && !found.has(piece.href)) found.set(piece.href, piece.text);
    }
  }
  if (!found.size) found.set('tel:112', '112');
  return Array.from(found, ([href, text]) => ({ href, text }));
}
