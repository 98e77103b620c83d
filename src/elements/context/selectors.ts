import { listQuestions } from '../../map/map-index.js';
import type { JourneyView, PhaseState, PhaseView, RiskView, ToolView } from '../../journey/types/view.js';
import type { MapDefinition, Phase, Question, QuestionGroup, Voice } from '../../map/map-definition.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import { rootStrings } from '../../strings/en/root.js';
import { getOwn } from '../../utils/objects.js';
import type { SaveState } from './map-context.js';

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

/** Describes which questions and notes have more texts than before a merge; an empty text if none has. */
export function describeNewVariants({ phases }: MapDefinition, before: JourneyView, after: JourneyView): string {
  const countAt = ({ variants }: JourneyView, id: string) => getOwn(variants, id)?.length ?? 0;
  const hasMore = ({ id }: { id: string }) => countAt(after, id) > countAt(before, id);
  let questionCount = 0;
  const places = phases.flatMap(({ label, groups }) =>
    groups.flatMap((group) => {
      const { length } = listQuestions(group).filter(hasMore);
      questionCount += length;
      return length ? `${label}, ${group.title}` : [];
    }),
  );
  const notes = phases.filter(hasMore).map(({ label }) => label);
  return [
    questionCount ? rootStrings.conflicts(questionCount, places.join('; ')) : '',
    notes.length ? rootStrings.noteConflicts(notes) : '',
  ]
    .join(' ')
    .trim();
}

/** Says that nothing is saved, and why, as far as that is known. */
export const describeFailure = ({ storage = 'none', unreadableRecord }: SaveState): string =>
  // An unreadable record blocks a save that the browser would allow.
  rootStrings.notSaved[unreadableRecord === undefined ? storage : 'none'];

/** Returns true if a risk was to be reviewed before today, and is still one. */
export const isOverdue = <T extends Partial<RiskView>>(
  risk: T,
  getToday: () => string,
): risk is T & { reviewOn: string } => !risk.closed && !!risk.reviewOn && risk.reviewOn < getToday();

/** Returns true if a risk needs nothing more: it is assessed, or no longer a risk. */
export const isDealtWith = ({ assessed, closed }: Partial<RiskView>): boolean => assessed === true || closed === true;

/** Returns true if a tool is chosen in this cycle: a choice of an earlier one is a proposal. */
export const isToolChosen = ({ chosen, from }: Partial<ToolView>): boolean => chosen === true && from === undefined;

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

/** Returns true if a phase is the last one of its map. */
export const isLastPhase = ({ phases }: MapDefinition, phase: Phase): boolean => phase === phases.at(-1);
