/** The conversation: which questions there are, and getting each of them answered once whatever the network does. */

import { Api, Refused } from './api.js';
import { Memory } from './memory.js';
import type { Rating, Reply, Session, Trouble, Turn } from './types.js';

const HOUR = 3_600_000;
const SLOW_AFTER = 5_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
/** A server that keeps failing at one question is not asked it for ever. */
const MOST_FAILURES = 4;

export interface Listener {
  /** Something to be shown anew. */
  changed(): void;
  answered(turn: Turn, reply: Reply): void;
}

export class Conversation {
  turns: Turn[] = [];
  session: Session | null = null;
  trouble: Trouble | null = null;
  emergency: string | null = null;
  panelOpen = false;

  readonly #api: Api;
  readonly #memory: Memory;
  #farewells: string[] = [];
  #pumping = false;
  #later: ReturnType<typeof setTimeout> | undefined;
  #stopWaiting: (() => void) | null = null;
  #current = new AbortController();

  constructor(
    server: string,
    private readonly listener: Listener,
  ) {
    this.#api = new Api(server);
    this.#memory = new Memory(server);
    const kept = this.#memory.load();
    if (!kept) return;
    this.turns = kept.turns.map((turn) => (turn.state === 'sending' ? { ...turn, state: 'waiting' } : turn));
    this.session = kept.session;
    this.emergency = kept.emergency;
    this.panelOpen = kept.open;
    this.#farewells = kept.farewells;
  }

  /** Whether a question is on its way. */
  get busy(): boolean {
    return this.turns.some((turn) => turn.state === 'waiting' || turn.state === 'sending');
  }

  /** Starts listening to the network and goes on with what was left. */
  start(): void {
    if (this.#current.signal.aborted) this.#current = new AbortController();
    addEventListener('online', this.nudge);
    addEventListener('offline', this.nudge);
    document.addEventListener('visibilitychange', this.nudge);
    void this.#pump();
  }

  stop(): void {
    removeEventListener('online', this.nudge);
    removeEventListener('offline', this.nudge);
    document.removeEventListener('visibilitychange', this.nudge);
    this.#current.abort();
    this.#stopWaiting?.();
  }

  /** Gets the server's limits, so that the visitor sees what is kept before typing. Goes on until it has them. */
  async prepare(): Promise<void> {
    const { signal } = this.#current;
    if (this.session || signal.aborted) return;
    try {
      const session = await this.#api.open();
      if (signal.aborted) return;
      this.session ??= session;
      this.#keep();
      this.listener.changed();
    } catch (error) {
      // Quietly: a question says what is the matter.
      const wait = (error instanceof Refused && error.wait * 1000) || LONGEST_WAIT;
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void (signal.aborted || this.prepare()), wait);
    }
  }

  ask(question: string): Turn {
    const turn: Turn = { id: newId(), question, askedAt: Date.now(), state: 'waiting' };
    this.turns = [...this.turns, turn];
    this.#changed();
    void this.#pump();
    return turn;
  }

  /** Sends a refused question once more. */
  again(turn: Turn): void {
    this.#update(turn.id, { state: 'waiting', refusal: undefined });
    void this.#pump();
  }

  /** Tells the server what the visitor thinks of an answer; false when it could not be told. */
  async rate(turn: Turn, rating: Rating | null, reason: string | null = null): Promise<boolean> {
    if (!this.session) return false;
    const before = turn.rating;
    this.#update(turn.id, { rating: rating ?? undefined });
    try {
      await this.#api.rate(this.session.token, turn.id, rating, reason);
      this.#update(turn.id, { reasonSent: reason !== null });
      return true;
    } catch {
      this.#update(turn.id, { rating: before });
      return false;
    }
  }

  closeEmergency(): void {
    this.emergency = null;
    this.#changed();
  }

  setOpen(open: boolean): void {
    this.panelOpen = open;
    this.#keep();
  }

  /** Forgets everything here and on the server; true once the server has, false when that has to wait. */
  async clear(): Promise<boolean> {
    if (this.session) this.#farewells.push(this.session.token);
    this.#current.abort();
    this.#current = new AbortController();
    Object.assign(this, { turns: [], session: null, trouble: null, emergency: null });
    this.#stopWaiting?.();
    this.#changed();
    return this.#sayFarewells();
  }

