import { svg, type SVGTemplateResult } from 'lit';

/** Line drawings on a grid of 24. They say nothing that the text beside them does not. */
const line = (path: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const chatIcon = line(svg`<path d="M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5Z" />`);
export const closeIcon = line(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const sendIcon = line(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);
export const phoneIcon = line(
  svg`<path d="M21 16.5v2.8a1.8 1.8 0 0 1-2 1.8A17.6 17.6 0 0 1 3 5a1.8 1.8 0 0 1 1.800-2h2.700l1.500 4.500-2 1.500a14 14 0 0 0 6 6l1.500-2 4.500 1.500Z" />`,
);
export const upIcon = line(svg`<path d="M7 21V10l4-7c1.700 0 2.500 1.200 2.200 2.700L12.500 9H18a2 2 0 0 1 2 2.300l-1.200 7.500A2.500 2.500 0 0 1 16.300 21H7ZM7 21H4V10h3" />`);
export const downIcon = line(svg`<path d="M17 3v11l-4 7c-1.700 0-2.500-1.200-2.200-2.700l.7-3.300H6a2 2 0 0 1-2-2.300l1.200-7.500A2.500 2.500 0 0 1 7.700 3H17ZM17 3h3v11h-3" />`);
