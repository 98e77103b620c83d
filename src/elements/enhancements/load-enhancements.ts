import { html, type LitElement } from 'lit';
import { warnOnce } from '../internal/warn-once.js';
import type { createEnhancements as make } from './enhancements.js';
import { whenIdle } from '../internal/scheduling.js';
import { renderMarkdown } from '../internal/render-markdown.js';

/** What panels gain once the page is idle. */
export type Enhancements = ReturnType<typeof make>;

let loadedEnhancements: Enhancements | undefined;
let hasFailed = false;
let loading: Promise<void> | undefined;

async function loadEnhancements(): Promise<void> {
  await whenIdle(2000);
  try {
    loadedEnhancements = (await import('./enhancements.js')).createEnhancements(html, renderMarkdown, warnOnce);
  } catch (error) {
    hasFailed = true;
    warnOnce('the search and the explanations could not be loaded. The rest works.', error);
  }
}

/** The aids, where they are in; a part that asks before is rendered again once they are. They are sent for once, when the page has nothing better to do. */
export function getEnhancements(part: LitElement): Enhancements | undefined {
  if (!loadedEnhancements && !hasFailed) void (loading ??= loadEnhancements()).then(() => part.requestUpdate());
  return loadedEnhancements;
}

/** Whether they were sent for and did not come. */
export const haveEnhancementsFailed = (): boolean => hasFailed;
