/** What goes between the page and its server. Fields have the Dutch names of the article's file. */

export type Level = 'error' | 'warning' | 'hint';
export type Step = string | number;

/** How a finding is shown: what is still empty is no mistake yet. */
export type Tone = Level | 'todo';

export interface Finding {
  level: Level;
  /** The level in Dutch. */
  dutch: string;
  line: number;
  field: string;
  /** The way to its field: names, and places from 0. */
  path: Step[];
  found: string;
  expected: string;
  remedy: string;
  code: string;
}

export interface Passage {
  id?: string;
  onderwerpen?: string[];
  ook_bij?: string[];
  aspect?: string;
  antwoord?: string;
  noemt?: string[];
  vragen?: string[];
}

export interface Topic {
  naam?: string;
  rol?: string;
  ook?: string[];
  omschrijvingen?: string[];
}

export interface Source {
  nummer?: number | string;
  verwijzing?: string | null;
  adres?: string | null;
}

export interface Fields {
  /** Not ready: the bot leaves this article alone. */
  concept?: boolean;
  titel?: string;
  nagekeken_op?: string;
  nagekeken_door?: string | null;
  nakijken_voor?: string | null;
  claims_bekeken_op?: string | null;
  stof?: { naam?: string; ook?: string[] };
  noemt_ook?: string[];
  bronnen?: Source[];
  onderwerpen?: Record<string, Topic>;
  passages?: Passage[];
}

/** A field that the file changed too. The path goes by passage id and source number. */
export interface Conflict {
  path: string[];
  mine: unknown;
  theirs: unknown;
}

export interface ArticleState {
  slug: string;
  file: string;
  stamp: string;
  version: string | null;
  unsaved: boolean;
  data: Fields | null;
  text: string | null;
  conflicts: Conflict[];
  findings: Finding[];
  refused?: string | null;
}

export interface Summary {
  slug: string;
  title: string;
  problem?: string;
  reviewed?: string;
  reviewed_by?: string | null;
  passages?: number;
  unsaved?: boolean;
  new?: boolean;
  /** Not ready: the bot leaves it alone. */
  draft?: boolean;
  conflicts?: number;
  findings?: Record<Tone, number> & { worst: Level | null };
}

export interface Change {
  question: string;
  expected: string;
  before: string;
  got: string;
}

/** Something in the saved files that the bot cannot use. */
export interface Problem {
  article: string;
  path: Step[];
  line: number;
  found: string;
  expected: string;
  remedy: string;
}

export interface Publication {
  state: 'starting' | 'live' | 'invalid' | 'training' | 'evaluating' | 'refused' | 'failed';
  meaning: string;
  since: string;
  sentence: string;
  progress: number;
  problems: Problem[];
  worse: Change[];
  better: Change[];
  astray: Change[];
  answered: Change[];
  causes: string[];
  advice: string[];
  live: { content: string; model: string; since: string } | null;
  candidate: string | null;
  anyway: boolean;
  running: boolean;
}

export interface TrialState {
  state: 'idle' | 'loading' | 'ready' | 'failed';
  problem?: string;
}

/** All that the server tells open pages. */
export interface Now {
  articles: Record<string, string>;
  publication: Publication;
  trial: TrialState;
  /** Address of the bot's chat page, empty while there is none. */
  bot: string;
}
