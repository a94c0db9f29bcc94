/** Cuts the bot's plain text into words, source numbers and links. Nothing here or later reads text as HTML. */

export type Piece = { text: string; href?: string; source?: number };

const URL_LIKE = /https:\/\/[^\s<>"“”]+/;
const SCHEME_LIKE = /(?:tel:\+?[\d-]{3,}|mailto:[^\s<>"“”]+)/;
const MAIL_LIKE = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const SITE_LIKE = /(?:[a-z\d-]+\.)+(?:nl|be)(?![\w-])(?:\/[^\s<>"“”]*)?/;
const PHONE_LIKE = /112|113|1813/;
const NUMBER_LIKE = /\[\d{1,3}\]/;
const ANY = new RegExp([URL_LIKE, SCHEME_LIKE, MAIL_LIKE, SITE_LIKE, NUMBER_LIKE, PHONE_LIKE].map((part) => part.source).join('|'), 'gi');
const TRAILING = /[.,;:!?)\]’']+$/;

/**
 * @param sources the numbers that the reply has a source for: only these become buttons.
 * @param emergency whether emergency numbers in the text can be called with a tap.
 */
export function pieces(text: string, sources: ReadonlySet<number>, emergency: boolean): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  const plain = (end: number): void => {
    if (end > done) found.push({ text: text.slice(done, end) });
    done = end;
  };
  for (const match of text.matchAll(ANY)) {
    const piece = read(match[0], text.slice(0, match.index), text.slice(match.index + match[0].length), sources, emergency);
    if (!piece) continue;
    plain(match.index);
    found.push(piece);
    done = match.index + piece.text.length;
  }
  plain(text.length);
  return found;
}

/** Returns the address when a link to it can do no harm, else null. */
export function safeHref(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const harmless = ['https:', 'tel:', 'mailto:'].includes(url.protocol) && !url.username && !url.password;
  return harmless ? url.href : null;
}

function read(word: string, before: string, after: string, sources: ReadonlySet<number>, emergency: boolean): Piece | null {
  if (word.startsWith('[')) {
    const source = Number(word.slice(1, -1));
    return sources.has(source) ? { text: word, source } : null;
  }
  if (/[\w@./:+-]$/.test(before)) return null;
  if (/^\d+$/.test(word)) {
    const alone = !/^([\w-]|[.,]\d)/.test(after) && !/\d,$/.test(before);
    return emergency && alone ? { text: word, href: `tel:${word}` } : null;
  }
  const text = word.replace(TRAILING, '');
  const href = safeHref(addressOf(text));
  return href ? { text, href } : null;
}

function addressOf(text: string): string {
  if (/^(https|tel|mailto):/i.test(text)) return text;
  return text.includes('@') ? `mailto:${text}` : `https://${text}`;
}
