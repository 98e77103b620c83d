import type { Fact } from '../../journey/types/fact.js';
import type { JourneyView } from '../../journey/types/view.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { MapModel } from '../context/map-context.js';
import { describeNewVariants } from '../context/selectors.js';

/** Describes a merge: if anything differed, and where an answer is beside another one now. */
export function describeMerge(
  facts: readonly Fact[],
  viewBefore: JourneyView | undefined,
  model: MapModel | undefined,
): string {
  if (!facts.length || !model || !viewBefore) return menuStrings.nothingToMerge;
  return `${menuStrings.merged} ${describeNewVariants(model.map, viewBefore, model.view)}`.trim();
}
