/** One article in the page: what the editor has typed, kept on the server as she types, brought together with what changes there. */

import { call, live, Refused } from './api.js';
import type { ArticleState, Conflict, Fields, Finding } from './types.js';

/** Milliseconds of rest after a key, before what was typed is sent. */
const REST = 250;
/** Milliseconds of rest before the slow checks are asked for. */
const LONG_REST = 1500;
const AGAIN_AFTER = 2000;

export class Work extends EventTarget {
  /** What the server last said. `data` of it is what it has, not what is typed since. */
  state: ArticleState | null = null;
  data: Fields | null = null;
  text: string | null = null;
  conflicts: Conflict[] = [];
  /** Slow findings, of the state with this stamp. */
  deep: { stamp: string; findings: Finding[] } | null = null;
  /** Why the last thing asked for did not happen. */
  problem = '';
  /** Said after something was done. */
  notice = '';
  gone = false;

  #changed = false;
  #sending = false;
  /** Save was asked for while something was on its way. */
  #wantsSave = false;
  /** Counts what was asked of the server, to know an answer that came too late. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #deepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly slug: string) {
    super();
    live.addEventListener('change', this.#onLive);
    addEventListener('beforeunload', this.#onLeave);
    addEventListener('pagehide', this.#flush);
    void this.#load();
  }

  close(): void {
    live.removeEventListener('change', this.#onLive);
    removeEventListener('beforeunload', this.#onLeave);
    removeEventListener('pagehide', this.#flush);
    this.#flush();
    clearTimeout(this.#deepTimer);
  }

  /** Typed and not on the server yet. */
  get unsent(): boolean {
    return this.#changed || this.#sending;
  }

  get findings(): Finding[] {
    const state = this.state;
    if (!state) return [];
    return this.deep?.stamp === state.stamp ? this.deep.findings : state.findings;
  }

  get errors(): number {
    return this.findings.filter((finding) => finding.level === 'error').length;
  }

  /** Change the fields: `how` gets a copy of them. */
  change(how: (fields: Fields) => void): void {
    if (!this.data) return;
    const copy = structuredClone(this.data);
    how(copy);
    this.data = copy;
    this.#touched();
  }

  changeText(text: string): void {
    this.text = text;
    this.#touched();
  }

  /** Choose between what is typed and what the file says. */
  settle(conflict: Conflict, theirs: boolean): void {
    this.conflicts = this.conflicts.filter((other) => other !== conflict);
    if (theirs && !conflict.path.length) this.text = String(conflict.theirs);
    else if (theirs && this.data) {
      const copy = structuredClone(this.data);
      put(copy as Record<string, unknown>, conflict.path, conflict.theirs);
      this.data = copy;
    }
    this.#touched();
  }

