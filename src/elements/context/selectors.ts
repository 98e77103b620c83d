import { listQuestions } from '../../map/map-index.js';
import type { JourneyView, PhaseState, PhaseView, RiskView } from '../../journey/types/view.js';
import type { MapDefinition, Question, QuestionGroup, Tool, Voice } from '../../map/map-definition.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import { rootStrings } from '../../strings/en/root.js';
import { getOwn } from '../../utils/objects.js';

// Selections of a map and its journey that both the screen and the printed plan show.

/** Lists the lead questions of a group for a voice. A group without such a question shows all of them. */
export function listLeads({ leads }: QuestionGroup, selectedVoice: Voice): Question[] {
  const matchingLeads = leads.filter(
    ({ voice = 'both' }) => voice === 'both' || selectedVoice === 'both' || voice === selectedVoice,
  );
  return matchingLeads.length ? matchingLeads : leads;
}

/** Counts the answers that a merge left beside those of a group. */
export const countVariants = (group: QuestionGroup, { variants }: Pick<JourneyView, 'variants'>): number =>
  listQuestions(group).flatMap(({ id }) => getOwn(variants, id) ?? []).length;

/** Describes the answers that a merge left beside others, with their groups; an empty text if there are none. */
export function describeNewVariants({ phases }: MapDefinition, before: JourneyView, after: JourneyView): string {
  let total = 0;
  const places = phases.flatMap(({ label, groups }) =>
    groups.flatMap((group) => {
      const count = countVariants(group, after) - countVariants(group, before);
      if (count <= 0) return [];
      total += count;
      return `${label}, ${group.title}`;
    }),
  );
  return total ? rootStrings.bothKept(total, places.join('; ')) : '';
}

/** Returns the text of a tool, or else the texts of the catalogue tools that describe it. */
export function describeTool({ catalogue }: MapDefinition, { text, tools: catalogueIds }: Tool): string[] {
  if (text !== undefined) return [text];
  const tools = catalogue?.tools?.filter(({ id }) => catalogueIds?.includes(id)) ?? [];
  return tools.flatMap((tool) => tool.text ?? []);
}

/** Returns true if a risk was to be reviewed before today. */
export const isOverdue = ({ reviewOn }: Partial<RiskView>, getToday: () => string): boolean =>
  reviewOn !== undefined && reviewOn !== '' && reviewOn < getToday();

/**
 * Describes the state of a phase.
 *
 * @param isStopped The journey is stopped in this phase.
 */
export function describePhaseState(
  { phases }: MapDefinition,
  { id, state, opensAfter, check }: PhaseView,
  isStopped: boolean,
): string {
  // A phase that must be checked because of its own exit rule names no phase.
  const findLabel = (phaseId: string | undefined) =>
    phaseId === id ? undefined : phases.find((candidate) => candidate.id === phaseId)?.label;
  const lockingLabel = findLabel(opensAfter);
  const changedLabel = findLabel(check?.changed[0]?.phase);
  const stateTexts: Record<PhaseState, string> = {
    current: diagramStrings.current,
    locked: lockingLabel ? diagramStrings.lockedUntil(lockingLabel) : diagramStrings.locked,
    'check-again': changedLabel ? diagramStrings.checkAgainBecause(changedLabel) : diagramStrings.checkAgain,
    done: diagramStrings.done,
    open: diagramStrings.open,
  };
  return isStopped ? diagramStrings.stopped : stateTexts[state];
}
