import { html, type TemplateResult } from 'lit';
import { call, live, reasonOf, UNREACHED } from '../api.js';
import { Part, shown } from '../element.js';
import { ASPECTS } from '../labels.js';
import '../parts/preview.js';

interface Candidate {
  passage: string;
  article: string;
  question: string;
  fit: number;
  chosen: boolean;
}
interface Named {
  words: string;
  kind_in_dutch: string;
  name: string;
  covered: boolean;
}
interface Trial {
  sentence: string;
  kind: string;
  kind_in_dutch: string;
  intent: string;
  confidence: number;
  topics: string[];
  aspect: string | null;
  passages: string[];
  candidates: Candidate[];
  certainty: 'sure' | 'fair' | 'unsure';
  certainty_in_dutch: string;
  named: Named[];
  mended: [string, string][];
  unknown: string[];
  text: string;
  custom: unknown;
  seconds: number;
}

/** Probeer een vraag: what the bot makes of a sentence, on the texts as they stand in the page. */
class Proef extends Part {
  static override properties = shown('trials', 'busy', 'problem', 'follow', 'sentence');

  private trials: Trial[] = [];
  private busy = false;
  private problem = '';
  private follow = false;
  private sentence = '';
  readonly #update = (): void => {
    if (live.reached && this.problem === UNREACHED) this.problem = '';
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('change', this.#update);
    void call('POST', 'trial/prepare', {}).catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    live.removeEventListener('change', this.#update);
  }

  readonly #ask = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const sentence = this.sentence.trim();
    if (!sentence || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await this.#loaded();
      const after = this.follow ? this.#before() : [];
      const trial = await call<Trial & { after: string[] }>('POST', 'trial/', { sentence, after });
      this.trials = [trial, ...this.trials];
      this.sentence = '';
    } catch (error) {
      this.problem = reasonOf(error);
    } finally {
      this.busy = false;
    }
  };

  /** Waits until the bot is loaded; she may type and click before it is. */
  async #loaded(): Promise<void> {
    const waits = (): boolean => !['ready', 'failed'].includes(live.now?.trial.state ?? 'loading');
    while (waits() && this.isConnected) await new Promise((resolve) => live.addEventListener('change', resolve, { once: true }));
  }

  /** What was said before in the newest conversation. */
  #before(): string[] {
    const last = this.trials[0] as (Trial & { after: string[] }) | undefined;
    return last ? [...last.after, last.sentence] : [];
  }

  protected override render(): TemplateResult {
    const trial = live.now?.trial;
    const ready = trial?.state === 'ready';
    const learns = ['training', 'evaluating'].includes(live.now?.publication.state ?? '');
    return html`<div class="wide">
      <h1>Probeer een vraag</h1>
      <p class="help">U ziet wat de chatbot van een vraag maakt, met de teksten zoals ze nu op deze pagina staan, ook als ze nog niet zijn opgeslagen.</p>
      ${trial?.state === 'failed' ? html`<p class="alarm" role="alert">De bot kon niet worden geladen. ${trial.problem}</p>` : null}
      ${!ready && trial?.state !== 'failed' ? html`<p role="status">De bot wordt geladen. Dat duurt even. U kunt uw vraag al typen en op Probeer klikken.</p>` : null}
      <form class="row" @submit=${this.#ask}>
        <div class="field grow">
          <label for="vraag">Uw vraag</label>
          <input id="vraag" autocomplete="off" maxlength="5000" .value=${this.sentence} @input=${(event: Event) => (this.sentence = (event.currentTarget as HTMLInputElement).value)} />
        </div>
        <button type="submit" class="strong" ?disabled=${this.busy || trial?.state === 'failed'}>${this.busy ? 'Even kijken …' : 'Probeer'}</button>
      </form>
      ${ready && this.busy ? html`<p role="status">${learns ? 'De bot leert op dit moment ook. Daarom duurt het wat langer.' : 'De bot leest uw vraag.'}</p>` : null}
      ${this.trials.length
        ? html`<p><label class="check"><input type="checkbox" .checked=${this.follow} @change=${(event: Event) => (this.follow = (event.currentTarget as HTMLInputElement).checked)} /> Stel de volgende vraag in hetzelfde gesprek</label></p>`
        : null}
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : null}
      ${this.trials.map((one) => this.#trial(one))}
    </div>`;
  }

  #trial(trial: Trial): TemplateResult {
    const chosen = trial.candidates.find((candidate) => candidate.chosen);
    const others = trial.candidates.filter((candidate) => !candidate.chosen);
    const messages = [...trial.text.split('\n\n').map((text) => ({ text })), { custom: trial.custom }];
    return html`<article class="card trial" data-kind=${trial.kind} aria-label=${trial.sentence}>
      <div class="seen">
        <h2>${trial.sentence}</h2>
        <dl>
          <div><dt>Soort antwoord</dt><dd>${trial.kind_in_dutch}</dd></div>
          <div><dt>Hoe zeker</dt><dd data-certainty=${trial.certainty}>${trial.certainty_in_dutch}</dd></div>
          ${trial.topics.length ? html`<div><dt>Onderwerpen</dt><dd>${trial.topics.join(', ')}</dd></div>` : null}
          ${trial.aspect ? html`<div><dt>Wil weten</dt><dd>${ASPECTS[trial.aspect] ?? trial.aspect}</dd></div>` : null}
          ${trial.passages.length ? html`<div><dt>Passage</dt><dd>${trial.passages.map((id, index) => html`${index ? ', ' : ''}${passageLink(trial, id)}`)}</dd></div>` : null}
          ${others.length
            ? html`<div><dt>Kwam daarna</dt><dd><ol>${others.map((one) => html`<li>${passageLink(trial, one.passage)} <span class="soft">(${one.fit.toLocaleString('nl-NL')})</span></li>`)}</ol>
                <p class="soft">Tussen haakjes: hoe goed de passage past. ${chosen ? html`De gekozen passage heeft ${chosen.fit.toLocaleString('nl-NL')}. ` : null}Hoger past beter.</p></dd></div>`
            : null}
          ${trial.named.length
            ? html`<div><dt>Herkend</dt><dd>${trial.named.map((one, index) => html`${index ? ', ' : ''}${one.words} <span class="soft">(${one.kind_in_dutch}${one.covered ? '' : ', niet behandeld'})</span>`)}</dd></div>`
            : null}
          ${trial.mended.length ? html`<div><dt>Gelezen als</dt><dd>${trial.mended.map(([typed, read]) => `${typed} → ${read}`).join(', ')}</dd></div>` : null}
          <div><dt>Onbekende woorden</dt><dd>${trial.unknown.length ? trial.unknown.join(', ') : 'geen'}</dd></div>
        </dl>
      </div>
      <redactie-voorbeeld
        .question=${trial.sentence}
        .messages=${messages}
        @ask=${(event: CustomEvent<string>) => {
          this.sentence = event.detail;
          void this.#ask();
        }}
      ></redactie-voorbeeld>
    </article>`;
  }
}

/** The passage in its article, where that is known. */
function passageLink(trial: Trial, id: string): TemplateResult {
  const article = trial.candidates.find((candidate) => candidate.passage === id)?.article;
  return article ? html`<a href="#/artikel/${article}//${id}">${id}</a>` : html`${id}`;
}

customElements.define('redactie-proef', Proef);
