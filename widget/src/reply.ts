import type { Kind, Reply, Source, Suggestion } from './types.js';

const KINDS: readonly Kind[] = ['answer', 'not_covered', 'refer', 'emergency', 'clarify', 'smalltalk', 'meta', 'out_of_scope'];

/**
 * Reads the messages of one turn. Whatever is not as the contract says is left out, so that a faulty reply
 * still shows its text.
 */
export function readReply(messages: unknown): Reply {
  const items = list(messages).map(record);
  const custom = items.map((item) => item['custom']).filter((value) => value !== undefined).map(record)[0] ?? {};
  const disclaimer = text(custom['disclaimer']);
  const texts = items.map((item) => text(item['text'])).filter((value): value is string => value !== null);
  const article = record(custom['article']);
  const title = text(article['title']);
  return {
    kind: KINDS.find((kind) => kind === custom['kind']) ?? 'smalltalk',
    texts: texts.filter((value) => value !== disclaimer),
    disclaimer,
    article: title ? { title, reviewed: text(article['reviewed']), by: text(article['reviewed_by']) } : null,
    sources: list(custom['sources']).flatMap(readSource),
    suggestions: list(custom['suggestions']).flatMap(readSuggestion),
  };
}

function readSource(value: unknown): Source[] {
  const source = record(value);
  const number = source['number'];
  return typeof number === 'number' ? [{ number, reference: text(source['reference']), url: text(source['url']) }] : [];
}

function readSuggestion(value: unknown): Suggestion[] {
  const suggestion = record(value);
  const title = text(suggestion['title']);
  const payload = text(suggestion['payload']);
  return title && payload ? [{ title, payload }] : [];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
