/** Where the bar stands for each measure: the first bar, and the goal. */
import type { Measure } from './tallies.ts';

export interface Target {
  readonly measure: Measure;
  readonly label: string;
  readonly bar: number;
  readonly goal: number;
}

/** @source TARGETS.md of the evaluation, «Reading» and «Dates» */
export const TARGETS: readonly Target[] = [
  { measure: 'engagement.all', label: 'engagement.all F1', bar: 0.8, goal: 0.95 },
  { measure: 'engagement.main', label: 'engagement.main F1', bar: 0.88, goal: 0.97 },
  { measure: 'participant', label: 'participant F1', bar: 0.9, goal: 0.97 },
  { measure: 'attendee', label: 'attendee F1', bar: 0.7, goal: 0.9 },
  { measure: 'represents', label: 'represents', bar: 0.93, goal: 0.98 },
  { measure: 'role', label: 'role', bar: 0.92, goal: 0.98 },
  { measure: 'kind', label: 'kind', bar: 0.93, goal: 0.97 },
  { measure: 'status', label: 'status', bar: 0.93, goal: 0.97 },
  { measure: 'focus', label: 'focus', bar: 0.88, goal: 0.97 },
  { measure: 'date', label: 'date', bar: 0.87, goal: 0.95 },
  { measure: 'place.country', label: 'place country', bar: 0.88, goal: 0.96 },
  { measure: 'place.city', label: 'place city', bar: 0.88, goal: 0.96 },
  { measure: 'topic', label: 'topic F1', bar: 0.7, goal: 0.9 },
  { measure: 'statement', label: 'statement F1', bar: 0.8, goal: 0.94 },
  { measure: 'statement.speaker', label: 'statement.speaker', bar: 0.88, goal: 0.96 },
  { measure: 'statement.direct', label: 'statement.direct', bar: 0.92, goal: 0.96 },
  { measure: 'dates', label: 'time expressions', bar: 0.93, goal: 1 },
];
