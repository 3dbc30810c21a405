/** Pictures of the six kinds and a few signs, drawn for Liqa on a grid of 24. They only repeat words that stand beside them. */
import { html, raw } from 'hono/html';
import type { EngagementKind } from '../../model.ts';
import type { Html } from '../view.ts';

const DRAWN: Readonly<Record<EngagementKind, string>> = {
  // Two heads above one table.
  meeting:
    '<circle cx="6.5" cy="6.5" r="2.6"/><circle cx="17.5" cy="6.5" r="2.6"/><path d="M2.5 15.5c0-3 1.7-4.6 4-4.6s4 1.6 4 4.6M13.5 15.5c0-3 1.7-4.6 4-4.6s4 1.6 4 4.6M2 19.5h20"/>',
  // A desk telephone: receiver, body, dial.
  call: '<path d="M2.5 9.7C2.5 5.6 6.6 3.5 12 3.5s9.5 2.1 9.5 6.2v1.6h-5V9c-1.4-.5-2.9-.7-4.5-.7S8.9 8.5 7.5 9v2.3h-5ZM6.7 12.9l-2.2 7.6h15l-2.2-7.6"/><circle cx="12" cy="15.7" r="2.2"/>',
  // A road to a gate with a pointed arch.
  visit:
    '<path d="M12.5 20.5v-9.3C12.5 8 14.7 5.8 17 3.5c2.3 2.3 4.5 4.5 4.5 7.7v9.3M11 20.5h12M1.5 14h7M6 11l3 3-3 3"/>',
  // A round table with six seats.
  summit:
    '<circle cx="12" cy="12" r="4.6"/><circle cx="12" cy="3.5" r="1.5"/><circle cx="12" cy="20.5" r="1.5"/><circle cx="4.6" cy="7.8" r="1.5"/><circle cx="19.4" cy="7.8" r="1.5"/><circle cx="4.6" cy="16.2" r="1.5"/><circle cx="19.4" cy="16.2" r="1.5"/>',
  // A reed pen above its line.
  signing:
    '<path d="M19.5 2.5 21.8 5 11.5 15.2l-4 1.5 1.5-4ZM16.8 5.2l2.4 2.4M2.5 20.5c2.2-2.2 3.7-1.6 4.7-.4s2.6 1.1 4-.3 2.8-.8 3.8.2 2.5 1 4-.2"/>',
  // A letter with its seal.
  message:
    '<rect x="2.5" y="5" width="19" height="14" rx="1.2"/><path d="m3 6 9 7.5L21 6"/><circle cx="12" cy="15.5" r="1.1"/>',
};

const SIGNS = {
  place:
    '<path d="M12 21.5c4.5-5 6.5-8.3 6.5-11.3a6.5 6.5 0 0 0-13 0c0 3 2 6.3 6.5 11.3Z"/><circle cx="12" cy="10" r="2.3"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 6 6"/>',
  paper: '<path d="M5 2.5h10l4 4v15H5ZM15 2.5v4h4M8.5 11.5h7M8.5 15h7"/>',
} as const;

function draw(name: string, paths: string): Html {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${raw(paths)}</svg>`;
}

export const kindIcon = (kind: EngagementKind): Html => draw(kind, DRAWN[kind]);
export const sign = (name: keyof typeof SIGNS): Html => draw(name, SIGNS[name]);
