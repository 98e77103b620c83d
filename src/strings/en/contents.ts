import { plural } from './plural.js';

/** Texts that only the list of contents of `<process-map-journey>` has. All its others are those of the panels. */
export const contentsStrings = {
  tools: 'Tools',
  overdue: 'Review overdue',
  otherPhases: 'Other phases',
  ideasCount: (count: number) => plural(count, { one: '1 text', other: `${count} texts` }),
};
