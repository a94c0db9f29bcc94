import { html, LitElement, unsafeCSS, type TemplateResult } from 'lit';
import widget from '../../../../widget/src/klacht-wijzer.css';
import { readReply } from '../../../../widget/src/reply.js';
import { textsFor } from '../../../../widget/src/texts.js';
import type { Turn } from '../../../../widget/src/types.js';
import { turnItems, type TurnUse } from '../../../../widget/src/views/turn.js';
import { shown } from '../element.js';
import preview from './preview.css';

/** A question and its reply as the widget shows them, with the widget's own parts. Its buttons lead nowhere but to the sources. */
class Voorbeeld extends LitElement {
  static override styles = [unsafeCSS(widget), unsafeCSS(preview)];
  static override properties = shown('question', 'messages', 'open', 'at');

  question = '';
  /** The messages of the turn, as the widget gets them; null where there is no reply to show. */
  messages: unknown = null;

  private open = true;
  private at: number | null = null;
  #texts = textsFor('u');

  protected override render(): TemplateResult {
    if (!this.messages) return html`<div class="kw"><p class="none">Vul een antwoord in. Dan ziet u hier hoe het in de chat staat.</p></div>`;
    const turn: Turn = { id: 'voorbeeld', question: this.question, askedAt: 0, state: 'answered', reply: readReply(this.messages) };
    return html`<div class="kw" lang="nl"><div class="log"><ol class="turns" role="list">${turnItems(turn, this.#use())}</ol></div></div>`;
  }

  #use(): TurnUse {
    const nothing = (): void => undefined;
    return {
      texts: this.#texts,
      sources: {
        open: this.open,
        at: this.at,
        toggle: () => (this.open = !this.open),
        go: (number) => void this.#go(number),
        back: () => (this.at = null),
      },
      askingReason: false,
      remark: '',
      ask: (question) => this.dispatchEvent(new CustomEvent('ask', { detail: question })),
      again: nothing,
      rate: nothing,
      sendReason: nothing,
    };
  }

  async #go(number: number): Promise<void> {
    this.open = true;
    this.at = number;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-source="${number}"]`)?.focus();
  }
}

customElements.define('redactie-voorbeeld', Voorbeeld);
