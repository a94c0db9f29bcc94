/** Keeps the conversation in the tab's session storage, until its end time. No cookies, nothing after the tab is closed. */

import type { Session, Turn } from './types.js';

export interface Kept {
  session: Session | null;
  turns: Turn[];
  /** The turn whose emergency stays in sight. */
  emergency: string | null;
  /** Whether the panel stood open. */
  open: boolean;
  /** Tokens of conversations that the visitor deleted while the server could not be reached. */
  farewells: string[];
  /** Milliseconds since 1970. */
  endsAt: number;
}

const VERSION = 1;

export class Memory {
  readonly #key: string;

  constructor(server: string) {
    this.#key = `klachtwijzer ${VERSION} ${server}`;
  }

  load(): Kept | null {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') as Kept | null;
      if (kept && kept.endsAt > Date.now()) return kept;
      // What is over is not left lying about; what is still to be deleted on the server is.
      if (kept?.farewells.length) return { ...kept, session: null, turns: [], emergency: null, open: false };
      this.#clear();
    } catch {
      // Storage is blocked or damaged: the conversation then lasts as long as the page.
    }
    return null;
  }

  save(kept: Kept): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // As above.
    }
  }

  #clear(): void {
    sessionStorage.removeItem(this.#key);
  }
}
