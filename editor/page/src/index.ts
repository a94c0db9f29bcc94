import { html, unsafeCSS, type CSSResultGroup, type TemplateResult } from 'lit';
import widget from '../../../widget/src/klacht-wijzer.css';
import { live } from './api.js';
import { Part, shown } from './element.js';
import frame from './frame.css';
import styles from './redactie.css';
import { VIEWS } from './views.js';
import { pill } from './parts/pill.js';

/** The whole page: what is the same in every view, and the view that the address names. */
class Pagina extends Part {
  // The widget's style sheet brings its colours, which all that is inside gets.
  static override styles: CSSResultGroup = [unsafeCSS(widget), unsafeCSS(styles), unsafeCSS(frame)];
  static override properties = shown('address');

  private address = location.hash;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', () => this.#go());
    live.addEventListener('change', () => this.requestUpdate());
    live.start();
  }

  #go(): void {
    this.address = location.hash;
    const [path] = this.#parts();
    void this.updateComplete.then(() => {
      if (path !== 'artikel') this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    });
  }

  #parts(): string[] {
    return this.address.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  }

  protected override render(): TemplateResult {
    const [path = '', ...rest] = this.#parts();
    const view = VIEWS.find((one) => one.path === path) ?? VIEWS[0]!;
    const now = live.now;
    return html`<div class="kw redactie" lang="nl">
      <header>
        <button type="button" class="skip" @click=${this.#skip}>Naar de inhoud</button>
        <div class="heading"><a class="home" href="#/">Redactie</a></div>
        <nav aria-label="Onderdelen">
          ${VIEWS.filter((one) => one.name).map(
            (one) => html`<a href="#/${one.path}" aria-current=${one === view ? 'page' : 'false'}>${one.name}</a>`,
          )}
          ${now?.bot ? html`<a href=${now.bot} target="_blank" rel="noopener">Open de chat</a>` : null}
        </nav>
        ${now ? pill(now.publication, live.reached) : null}
      </header>
      ${live.reached ? null : html`<p class="offline" role="alert">De server is niet bereikbaar. Loopt make redactie nog? Wat u typt blijft hier staan.</p>`}
      <main tabindex="-1">${view.show(rest)}</main>
    </div>`;
  }

  readonly #skip = (): void => {
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  };
}

customElements.define('redactie-pagina', Pagina);
