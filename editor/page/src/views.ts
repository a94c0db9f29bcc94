/** The views of the page. A new one: a custom element in views/, and a line here. */

import { html, type TemplateResult } from 'lit';
import './views/articles.js';
import './views/article.js';
import './views/publication.js';
import './views/trial.js';
import './views/visitors.js';

export interface View {
  /** First part of the address after `#/`. */
  path: string;
  /** In the navigation; empty for a view that has no place there. */
  name: string;
  /** The view, given the rest of the address. */
  show(rest: string[]): TemplateResult;
}

export const VIEWS: View[] = [
  { path: '', name: 'Artikelen', show: () => html`<redactie-artikelen></redactie-artikelen>` },
  { path: 'artikel', name: '', show: ([slug = '', tab = '', place = '']) => html`<redactie-artikel .slug=${slug} .tab=${tab} .place=${place}></redactie-artikel>` },
  { path: 'probeer', name: 'Probeer een vraag', show: () => html`<redactie-proef></redactie-proef>` },
  { path: 'bezoekers', name: 'Wat bezoekers vroegen', show: () => html`<redactie-bezoekers></redactie-bezoekers>` },
  { path: 'publicatie', name: 'Wat is live', show: () => html`<redactie-publicatie></redactie-publicatie>` },
];
