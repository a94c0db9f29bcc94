/** What goes over the line and is kept in the browser. The reply's shape is the bot's contract. */

export type Kind = 'answer' | 'not_covered' | 'refer' | 'emergency' | 'clarify' | 'smalltalk' | 'meta' | 'out_of_scope';
export type Rating = 'up' | 'down';

export interface Source {
  number: number;
  /** As the article prints it; null when the article gives none. */
  reference: string | null;
  url: string | null;
}

export interface Suggestion {
  title: string;
  /** A plain question, sent as if the visitor had typed it. */
  payload: string;
}

export interface Reply {
  kind: Kind;
  /** Paragraphs, without the disclaimer. */
  texts: string[];
  disclaimer: string | null;
  /** `reviewed` is the day, `by` the person who looked it over. */
  article: { title: string; reviewed: string | null; by: string | null } | null;
  sources: Source[];
  suggestions: Suggestion[];
}

/** One question and what became of it. */
export interface Turn {
  /** Made here; the server answers the same id once. */
  id: string;
  question: string;
  askedAt: number;
  state: 'waiting' | 'sending' | 'answered' | 'refused';
  reply?: Reply;
  /** Why the server refused it, in Dutch. */
  refusal?: string | undefined;
  rating?: Rating | undefined;
  reasonSent?: boolean;
  /** The first turn after the server ended the conversation: it knows nothing of the turns above. */
  afresh?: boolean;
  /** The server's conversation that it belonged to is over: it cannot be rated any more. */
  over?: boolean;
}

export interface Session {
  token: string;
  /** Milliseconds since 1970. */
  endsAt: number;
  maxLength: number;
  keepDays: number;
}

/** Why the newest questions have no answer yet. */
export type Trouble = { kind: 'offline' | 'unreachable' | 'slow' } | { kind: 'busy'; text: string };
