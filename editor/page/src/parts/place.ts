import type { Step } from '../types.js';

/** The name of a place in an article, as fields have it in `data-at`. */
export function placeAt(path: Step[]): string {
  return path.join('/');
}

/** Scrolls to the field at a path and gives it the focus; where it is not drawn, what it stands in. */
export function goTo(root: ParentNode, path: Step[]): void {
  for (let length = path.length; length > 0; length -= 1) {
    const place = root.querySelector<HTMLElement>(`[data-at="${CSS.escape(placeAt(path.slice(0, length)))}"]`);
    if (!place) continue;
    const field = place.matches('[tabindex]') ? place : (place.querySelector<HTMLElement>('input, textarea, select, button') ?? place);
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
    return;
  }
}
