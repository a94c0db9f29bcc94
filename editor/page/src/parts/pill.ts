import { html, type TemplateResult } from 'lit';
import type { Publication } from '../types.js';

const WORDS: Record<Publication['state'], string> = {
  starting: 'De bot start',
  live: 'Alles is live',
  invalid: 'Niet live: er is een fout',
  training: 'De bot leert',
  evaluating: 'De bot wordt getoetst',
  refused: 'Niet live: slechter',
  failed: 'Niet live: mislukt',
};

/** How publishing stands, in a few words; leads to the view that tells more. */
export function pill(publication: Publication, reached: boolean): TemplateResult {
  const known = reached && publication.running;
  const busy = publication.state === 'training' || publication.state === 'evaluating';
  const words = !reached ? 'Geen verbinding' : publication.running ? WORDS[publication.state] : 'De bot draait niet';
  return html`<a class="pill" data-state=${known ? publication.state : 'off'} href="#/publicatie">
    <span role="status">${words}</span>${busy && known ? html`<span>${Math.round(publication.progress * 100)} %</span>` : null}
  </a>`;
}
