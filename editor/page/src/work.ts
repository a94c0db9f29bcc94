/** One article in the page: what the editor has typed, kept on the server as she types, brought together with what changes there. */

import { call, live, reasonOf, Refused, UNREACHED } from './api.js';
import { changedPlaces, same } from './parts/changed.js';
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
  deep: { stamp: string; findings: Finding[]; data: Fields | null } | null = null;
  /** Names of what was changed in the file and taken over here. */
  takenOver: string[] = [];
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
  /** The server did not answer the last time. */
  #unreached = false;
  /** The slow checks could not be done of the state with this stamp. */
  #notChecked = '';
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
    return this.#isDeep ? this.deep!.findings : state.findings;
  }

  /** Whether slow checks of what stands here are still to come, so that more may be found. */
  get checking(): boolean {
    return !!this.state && !this.#isDeep && this.#notChecked !== this.state.stamp;
  }

  /** Saving changes the state's stamp and nothing that was checked. */
  get #isDeep(): boolean {
    return !!this.deep && (this.deep.stamp === this.state?.stamp || (this.data !== null && this.deep.data === this.data));
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
      this.#noteTakenOver(state, this.data);
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
      if (what === 'draft') this.#noteTakenOver(state, sent);
      // What was typed since goes out with what the server got as its beginning, so that it brings both together.
      if (typedSince) {
        const fresh = state.conflicts.filter((one) => !sentConflicts.some((other) => same(one.path, other.path)));
        if (fresh.length) this.conflicts = [...this.conflicts, ...fresh];
        this.state = { ...state, data: sent, text: sentText, stamp: same(state.data, sent) ? state.stamp : 'typed-since' };
      } else this.#take(state, true);
      if (what === 'save') {
        this.problem = state.refused ?? '';
        this.notice = state.refused ? '' : live.now?.publication.running ? 'Opgeslagen.' : 'Opgeslagen. De bot draait nu niet: dit wordt live als hij weer start.';
      } else if (this.#unreached) this.problem = '';
      this.#unreached = false;
    } catch (error) {
      if (error instanceof Refused) this.problem = error.message;
      else {
        this.problem = `${UNREACHED} Laat deze pagina open: wat u typt staat hier nog en wordt bewaard zodra het kan.`;
        this.#unreached = true;
        this.#changed = true;
        // Saved only when she asks again: she may have typed on since.
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
    if (before && before.version !== state.version && !this.#isDeep) this.deep = null;
  }

  /** Remembers what another program changed in the file, so that it is not merged in silence. */
  #noteTakenOver(state: ArticleState, mine: Fields | null): void {
    if (!this.state || this.state.version === state.version || !mine || !state.data) return;
    this.takenOver = [...new Set([...this.takenOver, ...changedPlaces(mine, state.data)])];
  }

  forgetTakenOver(): void {
    this.takenOver = [];
    this.#tell();
  }

  async #try(how: () => Promise<void>): Promise<boolean> {
    try {
      await how();
      if (this.#unreached) this.problem = '';
      this.#unreached = false;
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) this.gone = true;
      this.problem = reasonOf(error);
      this.#unreached = !(error instanceof Refused);
      return false;
    } finally {
      this.#tell();
    }
  }

  readonly #onLive = (): void => {
    // It answers again: what waits goes out at once.
    if (this.#unreached && live.reached && !this.#sending) {
      if (this.#changed && this.state) void this.#send('draft');
      else void this.#load();
      return;
    }
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
    const checked = this.data;
    this.#deepTimer = setTimeout(() => {
      void call<{ stamp: string; findings: Finding[] }>('GET', `articles/${this.slug}/deep`)
        .then((found) => (this.deep = { ...found, data: found.stamp === stamp ? checked : null }))
        .catch(() => (this.#notChecked = stamp))
        .finally(() => this.#tell());
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
