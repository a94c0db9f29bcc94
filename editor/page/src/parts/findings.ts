import { html, type TemplateResult } from 'lit';
import type { Finding, Step, Tone } from '../types.js';

const TONES: Tone[] = ['error', 'todo', 'warning', 'hint'];

/** The findings of one field: those whose way is this one, or goes on from it where `inside`. */
export function findingsAt(findings: Finding[], path: Step[], inside = true): Finding[] {
  return findings.filter(
    (finding) => path.every((step, index) => finding.path[index] === step) && (inside || finding.path.length === path.length),
  );
}

/** How a finding is shown. */
export function toneOf(finding: Finding): Tone {
  return finding.code === 'empty' ? 'todo' : finding.level;
}

export function worst(findings: Finding[]): Tone | null {
  return TONES.find((tone) => findings.some((finding) => toneOf(finding) === tone)) ?? null;
}

/** What is the matter and how to mend it. */
export function message(finding: Finding): TemplateResult {
  if (toneOf(finding) === 'todo') return html`<strong>${finding.dutch}:</strong> <span>${finding.remedy}</span>`;
  return html`<strong>${finding.dutch}:</strong> ${finding.found}. <span>Verwacht: ${finding.expected}. ${finding.remedy}</span>`;
}

/** Beside a field: what is the matter with it. */
export function told(findings: Finding[], id: string): TemplateResult | null {
  if (!findings.length) return null;
  return html`<ul class="findings" id=${id} role="list">
    ${findings.map((finding) => html`<li data-level=${toneOf(finding)} data-code=${finding.code}>${message(finding)}</li>`)}
  </ul>`;
}

const COUNTED: Record<Tone, [string, string]> = {
  error: ['fout', 'fouten'],
  todo: ['veld nog leeg', 'velden nog leeg'],
  warning: ['keer let op', 'keer let op'],
  hint: ['tip', 'tips'],
};

/** "2 fouten, 1 keer let op". */
export function counted(findings: Finding[]): string {
  return TONES.map((tone) => ({ tone, count: findings.filter((finding) => toneOf(finding) === tone).length }))
    .filter(({ count }) => count)
    .map(({ tone, count }) => `${count} ${COUNTED[tone][count === 1 ? 0 : 1]}`)
    .join(', ');
}
