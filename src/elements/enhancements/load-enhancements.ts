import type { LitElement } from 'lit';
import { Chunk } from '../internal/chunk.js';
import { whenIdle } from '../internal/scheduling.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import type { Enhancements } from './enhancements.js';

/** Limit of the wait for an idle page, in ms. */
const IDLE_TIMEOUT_MS = 2000;

const chunk = new Chunk<Enhancements>('the search and the explanations', async () => {
  await whenIdle(IDLE_TIMEOUT_MS);
  const { enhancements }: { enhancements?: Enhancements } = await import('./enhancements.js');
  return enhancements;
});

/**
 * Returns the enhancements of the panels. The first call loads them when the page is idle; until then each call returns
 * undefined and schedules an update of the panel.
 */
export function getEnhancements(panel: LitElement): Enhancements | undefined {
  void chunk.load(panel);
  return chunk.get(panel);
}

/** Returns the enhancements for what they render from the catalogue of a map. Undefined, too, if it has none. */
export const getCatalogueEnhancements = (
  panel: LitElement,
  { map, actions }: Pick<PhaseSelection, 'map' | 'actions'>,
): Enhancements | undefined => (actions.hasCatalogue(map) ? getEnhancements(panel) : undefined);

/** Returns true if a panel has to do without the enhancements. */
export const haveEnhancementsFailed = (panel: LitElement): boolean => chunk.hasFailed(panel);
