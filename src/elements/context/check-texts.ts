import { getChangedId } from '../../journey/work.js';
import type { JourneyView, PhaseView } from '../../journey/types/view.js';
import type { MapDefinition } from '../../map/map-definition.js';

/** Lists the labels of phases that ask to be checked after a change, and did not before. */
export const listNewlyAsking = ({ phases }: MapDefinition, before: JourneyView, after: JourneyView): string[] =>
  phases.flatMap(({ label }, i) => (after.phases[i]?.check && !before.phases[i]?.check ? label : []));

/** Labels of the phases that ask to be checked because of an item, by its id. */
export type AskingLabels = ReadonlyMap<string, readonly string[]>;

const NONE: AskingLabels = new Map();
const labelsByViews = new WeakMap<readonly PhaseView[], AskingLabels>();

/**
 * Returns the labels of the phases that ask to be checked, by the id of the group, tool or risk that changed, or of the
 * phase for its decision. The same object for the same view, and while nothing asks.
 */
export function getAskingLabels({ phases }: MapDefinition, { phases: views }: JourneyView): AskingLabels {
  if (!views.some(({ check }) => check?.changed.length)) return NONE;
  const cached = labelsByViews.get(views);
  if (cached) return cached;
  const labels = new Map<string, string[]>();
  views.forEach(({ check }, i) => {
    for (const work of check?.changed ?? []) {
      const id = getChangedId(work);
      labels.set(id, [...(labels.get(id) ?? []), phases[i]?.label ?? '']);
    }
  });
  labelsByViews.set(views, labels);
  return labels;
}
