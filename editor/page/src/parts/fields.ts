/** Fields to type in, each with its label, its explanation and what is wrong beside it. */

import { html, nothing, type TemplateResult } from 'lit';
import { live as liveValue } from 'lit/directives/live.js';
import type { Finding, Step } from '../types.js';
import { told, worst } from './findings.js';
import { placeAt } from './place.js';
import { wordsIn, wordsOf } from './words.js';

export interface FieldUse {
  id: string;
  label: string;
  help?: string;
  /** Where it stands in the article. */
  at: Step[];
  findings: Finding[];
}

function around(use: FieldUse, control: TemplateResult): TemplateResult {
  return html`<div class="field" data-at=${placeAt(use.at)} data-worst=${worst(use.findings) ?? nothing}>
    <label for=${use.id}>${use.label}</label>
    ${use.help ? html`<p class="help" id="${use.id}-uitleg">${use.help}</p>` : null} ${control} ${told(use.findings, `${use.id}-mis`)}
  </div>`;
}

const described = (use: FieldUse): string => [use.help ? `${use.id}-uitleg` : '', use.findings.length ? `${use.id}-mis` : ''].filter(Boolean).join(' ');
const invalid = (use: FieldUse): string => (worst(use.findings) === 'error' ? 'true' : 'false');

export function lineField(use: FieldUse, value: string, changed: (value: string) => void, type = 'text'): TemplateResult {
  return around(
    use,
    html`<input
      id=${use.id}
      type=${type}
      autocomplete="off"
      .value=${liveValue(value)}
      aria-invalid=${invalid(use)}
      aria-describedby=${described(use) || nothing}
      @input=${(event: Event) => changed((event.currentTarget as HTMLInputElement).value)}
    />`,
  );
}

export function textField(use: FieldUse, value: string, changed: (value: string) => void, rows = 5): TemplateResult {
  return around(
    use,
    html`<textarea
      id=${use.id}
      rows=${rows}
      .value=${liveValue(value)}
      aria-invalid=${invalid(use)}
      aria-describedby=${described(use) || nothing}
      @input=${(event: Event) => changed((event.currentTarget as HTMLTextAreaElement).value)}
    ></textarea>`,
  );
}

export function choiceField(use: FieldUse, value: string, choices: Record<string, string>, changed: (value: string) => void): TemplateResult {
  const known = value in choices || !value;
  return around(
    use,
    html`<select
      id=${use.id}
      aria-invalid=${invalid(use)}
      aria-describedby=${described(use) || nothing}
      @change=${(event: Event) => changed((event.currentTarget as HTMLSelectElement).value)}
    >
      ${value ? null : html`<option value="" selected>Kies …</option>`} ${known ? null : html`<option value=${value} selected>${value}</option>`}
      ${Object.entries(choices).map(([key, name]) => html`<option value=${key} ?selected=${key === value}>${name}</option>`)}
    </select>`,
  );
}

/** Words with commas between them, as a list. */
export function wordsField(use: FieldUse, words: string[], changed: (words: string[]) => void): TemplateResult {
  const put = (event: Event): void => {
    const now = wordsIn((event.currentTarget as HTMLTextAreaElement).value);
    if (JSON.stringify(now) !== JSON.stringify(words)) changed(now);
  };
  return around(
    use,
    html`<textarea
      id=${use.id}
      rows="2"
      .value=${wordsOf(words)}
      aria-invalid=${invalid(use)}
      aria-describedby=${described(use) || nothing}
      @input=${put}
    ></textarea>`,
  );
}

