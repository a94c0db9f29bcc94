import { named } from '../labels.js';
import type { Fields } from '../types.js';

const PARTS = ['passages', 'onderwerpen', 'bronnen'] as const;

/** Names of the fields and parts that are not the same in two versions of an article. */
export function changedPlaces(old: Fields, now: Fields): string[] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])] as (keyof Fields)[];
  return keys.flatMap((key) => {
    if (same(old[key], now[key])) return [];
    const parts = PARTS.find((name) => name === key);
    if (!parts) return [named([key])];
    const [before, after] = [byName(old, parts), byName(now, parts)];
    const found = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !same(before.get(name), after.get(name)));
    return found.length ? found.map((name) => named([parts, name], now)) : [named([parts])];
  });
}

function byName(fields: Fields, parts: (typeof PARTS)[number]): Map<string, unknown> {
  if (parts === 'onderwerpen') return new Map(Object.entries(fields.onderwerpen ?? {}));
  if (parts === 'bronnen') return new Map((fields.bronnen ?? []).map((source) => [String(source.nummer), source]));
  return new Map((fields.passages ?? []).map((passage) => [passage.id ?? '', passage]));
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
