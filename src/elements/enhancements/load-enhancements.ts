import type { LitElement } from 'lit';
import { whenIdle } from '../internal/scheduling.js';
import { warnOnce } from '../internal/warn-once.js';
import type { Enhancements } from './enhancements.js';

/** Limit of the wait for an idle page, in ms. */
const IDLE_TIMEOUT_MS = 2000;

let loadedEnhancements: Enhancements | undefined;
let hasFailed = false;
let loading: Promise<void> | undefined;

async function loadEnhancements(): Promise<void> {
  await whenIdle(IDLE_TIMEOUT_MS);
  try {
    ({ enhancements: loadedEnhancements } = await import('./enhancements.js'));
  } catch (error) {
    hasFailed = true;
    warnOnce('the search and the explanations could not be loaded. The rest works.', error);
  }
}

/**
 * Returns the enhancements of the panels. The first call loads them when the page is idle; until then each call returns
 * undefined and schedules an update of the panel.
 */
export function getEnhancements(panel: LitElement): Enhancements | undefined {
  if (!loadedEnhancements && !hasFailed) void (loading ??= loadEnhancements()).then(() => panel.requestUpdate());
  return loadedEnhancements;
}

/** Returns true if the enhancements could not be loaded. */
export const haveEnhancementsFailed = (): boolean => hasFailed;