/** Names to choose, from those that there are. */
export function namesField(use: FieldUse, chosen: string[], names: Record<string, string>, changed: (chosen: string[]) => void): TemplateResult {
  const left = Object.entries(names).filter(([key]) => !chosen.includes(key));
  return html`<fieldset class="field" data-at=${placeAt(use.at)} data-worst=${worst(use.findings) ?? nothing}>
    <legend>${use.label}</legend>
    ${use.help ? html`<p class="help">${use.help}</p>` : null}
    <ul class="tags" role="list">
      ${chosen.map(
        (key) => html`<li>
          <span>${names[key] ?? `${key} (onbekend)`}</span
          ><button type="button" aria-label="Haal ${names[key] ?? key} weg bij ${use.label.toLowerCase()}" @click=${() => changed(chosen.filter((other) => other !== key))}>×</button>
        </li>`,
      )}
      ${left.length
        ? html`<li class="add">
            <select
              id=${use.id}
              aria-label="Voeg toe aan ${use.label.toLowerCase()}"
              .value=${liveValue('')}
              @change=${(event: Event) => changed([...chosen, (event.currentTarget as HTMLSelectElement).value])}
            >
              <option value="">+ onderwerp</option>
              ${left.map(([key, name]) => html`<option value=${key}>${name}</option>`)}
            </select>
          </li>`
        : null}
    </ul>
    ${told(use.findings, `${use.id}-mis`)}
  </fieldset>`;
}

/** Characters that fit on a row, for browsers that do not let a field grow with its text by themselves. */
const LINE = 45;

/** What is typed, without the line breaks of something that was pasted. */
const oneLine = (event: Event): string => (event.currentTarget as HTMLTextAreaElement).value.replace(/\s*\n\s*/g, ' ');

export interface LinesUse {
  id: string;
  label: string;
  help?: string;
  /** What one line is called: "vraag". */
  one: string;
  at: Step[];
  /** Findings of line `index`, or of the list as a whole. */
  findings(index: number | null): Finding[];
}

/** A list of lines that can be changed, moved, added and taken away. `drawn` draws what was changed and gives where. */
export function linesField(use: LinesUse, lines: string[], changed: (lines: string[]) => void, drawn: () => ParentNode): TemplateResult {
  // At once, in the very key or click that asks for it: the next letter may come before anything that is put off.
  const focus = (index: number): void => drawn().querySelector<HTMLElement>(`#${CSS.escape(`${use.id}-${index}`)}`)?.focus();
  const moved = (from: number, to: number): void => {
    const now = [...lines];
    const [line = ''] = now.splice(from, 1);
    now.splice(to, 0, line);
    changed(now);
  };
  const without = (index: number): void => {
    changed(lines.filter((_, other) => other !== index));
    focus(Math.max(0, index - 1));
  };
  const add = (at: number): void => {
    changed([...lines.slice(0, at), '', ...lines.slice(at)]);
    focus(at);
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    add(index + 1);
  };
  return html`<fieldset class="field lines" data-at=${placeAt(use.at)}>
    <legend>${use.label}</legend>
    ${use.help ? html`<p class="help">${use.help}</p>` : null} ${told(use.findings(null), `${use.id}-mis`)}
    <ol role="list">
      ${lines.map((line, index) => {
        const findings = use.findings(index);
        const id = `${use.id}-${index}`;
        return html`<li data-at=${placeAt([...use.at, index])} data-worst=${worst(findings) ?? nothing}>
          <div class="row">
            <textarea
              id=${id}
              rows=${Math.ceil((line.length || 1) / LINE)}
              autocomplete="off"
              aria-label="${use.one} ${index + 1}"
              .value=${liveValue(line)}
              aria-invalid=${worst(findings) === 'error' ? 'true' : 'false'}
              aria-describedby=${findings.length ? `${id}-mis` : nothing}
              @input=${(event: Event) => changed(lines.map((other, place) => (place === index ? oneLine(event) : other)))}
              @keydown=${(event: KeyboardEvent) => onKey(event, index)}
            ></textarea>
            <button type="button" class="small" aria-label="${use.one} ${index + 1} omhoog" ?disabled=${index === 0} @click=${() => moved(index, index - 1)}>↑</button>
            <button type="button" class="small" aria-label="${use.one} ${index + 1} omlaag" ?disabled=${index === lines.length - 1} @click=${() => moved(index, index + 1)}>↓</button>
            <button type="button" class="small" aria-label="${use.one} ${index + 1} weghalen" @click=${() => without(index)}>×</button>
          </div>
          ${told(findings, `${id}-mis`)}
        </li>`;
      })}
    </ol>
    <button type="button" @click=${() => add(lines.length)}>+ ${use.one.toLowerCase()} toevoegen</button>
  </fieldset>`;
}
