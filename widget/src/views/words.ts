import { html, nothing, type TemplateResult } from 'lit';
import { pieces } from '../pieces.js';
import type { Texts } from '../texts.js';
import type { Reply } from '../types.js';

export interface NumberUse {
  /** Whether the reply's list of sources is shown. */
  open: boolean;
  /** Id of the list of sources. */
  controls: string;
  go(number: number, from: HTMLElement): void;
}

/** The bot's text as text nodes, with its source numbers as buttons and its links as links. */
export function words(text: string, reply: Reply, numbers: NumberUse, texts: Texts): TemplateResult[] {
  const known = new Set(reply.sources.map((source) => source.number));
  const found = pieces(text, known, reply.kind === 'emergency');
  return found.map((piece, index) => {
    if (piece.source !== undefined) {
      const number = piece.source;
      // A full stop after a number does not begin the next line.
      const next = found[index + 1];
      const stop = /^[.,;:!?)]*/.exec(next && !next.href && next.source === undefined ? next.text : '')![0];
      if (next) next.text = next.text.slice(stop.length);
      return html`<span class="together"><button
        type="button"
        class="number"
        data-number=${number}
        aria-label=${texts.source(number)}
        aria-expanded=${numbers.open ? 'true' : 'false'}
        aria-controls=${numbers.open ? numbers.controls : nothing}
        @click=${(event: Event) => numbers.go(number, event.currentTarget as HTMLElement)}
      >${piece.text}</button>${stop}</span>`;
    }
    if (piece.href === undefined) return html`${piece.text}`;
    return link(piece.href, piece.text);
  });
}

/** A link that was checked. A site opens in a tab of its own, so that the conversation stays. */
export function link(href: string, text: string): TemplateResult {
  if (!href.startsWith('https:')) return html`<a href=${href}>${text}</a>`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}
