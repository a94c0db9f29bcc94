import { html, type TemplateResult } from 'lit';
import { call, live, reasonOf } from '../api.js';
import { Part, shown } from '../element.js';
import { moment, outcome, placeName } from '../labels.js';
import type { Change, Publication } from '../types.js';

/** What visitors get now, what is being done about the rest, and why something is not live. */
class Publicatie extends Part {
  static override properties = shown('asks', 'problem');

  private asks = false;
  private problem = '';
  readonly #update = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('change', this.#update);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    live.removeEventListener('change', this.#update);
  }

  protected override render(): TemplateResult {
    const now = live.now;
    if (!now) return html`<p>Even laden …</p>`;
    const { publication } = now;
    const busy = publication.state === 'training' || publication.state === 'evaluating';
    return html`<div class="narrow">
      <h1>Wat is live</h1>
      <section class="card" data-state=${publication.running ? publication.state : 'off'} aria-live="polite">
        <h2>${publication.meaning}</h2>
        ${publication.sentence !== publication.meaning ? html`<p>${publication.sentence}</p>` : null}
        ${publication.causes.map((cause) => html`<p>Oorzaak: ${cause}</p>`)} ${publication.advice.map((line) => html`<p>${line}</p>`)}
        ${busy ? html`<p><progress max="1" .value=${publication.progress} aria-label="Voortgang"></progress> ${Math.round(publication.progress * 100)} %</p>` : null}
        <p class="soft">Sinds ${moment(publication.since)}.${publication.live ? html` Wat bezoekers krijgen is van ${moment(publication.live.since)}.` : null}</p>
        ${publication.running ? null : html`<p>Wat u opslaat, wordt live als hij weer start.</p>`}
        ${now.bot ? html`<p><a href=${now.bot} target="_blank" rel="noopener">Open de chat</a></p>` : null}
      </section>
      ${this.#questions('Wordt nu beantwoord met nieuwe tekst', publication.answered)}
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : null} ${publication.anyway ? this.#anyway(publication) : null}
      ${publication.problems.length ? this.#problems(publication) : null}
      ${publication.state === 'live' ? null : this.#questions('Slechter met de wijziging', publication.worse)}
      ${this.#questions('Nieuwe voorbeeldvragen die niet bij hun passage uitkomen', publication.astray)} ${publication.state === 'live' ? null : this.#questions('Beter met de wijziging', publication.better)}
    </div>`;
  }

  #problems(publication: Publication): TemplateResult {
    return html`<section class="card">
      <h2>Dit klopt niet</h2>
      <ul class="findings" role="list">
        ${publication.problems.map(
          (problem) => html`<li data-level="error">
            <a href="#/artikel/${problem.article}">${problem.article}</a>, ${placeName(problem.path, null)}${problem.line ? `, regel ${problem.line}` : ''}: ${problem.found}. Verwacht:
            ${problem.expected}. ${problem.remedy}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #questions(title: string, changes: Change[]): TemplateResult | null {
    if (!changes.length) return null;
    return html`<section class="card">
      <h2>${title}</h2>
      <dl class="questions">
        ${changes.map(
          (change) => html`<div><dt>${change.question}</dt><dd>Verwacht: ${outcome(change.expected)}. Was: ${outcome(change.before)}. Wordt: ${outcome(change.got)}.</dd></div>`,
        )}
      </dl>
    </section>`;
  }

  #anyway(publication: Publication): TemplateResult {
    const yes = async (): Promise<void> => {
      this.asks = false;
      try {
        await call('POST', 'publication/anyway', { candidate: publication.candidate });
        this.problem = '';
      } catch (error) {
        this.problem = reasonOf(error);
      }
    };
    return html`<section class="card">
      <h2>Toch publiceren</h2>
      ${this.asks
        ? html`<p><strong>Wilt u deze wijziging toch live zetten?</strong> De vragen hieronder gaan dan slechter.</p>
            <div class="buttons"><button type="button" class="danger" @click=${() => void yes()}>Ja, toch publiceren</button><button type="button" @click=${() => (this.asks = false)}>Nee</button></div>`
        : html`<p>Alleen doen als u zeker weet dat het zo beter is.</p><button type="button" @click=${() => (this.asks = true)}>Toch publiceren</button>`}
    </section>`;
  }
}

customElements.define('redactie-publicatie', Publicatie);