  /** Tries at once instead of after the pause. */
  readonly nudge = (): void => {
    this.#stopWaiting?.();
    void this.#pump();
  };

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    let pause = FIRST_WAIT;
    const failures = new Map<string, number>();
    try {
      while (!this.#current.signal.aborted) {
        if (this.#farewells.length && navigator.onLine) await this.#sayFarewells();
        const turn = this.turns.find((candidate) => candidate.state === 'waiting');
        if (!turn) {
          if (this.trouble) this.#setTrouble(null);
          if (!this.#farewells.length) return;
          await this.#pause(LONGEST_WAIT);
          continue;
        }
        if (!navigator.onLine) {
          this.#setTrouble({ kind: 'offline' });
          await this.#pause(LONGEST_WAIT);
          continue;
        }
        const { signal } = this.#current;
        try {
          await this.#send(turn, signal);
          pause = FIRST_WAIT;
        } catch (error) {
          if (signal.aborted) continue;
          this.#update(turn.id, { state: 'waiting' });
          pause = await this.#afterFailure(turn, error, pause, failures);
        }
      }
    } finally {
      this.#pumping = false;
    }
  }

  async #send(turn: Turn, signal: AbortSignal): Promise<void> {
    this.#update(turn.id, { state: 'sending' });
    const slow = setTimeout(() => this.#setTrouble({ kind: 'slow' }), SLOW_AFTER);
    try {
      if (!this.session || this.session.endsAt <= Date.now()) await this.#begin(turn, signal);
      const reply = await this.#api.ask(this.session!.token, turn.id, turn.question, signal);
      if (signal.aborted) return;
      this.trouble = null;
      if (reply.kind === 'emergency') this.emergency = turn.id;
      this.#update(turn.id, { state: 'answered', reply });
      this.listener.answered(turn, reply);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Opens a conversation on the server; what was said before is over then. */
  async #begin(turn: Turn, signal: AbortSignal): Promise<void> {
    const session = await this.#api.open();
    if (signal.aborted) return;
    this.session = session;
    const earlier = this.turns.filter((other) => other.state === 'answered' && !other.over);
    for (const other of earlier) this.#update(other.id, { over: true });
    if (earlier.length) this.#update(turn.id, { afresh: true });
  }

  /** Decides what becomes of a question that failed; returns how long to wait after the next failure. */
  async #afterFailure(turn: Turn, error: unknown, pause: number, failures: Map<string, number>): Promise<number> {
    if (!(error instanceof Refused)) {
      this.#setTrouble({ kind: navigator.onLine ? 'unreachable' : 'offline' });
      await this.#pause(pause);
      return Math.min(pause * 2, LONGEST_WAIT);
    }
    const failed = (failures.get(turn.id) ?? 0) + 1;
    failures.set(turn.id, failed);
    if (error.status === 401 && failed < MOST_FAILURES) {
      this.session = null;
      return pause;
    }
    if (error.status === 429) {
      this.#setTrouble({ kind: 'busy', text: error.text });
      await this.#pause((error.wait || 5) * 1000, false);
      return pause;
    }
    const gateway = error.status >= 502 && error.status <= 504;
    if (gateway || (error.status >= 500 && failed < MOST_FAILURES)) {
      this.#setTrouble({ kind: 'unreachable' });
      await this.#pause(Math.max(pause, error.wait * 1000));
      return Math.min(pause * 2, LONGEST_WAIT);
    }
    this.trouble = null;
    this.#update(turn.id, { state: 'refused', refusal: error.text });
    return pause;
  }

  async #sayFarewells(): Promise<boolean> {
    for (const token of [...this.#farewells]) {
      try {
        await this.#api.forget(token);
      } catch (error) {
        // A token that the server does not take has nothing to delete any more.
        if (!(error instanceof Refused && error.status === 401)) {
          void this.#pump();
          return false;
        }
      }
      this.#farewells = this.#farewells.filter((other) => other !== token);
    }
    this.#keep();
    return true;
  }

  #pause(milliseconds: number, canBeCutShort = true): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#stopWaiting = null;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#stopWaiting = canBeCutShort ? done : null;
    });
  }

  #update(id: string, change: Partial<Turn>): void {
    this.turns = this.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
    this.#changed();
  }

  #setTrouble(trouble: Trouble | null): void {
    this.trouble = trouble;
    this.listener.changed();
  }

  #changed(): void {
    this.#keep();
    this.listener.changed();
  }

  #keep(): void {
    const { session, turns, emergency, panelOpen: open } = this;
    this.#memory.save({ session, turns, emergency, open, farewells: this.#farewells, endsAt: session?.endsAt ?? Date.now() + HOUR });
  }
}

/** An id that is its own on every site; crypto.randomUUID is not there on pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