  async save(): Promise<void> {
    this.#wantsSave = true;
    await this.#send('save');
  }

  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#changed = false;
    await this.#try(async () => {
      this.#take(await call<ArticleState>('DELETE', `articles/${this.slug}/draft`), true);
      this.notice = 'Hier staat weer wat in het bestand staat.';
    });
  }

  async remove(): Promise<boolean> {
    return this.#try(async () => {
      this.#changed = false;
      clearTimeout(this.#timer);
      await call('DELETE', `articles/${this.slug}`, { version: this.state?.version });
    });
  }

  #touched(): void {
    this.#changed = true;
    this.notice = '';
    this.problem = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(this.#wantsSave ? 'save' : 'draft'), REST);
    this.#tell();
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    await this.#try(async () => {
      const state = await call<ArticleState>('GET', `articles/${this.slug}`);
      // What was typed or sent meanwhile is newer than this: it goes out by itself, and the server brings both together.
      if (this.unsent || turn !== this.#turn) return;
      this.#take(state, true);
    });
    this.#later();
  }

  /** Sends what is typed. One at a time; what is typed meanwhile goes next. */
  async #send(what: 'draft' | 'save'): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.state) return;
    if (this.#sending) {
      this.#timer = setTimeout(() => void this.#send(what), 50);
      return;
    }
    this.#sending = true;
    this.#changed = false;
    this.#turn += 1;
    const heard = live.now;
    if (what === 'save') this.#wantsSave = false;
    const sent = this.data;
    const sentText = this.text;
    const sentConflicts = this.conflicts;
    const body = { stamp: this.state.stamp, base: this.state.data ?? this.state.text, data: sent, text: sentText, conflicts: sentConflicts };
    try {
      const state = await call<ArticleState>(what === 'save' ? 'POST' : 'PUT', `articles/${this.slug}/${what}`, body);
      const typedSince = this.data !== sent || this.text !== sentText || this.conflicts !== sentConflicts;
      // What was typed since goes out with what the server got as its beginning, so that it brings both together.
      if (typedSince) {
        const fresh = state.conflicts.filter((one) => !sentConflicts.some((other) => same(one.path, other.path)));
        if (fresh.length) this.conflicts = [...this.conflicts, ...fresh];
        this.state = { ...state, data: sent, text: sentText, stamp: same(state.data, sent) ? state.stamp : 'typed-since' };
      } else this.#take(state, true);
      if (what === 'save') {
        this.problem = state.refused ?? '';
        this.notice = state.refused ? '' : 'Opgeslagen.';
      }
    } catch (error) {
      if (error instanceof Refused) this.problem = error.message;
      else {
        this.problem = 'De server is niet bereikbaar. Laat deze pagina open: wat u typt staat hier nog en wordt bewaard zodra het kan.';
        this.#changed = true;
        this.#timer = setTimeout(() => void this.#send('draft'), AGAIN_AFTER);
      }
    } finally {
      this.#sending = false;
      this.#tell();
      this.#later();
      // What the server told before this was sent is older than what it answered.
      if (live.now !== heard) this.#onLive();
    }
  }

  #take(state: ArticleState, withData: boolean): void {
    const before = this.state;
    this.state = state;
    if (withData) {
      // The same object where it says the same, so that nothing is drawn anew under the editor's cursor.
      if (!same(this.data, state.data)) this.data = state.data;
      this.text = state.text;
      this.conflicts = state.conflicts;
    }
    if (before && before.version !== state.version) this.deep = null;
  }

  async #try(how: () => Promise<void>): Promise<boolean> {
    try {
      await how();
      this.problem = '';
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) this.gone = true;
      this.problem = error instanceof Error && error instanceof Refused ? error.message : 'De server is niet bereikbaar.';
      return false;
    } finally {
      this.#tell();
    }
  }

  readonly #onLive = (): void => {
    const stamp = live.now?.articles[this.slug];
    if (!this.state || this.#sending || !live.now) return;
    if (stamp === undefined) {
      if (!this.gone) void this.#load();
      return;
    }
    if (stamp === this.state.stamp) return;
    if (this.#changed) void this.#send('draft');
    else void this.#load();
  };

  #later(): void {
    clearTimeout(this.#deepTimer);
    const stamp = this.state?.stamp;
    if (!stamp || this.deep?.stamp === stamp) return;
    this.#deepTimer = setTimeout(() => {
      void call<{ stamp: string; findings: Finding[] }>('GET', `articles/${this.slug}/deep`)
        .then((found) => {
          this.deep = found;
          this.#tell();
        })
        .catch(() => undefined);
    }, LONG_REST);
  }

  readonly #flush = (): void => {
    clearTimeout(this.#timer);
    if (!this.#changed || !this.state) return;
    this.#changed = false;
    const body = { stamp: this.state.stamp, base: this.state.data ?? this.state.text, data: this.data, text: this.text, conflicts: this.conflicts };
    void call('PUT', `articles/${this.slug}/draft`, body).catch(() => undefined);
  };

  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.unsent) event.preventDefault();
  };

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Puts a value at a way that goes by names; null takes it away. */
export function put(fields: Record<string, unknown>, path: string[], value: unknown): void {
  let at: unknown = fields;
  path.forEach((name, depth) => {
    const last = depth === path.length - 1;
    if (Array.isArray(at)) {
      const list = at as Record<string, unknown>[];
      const index = list.findIndex((item) => String(item['id'] ?? item['nummer']) === name);
      if (!last) at = list[index];
      else if (value === null) list.splice(index, index < 0 ? 0 : 1);
      else if (index < 0) list.push(value as Record<string, unknown>);
      else list[index] = value as Record<string, unknown>;
      return;
    }
    const record = at as Record<string, unknown> | undefined;
    if (!record) return;
    if (!last) at = record[name];
    else if (value === null) delete record[name];
    else record[name] = value;
  });
}
