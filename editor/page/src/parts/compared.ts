import { html, type TemplateResult } from 'lit';

/** More pairs of words than this are not compared: the page must not stop for it. */
const MOST = 4_000_000;

/** Two versions of a text, in each what the other has not marked. */
export function compared(old: string, now: string): [TemplateResult, TemplateResult] {
  const [before, after] = [pieces(old), pieces(now)];
  if (before.length * after.length > MOST) return [html`${old}`, html`${now}`];
  const [keptBefore, keptAfter] = common(before, after);
  return [marked(before, keptBefore), marked(after, keptAfter)];
}

/** Words, and the spaces between them. */
const pieces = (text: string): string[] => text.split(/(\s+)/).filter(Boolean);

/** The places of the longest row of pieces that both have in the same order. */
function common(one: string[], other: string[]): [Set<number>, Set<number>] {
  const wide = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * wide);
  const at = (row: number, column: number): number => longest[row * wide + column]!;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      longest[row * wide + column] = one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kept: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      kept[0].add(row++);
      kept[1].add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return kept;
}

function marked(parts: string[], kept: Set<number>): TemplateResult {
  const runs: { text: string; changed: boolean }[] = [];
  parts.forEach((text, place) => {
    const changed = !kept.has(place);
    const last = runs.at(-1);
    if (last?.changed === changed) last.text += text;
    else runs.push({ text, changed });
  });
  return html`${runs.map((run) => (run.changed && run.text.trim() ? html`<mark>${run.text}</mark>` : run.text))}`;
}
