import { html, type LitElement } from 'lit';
import { warnOnce } from '../internal/warn-once.js';
import type { aids as make } from './enhancements.js';
import { idle } from '../internal/scheduling.js';
import { markdown } from '../internal/render-markdown.js';

/** What panels gain once the page is idle. */
export type Aids = ReturnType<typeof make>;

let aids: Aids | undefined;
let failed = false;
let coming: Promise<void> | undefined;

async function load(): Promise<void> {
  await idle(2000);
  try {
    aids = (await import('./enhancements.js')).aids(html, markdown, warnOnce);
  } catch (error) {
    failed = true;
    warnOnce('the search and the explanations could not be loaded. The rest works.', error);
  }
}

/** The aids, where they are in; a part that asks before is rendered again once they are. They are sent for once, when the page has nothing better to do. */
export function aidsFor(part: LitElement): Aids | undefined {
  if (!aids && !failed) void (coming ??= load()).then(() => part.requestUpdate());
  return aids;
}

/** Whether they were sent for and did not come. */
export const lacksAids = (): boolean => failed;
