/** Says things to people who listen to the page: each once, answers politely, an emergency at once. */

export class Announcer {
  polite = '';
  urgent = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  /** Emptied first, so that the same sentence twice is heard twice. */
  say(text: string, urgent = false): void {
    clearTimeout(this.#timer);
    this.polite = this.urgent = '';
    this.changed();
    this.#timer = setTimeout(() => {
      if (urgent) this.urgent = text;
      else this.polite = text;
      this.changed();
    }, 100);
  }
}

/** The bot's text as it is read out: without its source numbers. */
export function spoken(texts: string[]): string {
  return texts.join(' ').replace(/\s*\[\d{1,3}\]/g, '');
}
