import type { ChangedWork, JourneyView, PhaseView } from '../../journey/types/view.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import type { PanelStrings } from '../../strings/en/index.js';

/** Returns the name of a group, tool or risk; undefined for the decision of a phase. */
function findName({ groups, tools, risks }: Phase, { group, tool, risk }: ChangedWork): string | undefined {
  const byId = ({ id }: { id: string }) => id === (group ?? tool ?? risk);
  return groups.find(byId)?.title ?? tools.find(byId)?.name ?? risks.find(byId)?.name;
}

/** Describes the work that changed since a phase was completed or confirmed: one sentence each. */
export const describeChangedWork = (
  { phases }: MapDefinition,
  changed: readonly ChangedWork[],
  strings: PanelStrings,
  formatTime: (time: string) => string,
): string[] =>
  changed.flatMap((work) => {
    const phase = phases.find(({ id }) => id === work.phase);
    return phase ? strings.changed(formatTime(work.at), findName(phase, work) ?? strings.theDecision, phase.label) : [];
  });

/** Returns the labels of the phases that ask to be checked, in map order. */
const listAsking = ({ phases }: MapDefinition, view: JourneyView): string[] =>
  phases.flatMap(({ label }, i) => (view.phases[i]?.check ? label : []));

/** Lists the labels of phases that ask to be checked after a change, and did not before. */
export function listNewlyAsking(map: MapDefinition, before: JourneyView, after: JourneyView): string[] {
  const asking = listAsking(map, before);
  return listAsking(map, after).filter((label) => !asking.includes(label));
}

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
    for (const { phase, group, tool, risk } of check?.changed ?? []) {
      const id = group ?? tool ?? risk ?? phase;
      labels.set(id, [...(labels.get(id) ?? []), phases[i]?.label ?? '']);
    }
  });
  labelsByViews.set(views, labels);
  return labels;
}
