import { LitElement, unsafeCSS, type CSSResultGroup } from 'lit';
import { goTo } from './parts/place.js';
import type { Step } from './types.js';
import styles from './redactie.css';

/** The elements of this page share one style sheet. */
export class Part extends LitElement {
  static override styles: CSSResultGroup = unsafeCSS(styles);

  /** Draws what was changed now, from the outermost part in: a new field can then get the focus before the next key comes. */
  drawNow(): ParentNode {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot && root.host instanceof Part) root.host.drawNow();
    if (this.isUpdatePending) this.performUpdate();
    return this.renderRoot;
  }

  /** Brings the editor to a field, or to the nearest that is shown of what it stands in. */
  reveal(path: Step[]): void {
    goTo(this.drawNow(), path);
  }
}

/** Members that are no attributes, but show. */
export function shown(...names: string[]): Record<string, { attribute: false }> {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
