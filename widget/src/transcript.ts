/** The conversation as plain text, to copy, print or save. */

import type { Texts } from './texts.js';
import type { Turn } from './types.js';
import { origin } from './views/sources.js';

export function transcript(turns: Turn[], texts: Texts): string {
  const parts = turns.map((turn) => [`${texts.you}: ${turn.question}`, ...replyLines(turn, texts)].join('\n\n'));
  const today = new Date().toLocaleDateString('nl-NL', { dateStyle: 'long' });
  return [texts.transcript(today), `${texts.disclaimer} ${texts.disclaimerMore}`, ...parts].join('\n\n\n') + '\n';
}

function replyLines(turn: Turn, texts: Texts): string[] {
  const reply = turn.reply;
  if (!reply) return [turn.state === 'refused' ? texts.refused : texts.waiting];
  const sources = reply.sources.map(({ number, reference, url }) => `[${number}] ${reference ?? texts.noReference}${url ? ` ${url}` : ''}`);
  const article = reply.article && sources.length ? [origin(reply.article, texts)] : [];
  const [first = '', ...rest] = reply.texts;
  return [
    `${texts.bot}: ${first}`,
    ...rest,
    ...(reply.disclaimer ? [reply.disclaimer] : []),
    ...(sources.length ? [`${texts.sources}:\n${sources.join('\n')}`] : []),
    ...article,
  ];
}

export async function copy(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text, root);
  }
}

/** For pages without https, which have no clipboard. */
function copyTheOldWay(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'sr';
  field.value = text;
  // Inside the panel: what is outside an open dialog cannot be selected.
  (root.querySelector('.panel') ?? root).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  focused?.focus();
  return copied;
}

export function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `klachtwijzer-gesprek-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints the conversation alone, without the page that the widget is on. */
export function print(text: string): void {
  const frame = document.createElement('iframe');
  frame.style.setProperty('position', 'fixed');
  frame.style.setProperty('inset', '100% auto auto 100%');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  document.body.append(frame);
  const page = frame.contentWindow!;
  const body = page.document.createElement('pre');
  body.style.setProperty('font', '12pt/1.5 system-ui, sans-serif');
  body.style.setProperty('white-space', 'pre-wrap');
  body.textContent = text;
  page.document.title = text.slice(0, text.indexOf('\n'));
  page.document.documentElement.lang = 'nl';
  page.document.body.append(body);
  page.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  page.focus();
  page.print();
}
