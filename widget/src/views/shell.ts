import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, sendIcon } from '../icons.js';
import type { Texts } from '../texts.js';
import type { Trouble } from '../types.js';

export interface HeaderUse {
  title: string;
  /** A whole page has the title as its first heading, and nothing to close. */
  wholePage: boolean;
  menuOpen: boolean;
  toggleMenu(): void;
  close(): void;
}

export function header(use: HeaderUse, texts: Texts): TemplateResult {
  return html`<header>
    <div class="heading">
      ${use.wholePage ? html`<h1>${use.title}</h1>` : html`<h2 id="titel" tabindex="-1">${use.title}</h2>`}
      <p class="subtitle">${texts.subtitle}</p>
    </div>
    <button type="button" class="quiet more" aria-expanded=${use.menuOpen ? 'true' : 'false'} @click=${use.toggleMenu}>${texts.more}</button>
    ${use.wholePage ? null : html`<button type="button" class="quiet icon close" aria-label=${texts.close} @click=${use.close}>${closeIcon}</button>`}
  </header>`;
}

export interface MenuUse {
  copy(): void;
  print(): void;
  save(): void;
  fresh(): void;
}

export function menu(use: MenuUse, texts: Texts): TemplateResult {
  return html`<div class="menu" role="group" aria-label=${texts.more}>
    <button type="button" @click=${use.fresh}>${texts.fresh}</button>
    <button type="button" @click=${use.copy}>${texts.copy}</button>
    <button type="button" @click=${use.print}>${texts.print}</button>
    <button type="button" @click=${use.save}>${texts.save}</button>
  </div>`;
}

/** Asks before a conversation is deleted. */
export function clearQuestion(yes: () => void, no: () => void, texts: Texts): TemplateResult {
  return html`<div class="ask" role="group" aria-labelledby="wissen">
    <p id="wissen"><strong>${texts.clearQuestion}</strong> ${texts.clearExplained}</p>
    <div class="chips">
      <button type="button" class="strong" @click=${yes}>${texts.clearYes}</button>
      <button type="button" class="no" @click=${no}>${texts.clearNo}</button>
    </div>
  </div>`;
}

/** What is the matter with the connection, or what was just done. */
export function statusLine(trouble: Trouble | null, notice: string, retry: () => void, texts: Texts): TemplateResult | null {
  const text = trouble ? (trouble.kind === 'busy' ? trouble.text : texts[trouble.kind]) : notice;
  if (!text) return null;
  const canRetry = trouble?.kind === 'unreachable';
  return html`<div class="status">
    <p>${text}</p>
    ${canRetry ? html`<button type="button" @click=${retry}>${texts.retry}</button>` : null}
  </div>`;
}

export interface ComposerUse {
  length: number;
  maxLength: number;
  typed(field: HTMLTextAreaElement): void;
  submit(): void;
}

/** From this share of the limit on, what is left is counted. */
const COUNT_FROM = 0.9;

export function composer(use: ComposerUse, texts: Texts): TemplateResult {
  const left = use.maxLength - use.length;
  const counted = use.length >= use.maxLength * COUNT_FROM;
  const over = left < 0;
  const onKey = (event: KeyboardEvent): void => {
    // Enter while composing picks a word from the keyboard's suggestions.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    use.submit();
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    use.submit();
  };
  return html`<footer>
    <div class="narrow">
      <form @submit=${onSubmit}>
        <label class="sr" for="vraag">${texts.input}</label>
        <textarea
          id="vraag"
          rows="1"
          enterkeyhint="send"
          autocomplete="off"
          placeholder=${texts.placeholder}
          aria-describedby=${counted ? 'teller' : nothing}
          aria-invalid=${over ? 'true' : nothing}
          @input=${(event: Event) => use.typed(event.currentTarget as HTMLTextAreaElement)}
          @keydown=${onKey}
        ></textarea>
        <button type="submit" class="strong icon send" aria-label=${texts.send} title=${texts.send}>${sendIcon}</button>
      </form>
      ${counted ? html`<p class="counter ${over ? 'over' : ''}" id="teller">${over ? texts.tooLong(-left) : texts.left(left)}</p>` : null}
      <p class="disclaimer">${texts.disclaimer}<span> ${texts.disclaimerMore}</span></p>
    </div>
  </footer>`;
}
