/** Pictures of the six kinds and a few signs, drawn for Liqa on a grid of 24. They only repeat words that stand beside them. */
import { html, raw } from 'hono/html';
import type { EngagementKind } from '../../model.ts';
import type { Html } from '../view.ts';

const DRAWN: Readonly<Record<EngagementKind, string>> = {
  // Two heads above one table.
  meeting:
    '<circle cx="6.5" cy="6.5" r="2.6"/><circle cx="17.5" cy="6.5" r="2.6"/><path d="M2.5 15.5c0-3 1.7-4.6 4-4.6s4 1.6 4 4.6M13.500 15.500c0-3 1.7-4.6 4-4.600s4 1.6 4 4.600M2 19.500h20"/>',
  // A receiver with two waves.
  call: '<path d="M5.200 3.500h3l1.500 4-2 1.500c1 2.300 2.900 4.200 5.300 5.300l1.500-2 4 1.500v3c0 1.400-1.100 2.200-2.400 2.100C9.300 18.300 4 12.900 3.300 6c-.1-1.400.6-2.500 1.900-2.500Z"/><path d="M14.500 3.200a7 7 0 0 1 6.300 6.300M14.500 6.700a3.600 3.600 0 0 1 2.800 2.800"/>',
  // A road to a gate with a pointed arch.
  visit:
    '<path d="M12.500 20.500v-9.300C12.500 8 14.700 5.800 17 3.500c2.300 2.300 4.500 4.500 4.500 7.700v9.300M11 20.500h12M1.500 14h7M6 11l3 3-3 3"/>',
  // A round table with six seats.
  summit:
    '<circle cx="12" cy="12" r="4.600"/><circle cx="12" cy="3.500" r="1.500"/><circle cx="12" cy="20.500" r="1.500"/><circle cx="4.600" cy="7.800" r="1.500"/><circle cx="19.400" cy="7.800" r="1.500"/><circle cx="4.600" cy="16.200" r="1.500"/><circle cx="19.400" cy="16.200" r="1.500"/>',
  // A reed pen above its line.
  signing:
    '<path d="M19.500 2.500 21.800 5 11.500 15.200l-4 1.500 1.500-4ZM16.800 5.200l2.400 2.400M2.500 20.500c2.200-2.200 3.700-1.600 4.700-.4s2.600 1.100 4-.3 2.800-.8 3.800.2 2.500 1 4-.2"/>',
  // A letter with its seal.
  message:
    '<rect x="2.500" y="5" width="19" height="14" rx="1.200"/><path d="m3 6 9 7.500L21 6"/><circle cx="12" cy="15.500" r="1.100"/>',
};

const SIGNS = {
  place:
    '<path d="M12 21.500c4.500-5 6.500-8.300 6.500-11.300a6.500 6.500 0 0 0-13 0c0 3 2 6.300 6.500 11.300Z"/><circle cx="12" cy="10" r="2.300"/>',
  search: '<circle cx="10.500" cy="10.500" r="6.500"/><path d="m15.500 15.500 6 6"/>',
  paper: '<path d="M5 2.500h10l4 4v15H5ZM15 2.500v4h4M8.500 11.500h7M8.500 15h7"/>',
} as const;

function draw(name: string, paths: string): Html {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${raw(paths)}</svg>`;
}

export const kindIcon = (kind: EngagementKind): Html => draw(kind, DRAWN[kind]);
export const sign = (name: keyof typeof SIGNS): Html => draw(name, SIGNS[name]);
