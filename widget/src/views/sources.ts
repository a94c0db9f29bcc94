import { html, type TemplateResult } from 'lit';
import { safeHref } from '../pieces.js';
import type { Texts } from '../texts.js';
import type { Reply, Turn } from '../types.js';
import { link } from './words.js';

export interface SourcesUse {
  open: boolean;
  /** The number that the visitor went to from the text. */
  at: number | null;
  toggle(): void;
  /** Leads back from that source to its number in the text. */
  back(): void;
}

export const sourcesId = (turn: Turn): string => `bronnen-${turn.id}`;

/** The list of an answer's sources, behind a button; a number without a reference says so. */
export function sourcesOf(turn: Turn, use: SourcesUse, texts: Texts): TemplateResult | null {
  const reply = turn.reply;
  if (!reply?.sources.length) return null;
  return html`
    <button type="button" class="toggle" aria-expanded=${use.open ? 'true' : 'false'} @click=${use.toggle}>
      ${texts.sources} (${reply.sources.length})
    </button>
    ${use.open
      ? html`<div class="sources" id=${sourcesId(turn)}>
          <ul role="list">
            ${reply.sources.map(
              (source) => html`<li tabindex="-1" data-source=${source.number}>
                <span>[${source.number}]</span>
                <span>${source.reference ?? texts.noReference} ${address(source.url, texts)}</span>
                ${source.number === use.at
                  ? html`<button type="button" class="quiet back" @click=${use.back}>${texts.backToText(source.number)}</button>`
                  : null}
              </li>`,
            )}
          </ul>
          ${reply.article ? html`<p class="label">${origin(reply.article, texts)}</p>` : null}
        </div>`
      : null}
  `;
}

function address(url: string | null, texts: Texts): TemplateResult | null {
  const href = url ? safeHref(url) : null;
  return href ? link(href, texts.openSource) : null;
}

/** Which article it is from, when and by whom that was looked over. */
export function origin({ title, reviewed, by }: NonNullable<Reply['article']>, texts: Texts): string {
  return texts.article(title, inDutch(reviewed), by);
}

/** "2026-11-23" as "23 november 2026"; null for what is no date. */
function inDutch(day: string | null): string | null {
  const date = day ? new Date(`${day}T12:00:00`) : null;
  if (!date || Number.isNaN(date.getTime())) return null;
  return date.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });
}
