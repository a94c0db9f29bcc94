import { html, type TemplateResult } from 'lit';
import type { Finding, Level, Step } from '../types.js';

const LEVELS: Level[] = ['error', 'warning', 'hint'];

/** The findings of one field: those whose way is this one, or goes on from it where `inside`. */
export function findingsAt(findings: Finding[], path: Step[], inside = true): Finding[] {
  return findings.filter(
    (finding) => path.every((step, index) => finding.path[index] === step) && (inside || finding.path.length === path.length),
  );
}

export function worst(findings: Finding[]): Level | null {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? null;
}

/** Beside a field: what is the matter and how to mend it. */
export function told(findings: Finding[], id: string): TemplateResult | null {
  if (!findings.length) return null;
  return html`<ul class="findings" id=${id} role="list">
    ${findings.map(
      (finding) => html`<li data-level=${finding.level} data-code=${finding.code}>
        <strong>${finding.dutch}:</strong> ${finding.found}. <span>Verwacht: ${finding.expected}. ${finding.remedy}</span>
      </li>`,
    )}
  </ul>`;
}

/** "2 fouten, 1 keer let op". */
export function counted(findings: Finding[]): string {
  const words: Record<Level, [string, string]> = { error: ['fout', 'fouten'], warning: ['keer let op', 'keer let op'], hint: ['tip', 'tips'] };
  return LEVELS.map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count)
    .map(({ level, count }) => `${count} ${words[level][count === 1 ? 0 : 1]}`)
    .join(', ');
}
