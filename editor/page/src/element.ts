import { LitElement, unsafeCSS, type CSSResultGroup } from 'lit';
import styles from './redactie.css';

/** The elements of this page share one style sheet. */
export class Part extends LitElement {
  static override styles: CSSResultGroup = unsafeCSS(styles);
}

/** Members that are no attributes, but show. */
export function shown(...names: string[]): Record<string, { attribute: false }> {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
