import { html, type TemplateResult } from 'lit';
import { downIcon, upIcon } from '../icons.js';
import type { Texts } from '../texts.js';
import type { Kind, Rating, Reply, Suggestion, Turn } from '../types.js';
import { sourcesId, sourcesOf, type SourcesUse } from './sources.js';
import { words } from './words.js';

export interface TurnUse {
  texts: Texts;
  sources: SourcesUse & { go(number: number, from: HTMLElement): void };
  /** Whether the form for a reason is shown. */
  askingReason: boolean;
  /** Said under the thumbs after one was pressed. */
  remark: string;
  ask(question: string): void;
  again(): void;
  rate(rating: Rating): void;
  sendReason(reason: string): void;
}

/** Replies that a visitor can find useful or not. After an emergency nobody is asked for a thumb. */
const RATED: readonly Kind[] = ['answer', 'not_covered', 'refer', 'clarify', 'out_of_scope'];

/** A question, and the reply or the reason why there is none yet. */
export function turnItems(turn: Turn, use: TurnUse): TemplateResult {
  const { texts } = use;
  return html`
    ${turn.afresh ? html`<li class="divider">${texts.afresh}</li>` : null}
    <li class="mine">
      <div class="bubble"><span class="sr">${texts.you}: </span>${turn.question}</div>
      ${turn.state === 'waiting' ? html`<p class="state">${texts.waiting}</p>` : null}
      ${turn.state === 'refused' ? refusal(turn, use) : null}
    </li>
    ${turn.state === 'sending'
      ? html`<li class="theirs"><div class="bubble">${texts.searching}<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span></div></li>`
      : null}
    ${turn.reply ? replyItem(turn, turn.reply, use) : null}
  `;
}

function refusal(turn: Turn, use: TurnUse): TemplateResult {
  return html`<div class="refusal">
    <p class="label">${turn.refusal || use.texts.refused}</p>
    <div class="chips"><button type="button" @click=${use.again}>${use.texts.again}</button></div>
  </div>`;
}

function replyItem(turn: Turn, reply: Reply, use: TurnUse): TemplateResult {
  const { texts, sources } = use;
  const numbers = { open: sources.open, controls: sourcesId(turn), go: sources.go };
  return html`<li class="theirs ${reply.kind === 'emergency' ? 'emergency-reply' : ''}" data-turn=${turn.id} data-kind=${reply.kind}>
    <div class="bubble">
      <span class="sr">${texts.bot}: </span>
      ${reply.texts.map((text) => html`<p>${words(text, reply, numbers, texts)}</p>`)}
      ${reply.disclaimer ? html`<p class="note">${reply.disclaimer}</p>` : null}
    </div>
    <div class="under">
      ${sourcesOf(turn, sources, texts)} ${suggestionsOf(reply.suggestions, reply.kind === 'clarify' ? texts.choose : texts.suggestions, use.ask)}
      ${RATED.includes(reply.kind) && !turn.over ? thumbs(turn, use) : null}
    </div>
  </li>`;
}

/** Questions that a tap asks. */
export function suggestionsOf(suggestions: Suggestion[], label: string, ask: (question: string) => void): TemplateResult | null {
  if (!suggestions.length) return null;
  return html`<div>
    <p class="label">${label}</p>
    <ul role="list" class="chips">
      ${suggestions.map(({ title, payload }) => html`<li><button type="button" @click=${() => ask(payload)}>${title}</button></li>`)}
    </ul>
  </div>`;
}

function thumbs(turn: Turn, use: TurnUse): TemplateResult {
  const { texts } = use;
  const thumb = (rating: Rating, text: string, icon: unknown) =>
    html`<button type="button" data-rating=${rating} aria-pressed=${turn.rating === rating ? 'true' : 'false'} @click=${() => use.rate(rating)}>
      ${icon}${text}
    </button>`;
  const id = `duim-${turn.id}`;
  return html`
    <div class="thumbs" role="group" aria-labelledby=${id}>
      <span class="label" id=${id}>${texts.useful}</span>
      ${thumb('up', texts.thumbUp, upIcon)} ${thumb('down', texts.thumbDown, downIcon)}
    </div>
    ${use.askingReason ? reasonForm(turn, use) : null} ${use.remark ? html`<p class="label remark">${use.remark}</p>` : null}
  `;
}

function reasonForm(turn: Turn, use: TurnUse): TemplateResult {
  const id = `reden-${turn.id}`;
  const send = (event: Event): void => {
    const field = (event.currentTarget as HTMLElement).parentElement!.querySelector('textarea')!;
    use.sendReason(field.value.trim());
  };
  return html`<div class="reason">
    <label for=${id}>${use.texts.reason}</label>
    <textarea id=${id} rows="2" maxlength="1000"></textarea>
    <button type="button" @click=${send}>${use.texts.reasonSend}</button>
  </div>`;
}
