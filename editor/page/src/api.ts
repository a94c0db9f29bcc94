/** Talks with the editing server. */

import type { Now } from './types.js';

/** The server says no, with the reason for the editor. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason);
  }
}

export const UNREACHED = 'De server is niet bereikbaar.';

/** Why something that was asked of the server did not happen, for the editor. */
export function reasonOf(error: unknown): string {
  return error instanceof Refused ? error.message : UNREACHED;
}

let token = document.querySelector<HTMLMetaElement>('meta[name=token]')?.content ?? '';

export async function call<Answer>(method: string, path: string, body?: unknown, keepalive = false): Promise<Answer> {
  let response = await send(method, path, body, keepalive);
  // The server was started again: its token is in the page as it gives it now.
  if (response.status === 403 && (await renewToken())) response = await send(method, path, body, keepalive);
  if (!response.ok) {
    const said = await response.text();
    throw new Refused(response.status, reasonIn(said));
  }
  return (await response.json()) as Answer;
}

function send(method: string, path: string, body: unknown, keepalive: boolean): Promise<Response> {
  return fetch(`/api/${path}`, {
    method,
    headers: { 'X-Redactie-Token': token, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
    keepalive,
  });
}

async function renewToken(): Promise<boolean> {
  const page = await (await fetch('/', { cache: 'no-store' })).text();
  const found = /<meta name="token" content="([^"]+)"/.exec(page)?.[1];
  if (!found || found === token) return false;
  token = found;
  return true;
}

function reasonIn(said: string): string {
  try {
    return (JSON.parse(said) as { reason?: string }).reason ?? 'Dat lukte niet.';
  } catch {
    return said || 'Dat lukte niet.';
  }
}

/** What the server tells of itself, and whether it can be reached. */
class Live extends EventTarget {
  now: Now | null = null;
  reached = true;
  #source: EventSource | null = null;

  start(): void {
    this.#source = new EventSource('/api/events');
    this.#source.onmessage = (event) => {
      this.now = JSON.parse(event.data as string) as Now;
      this.reached = true;
      this.dispatchEvent(new Event('change'));
    };
    this.#source.onerror = () => {
      this.reached = false;
      this.dispatchEvent(new Event('change'));
      // A refused stream is not tried again by the browser itself.
      if (this.#source?.readyState === EventSource.CLOSED) setTimeout(() => this.start(), 2000);
    };
  }
}

export const live = new Live();
