/** Talks with the server's widget channel. Never with anybody else, and never with cookies. */

import { readReply } from './reply.js';
import type { Rating, Reply, Session } from './types.js';

/** Long enough for a loaded server; a question that takes longer is sent again under the same id. */
const PATIENCE = 30_000;

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** For the visitor, in Dutch; empty when it came from something in between. */
    readonly text: string,
    /** Seconds after which it is worth trying again. */
    readonly wait: number,
  ) {
    super(`refused with ${status}`);
  }
}

export class Api {
  constructor(private readonly server: string) {}

  async open(): Promise<Session> {
    const body = (await this.#call('POST', 'session')) as Record<string, unknown>;
    return {
      token: String(body['token']),
      endsAt: Number(body['ends_at']),
      maxLength: Number(body['max_length']),
      keepDays: Number(body['keep_days']),
    };
  }

  async ask(token: string, id: string, text: string, signal: AbortSignal): Promise<Reply> {
    const body = (await this.#call('POST', 'messages', token, { id, text }, signal)) as Record<string, unknown>;
    return readReply(body['messages']);
  }

  async rate(token: string, id: string, rating: Rating | null, reason: string | null): Promise<void> {
    await this.#call('POST', 'feedback', token, { id, rating, reason });
  }

  async forget(token: string): Promise<void> {
    await this.#call('DELETE', 'session', token);
  }

  async #call(method: string, path: string, token?: string, body?: object, signal?: AbortSignal): Promise<unknown> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    const abort = (): void => patience.abort();
    signal?.addEventListener('abort', abort);
    try {
      const response = await fetch(`${this.server}/widget/api/${path}`, {
        method,
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: patience.signal,
      });
      if (!response.ok) throw await refusal(response);
      return response.status === 204 ? {} : await response.json();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }
}

async function refusal(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  return new Refused(response.status, text, Number(response.headers.get('Retry-After')) || 0);
}
