import { html, svg, type TemplateResult } from 'lit';

/** How often in each day or week: `start` of the first, length of each in days. */
export interface Series {
  start: string;
  step: number;
  counts: number[];
}

const WIDTH = 240;
const HEIGHT = 40;
const DAY = new Intl.DateTimeFormat('nl', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The first day of a bar. */
function day(series: Series, place: number): string {
  return DAY.format(new Date(Date.parse(`${series.start}T00:00:00Z`) + place * series.step * 86_400_000));
}

/** Bars over time. What they show is told in words too. */
export function chart(series: Series, name: string): TemplateResult {
  const most = Math.max(1, ...series.counts);
  const wide = WIDTH / series.counts.length;
  const total = series.counts.reduce((sum, count) => sum + count, 0);
  const per = series.step === 1 ? 'per dag' : 'per week';
  const highest = series.counts.indexOf(Math.max(...series.counts));
  const words = total ? `${name}: ${total} keer sinds ${day(series, 0)}, ${per} hoogstens ${series.counts[highest]}, vanaf ${day(series, highest)}` : `${name}: niet voorgekomen`;
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words} preserveAspectRatio="none">
      <line x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
      ${series.counts.map((count, place) => {
        const high = (count / most) * (HEIGHT - 2);
        return svg`<rect x=${place * wide + wide * 0.1} y=${HEIGHT - 1 - high} width=${wide * 0.8} height=${high}><title>${day(series, place)}: ${count}</title></rect>`;
      })}
    </svg>
    <figcaption class="soft"><span>${day(series, 0)}</span><span>${per}, hoogstens ${series.counts[highest]}</span><span>nu</span></figcaption>
  </figure>`;
}
