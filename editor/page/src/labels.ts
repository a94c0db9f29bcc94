/** Names of things for the editor. */

import type { Fields } from './types.js';

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
  aspect: 'Gaat over',
  antwoord: 'Antwoord',
  noemt: 'Noemt',
  vragen: 'Voorbeeldvragen',
};

/** "Passage migraine-effect, antwoord" for a way through an article by names. */
export function named(path: string[]): string {
  if (!path.length) return 'Het hele artikel';
  const [first = '', second = '', ...rest] = path;
  const more = rest.map((part) => (FIELDS[part] ?? part).toLowerCase()).join(', ');
  const start =
    second === ''
      ? (FIELDS[first] ?? first)
      : first === 'passages'
        ? `Passage ${second}`
        : first === 'onderwerpen'
          ? `Onderwerp ${second}`
          : first === 'bronnen'
            ? `Bron ${second}`
            : `${FIELDS[first] ?? first}, ${(FIELDS[second] ?? second).toLowerCase()}`;
  return more ? `${start}, ${more}` : start;
}

/** A value of any field as text to read. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '(niets)';
  if (Array.isArray(value)) return value.map(asText).join('\n');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${FIELDS[key] ?? key}: ${asText(part)}`)
      .join('\n');
  }
  return String(value);
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
