import { html, type PropertyValues, type TemplateResult } from 'lit';
import { call } from '../api.js';
import { Part, shown } from '../element.js';
import { compared } from '../parts/compared.js';
import type { Fields } from '../types.js';
import { asText, moment, named } from '../labels.js';

interface Commit {
  id: string;
  who: string;
  when: string;
  why: string;
}
interface Difference {
  path: string[];
  old: unknown;
  new: unknown;
}
interface History {
  commits: Commit[];
  uncommitted: Difference[];
  why_not: string | null;
}

/** Who changed the article, what and when, as git has it. */
class Geschiedenis extends Part {
  static override properties = shown('slug', 'version', 'data', 'history', 'open', 'problem');

  slug = '';
  version: string | null = null;
  /** The article as it is, for the names of its topics. */
  data: Fields | null = null;

  private history: History | null = null;
  private open = new Map<string, Difference[]>();
  private problem = '';

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('slug') && !changes.has('version')) return;
    void call<History>('GET', `history/${this.slug}`).then(
      (history) => (this.history = history),
      () => (this.problem = 'De geschiedenis kon niet worden opgehaald.'),
    );
  }

  protected override render(): TemplateResult {
    const history = this.history;
    if (this.problem) return html`<p class="alarm">${this.problem}</p>`;
    if (!history) return html`<p>Even laden …</p>`;
    if (history.why_not) return html`<div class="narrow"><p>${history.why_not}</p></div>`;
    return html`<section class="narrow" aria-label="Geschiedenis">
      ${history.uncommitted.length
        ? html`<div class="card"><h2>Opgeslagen, nog niet vastgelegd in git</h2>${this.#differences(history.uncommitted)}</div>`
        : null}
      ${history.commits.length ? null : html`<p>Dit artikel is nog niet vastgelegd in git.</p>`}
      <ol role="list" class="cards">
        ${history.commits.map((commit) => {
          const differences = this.open.get(commit.id);
          return html`<li class="card">
            <h2><button type="button" class="toggle" aria-expanded=${differences ? 'true' : 'false'} @click=${() => void this.#toggle(commit.id)}>${commit.why}</button></h2>
            <p class="soft">${commit.who}, ${moment(commit.when)}</p>
            ${differences ? this.#differences(differences) : null}
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #differences(differences: Difference[]): TemplateResult {
    if (!differences.length) return html`<p>In de velden is niets veranderd, alleen in de opmaak of een opmerking.</p>`;
    return html`${differences.map((difference) => {
      const field = difference.path.at(-1);
      const [old, now] = compared(asText(difference.old, field, this.data), asText(difference.new, field, this.data));
      return html`<div class="conflict">
        <h3>${named(difference.path, this.data)}</h3>
        <div class="both">
          <div><h4>Was</h4><p class="version">${old}</p></div>
          <div><h4>Werd</h4><p class="version">${now}</p></div>
        </div>
      </div>`;
    })}`;
  }

  async #toggle(id: string): Promise<void> {
    const open = new Map(this.open);
    if (!open.delete(id)) open.set(id, (await call<{ changes: Difference[] }>('GET', `history/${this.slug}/${id}`)).changes);
    this.open = open;
  }
}

customElements.define('redactie-geschiedenis', Geschiedenis);
