/** Names of things for the editor. */

import type { Fields, Step } from './types.js';

export const ASPECTS: Record<string, string> = {
  effect: 'werking: helpt het?',
  mechanism: 'hoe werkt het?',
  dose: 'hoeveelheid',
  form: 'vorm',
  onset: 'hoe snel?',
  evidence: 'bewijs',
  diet: 'voeding',
  combination: 'samen met iets anders',
  prevalence: 'hoe vaak komt het voor?',
};

export const ROLES: Record<string, string> = {
  klacht: 'klacht: iets waar het tegen helpt',
  stof: 'stof: een andere stof',
  algemeen: 'algemeen: een ruim begrip',
};

const FIELDS: Record<string, string> = {
  titel: 'Titel',
  nagekeken_op: 'Nagekeken op',
  nagekeken_door: 'Nagekeken door',
  nakijken_voor: 'Nakijken voor',
  claims_bekeken_op: 'Claims bekeken op',
  concept: 'Nog niet klaar',
  stof: 'Stof',
  naam: 'Naam',
  ook: 'Andere woorden',
  omschrijvingen: 'Omschrijvingen',
  rol: 'Rol',
  noemt_ook: 'Noemt ook',
  bronnen: 'Bronnen',
  nummer: 'Nummer',
  verwijzing: 'Verwijzing',
  adres: 'Adres',
  onderwerpen: 'Onderwerpen',
  passages: 'Passages',
  id: 'Kenmerk',
  ook_bij: 'Ook te vinden bij',
  aspect: 'Wat wil de bezoeker weten?',
  antwoord: 'Antwoord',
  noemt: 'Noemt',
  vragen: 'Voorbeeldvragen',
};

/** What one of a list is called. */
const ONE: Record<string, string> = {
  vragen: 'voorbeeldvraag',
  omschrijvingen: 'omschrijving',
  ook: 'ander woord',
  noemt: 'noemt',
  noemt_ook: 'noemt ook',
  onderwerpen: 'onderwerp',
  ook_bij: 'ook te vinden bij',
};

/** "Passage migraine-effect, antwoord" for a way through an article by names; lines of a list by their place from 1. */
export function named(path: string[], fields: Fields | null = null): string {
  if (!path.length) return 'Het hele artikel';
  const [first = '', second = '', third = '', line = ''] = path;
  const label = (name: string): string => FIELDS[name] ?? name;
  const more = line && ONE[third] ? `${ONE[third]} ${line}` : label(third).toLowerCase();
  const start =
    second === ''
      ? label(first)
      : first === 'passages'
        ? `Passage ${second}`
        : first === 'onderwerpen'
          ? `Onderwerp ${fields ? topicName(fields, second) : second}`
          : first === 'bronnen'
            ? `Bron ${second}`
            : ONE[first]
              ? `${label(first)}, nummer ${second}`
              : `${label(first)}, ${label(second).toLowerCase()}`;
  return more ? `${start}, ${more}` : start;
}

/** The same for a way by names and places from 0, as findings have it. */
export function placeName(path: Step[], fields: Fields | null): string {
  const [first = '', second] = path;
  if (first === 'bestand' || first === '') return 'Het bestand';
  if (String(first).startsWith('regel ')) return `R${String(first).slice(1)}`;
  const part = typeof second !== 'number' ? null : first === 'passages' ? fields?.passages?.[second]?.id : first === 'bronnen' ? fields?.bronnen?.[second]?.nummer : null;
  return named(
    path.map((step, depth) => (typeof step !== 'number' ? step : String((depth === 1 && part) || step + 1))),
    fields,
  );
}

/** A value of any field as text to read; `field` is the field's name. */
export function asText(value: unknown, field = '', fields: Fields | null = null): string {
  if (value === null || value === undefined) return '(niets)';
  if (Array.isArray(value)) return value.map((item) => asText(item, field, fields)).join('\n');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${FIELDS[key] ?? key}: ${asText(part, key, fields)}`)
      .join('\n');
  }
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  const text = String(value);
  if (field === 'aspect') return ASPECTS[text] ?? text;
  if (field === 'rol') return ROLES[text] ?? text;
  return (field === 'onderwerpen' || field === 'ook_bij') && fields ? topicName(fields, text) : text;
}

/** What a reply of the bot is, in a few words: its kind, and the passage that it is from. */
export const KINDS: Record<string, string> = {
  answer: 'antwoord',
  not_covered: 'niet behandeld',
  refer: 'verwijzing naar huisarts of apotheker',
  emergency: 'noodgeval',
  clarify: 'de bot vraagt door',
  smalltalk: 'praatje',
  meta: 'over de bot zelf',
  out_of_scope: 'heeft niets met gezondheid te maken',
};

/** "answer migraine-effect" as "antwoord uit migraine-effect", "answer/clarify" as "antwoord of de bot vraagt door". */
export function outcome(told: string): string {
  const [before = '', after] = told.split(': ', 2);
  if (after !== undefined) return `${before}: ${outcome(after)}`;
  const [kinds = '', ...passages] = told.split(' ');
  const names = kinds.split('/').map((kind) => KINDS[kind]);
  if (names.some((name) => name === undefined)) return told;
  return names.join(' of ') + (passages.length ? ` uit ${passages.join(' ')}` : '');
}

export function day(iso: string): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });
}

export function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString('nl-NL', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
}

export function topicName(fields: Fields, key: string): string {
  return fields.onderwerpen?.[key]?.naam || key;
}

/** "Rust en slaap" as "rust-en-slaap": a name for a file, a topic or a passage. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
