import { html, type TemplateResult } from 'lit';
import { call, live, reasonOf } from '../api.js';
import { Part, shown } from '../element.js';
import { day, slugOf } from '../labels.js';
import type { Summary } from '../types.js';

/** The list of articles with their state, and the form for a new one. */
class Artikelen extends Part {
  static override properties = shown('articles', 'problem', 'refusal', 'adding', 'slug', 'titel');

  private articles: Summary[] | null = null;
  private problem = '';
  /** Why the new article was not begun. */
  private refusal = '';
  private adding = false;
  private slug = '';
  private titel = '';
  #seen = '';

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('change', this.#look);
    this.#look();
    if (!live.now) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    live.removeEventListener('change', this.#look);
  }

  readonly #look = (): void => {
    const seen = JSON.stringify(live.now?.articles);
    if (!live.now || (seen === this.#seen && !(this.problem && live.reached))) return;
    this.#seen = seen;
    void this.#load();
  };

  async #load(): Promise<void> {
    try {
      this.articles = (await call<{ articles: Summary[] }>('GET', 'articles/')).articles;
      this.problem = '';
    } catch (error) {
      this.problem = reasonOf(error);
    }
  }

  async #begin(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal = '';
    const form = new FormData(event.currentTarget as HTMLFormElement);
    try {
      const body = { titel: form.get('titel'), stof: form.get('stof'), onderwerp: form.get('onderwerp'), slug: form.get('slug') };
      await call('POST', 'articles/', body);
      location.hash = `#/artikel/${String(form.get('slug'))}`;
    } catch (error) {
      this.refusal = reasonOf(error);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="narrow">
      <div class="bar">
        <h1>Artikelen</h1>
        <button type="button" class="strong" aria-expanded=${this.adding ? 'true' : 'false'} @click=${() => (this.adding = !this.adding)}>Nieuw artikel</button>
      </div>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : null} ${this.adding ? this.#form() : null}
      ${this.articles ? html`<ul class="cards" role="list">${this.articles.map((article) => this.#card(article))}</ul>` : html`<p>Even laden …</p>`}
    </div>`;
  }

  #card(article: Summary): TemplateResult {
    const found = article.findings;
    return html`<li class="card" data-slug=${article.slug}>
      <h2><a href="#/artikel/${article.slug}">${article.title}</a></h2>
      <p class="soft">
        ${article.passages ?? 0} ${article.passages === 1 ? 'passage' : 'passages'}${article.reviewed ? html`, nagekeken op ${day(article.reviewed)}` : null}${article.reviewed_by
          ? ` door ${article.reviewed_by}`
          : null}
      </p>
      ${article.problem ? html`<p class="alarm">${article.problem}</p>` : null}
      <ul class="marks" role="list">
        ${article.draft ? html`<li data-level="warning">Nog niet klaar</li>` : null}
        ${article.new ? html`<li data-level="warning">Nieuw, nog niet in een bestand</li>` : null}
        ${article.unsaved && !article.new ? html`<li data-level="warning">Concept, nog niet opgeslagen</li>` : null}
        ${article.conflicts ? html`<li data-level="error">Ook in het bestand veranderd</li>` : null}
        ${found?.error ? html`<li data-level="error">${found.error} ${found.error === 1 ? 'fout' : 'fouten'}</li>` : null}
        ${found?.todo ? html`<li data-level="todo">${found.todo} ${found.todo === 1 ? 'veld' : 'velden'} nog leeg</li>` : null}
        ${found?.warning ? html`<li data-level="warning">${found.warning} keer let op</li>` : null}
        ${found?.hint ? html`<li data-level="hint">${found.hint} ${found.hint === 1 ? 'tip' : 'tips'}</li>` : null}
        ${found && !found.worst ? html`<li data-level="ok">Geen problemen</li>` : null}
      </ul>
    </li>`;
  }

  #form(): TemplateResult {
    return html`<form class="card" @submit=${(event: Event) => void this.#begin(event)}>
      <div class="field">
        <label for="titel">Titel van het artikel</label>
        <input id="titel" name="titel" required minlength="2" autocomplete="off" @input=${this.#onTitle} />
      </div>
      <div class="field">
        <label for="stof">Over welke stof gaat het?</label>
        <p class="help" id="stof-uitleg">Zoals: magnesium. Bezoekers vragen hiernaar.</p>
        <input id="stof" name="stof" required minlength="2" autocomplete="off" aria-describedby="stof-uitleg" />
      </div>
      <div class="field">
        <label for="onderwerp">Het eerste onderwerp</label>
        <p class="help" id="onderwerp-uitleg">Waar bezoekers naar vragen, zoals: migraine.</p>
        <input id="onderwerp" name="onderwerp" required minlength="2" autocomplete="off" aria-describedby="onderwerp-uitleg" />
      </div>
      <div class="field">
        <label for="slug">Naam van het bestand</label>
        <p class="help" id="slug-uitleg">Kleine letters, cijfers en streepjes.</p>
        <input
          id="slug"
          name="slug"
          required
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          autocomplete="off"
          aria-describedby="slug-uitleg"
          .value=${this.slug}
          @input=${(event: Event) => (this.slug = (event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      ${this.refusal ? html`<p class="alarm" role="alert">${this.refusal}</p>` : null}
      <button type="submit" class="strong">Begin dit artikel</button>
    </form>`;
  }

  readonly #onTitle = (event: Event): void => {
    const title = (event.currentTarget as HTMLInputElement).value;
    if (!this.slug || this.slug === slugOf(this.titel)) this.slug = slugOf(title);
    this.titel = title;
  };
}

customElements.define('redactie-artikelen', Artikelen);
