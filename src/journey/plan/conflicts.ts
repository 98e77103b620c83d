import type { MapDefinition, Phase, Question, QuestionGroup } from '../../map/map-definition.js';
import { listQuestions } from '../../map/map-index.js';
import { getOwn } from '../../utils/objects.js';
import { listVariants } from '../answer-versions.js';
import { getCurrentCycle, getNote, getPhaseWork } from '../record.js';
import type { Answer, Journey, Variant } from '../types/record.js';

/** An answer or note of which a merge kept several texts. */
export interface PlanConflict {
  phase: Phase;

  /** Undefined for the note on a phase. */
  group?: QuestionGroup;
  question?: Question;

  /** The current text. */
  answer: Answer;

  /** The other texts, oldest first. */
  variants: Variant[];
}

/** Lists the answers and notes of the current cycle of which several texts stand, in the order of the map. */
export function listPlanConflicts(map: MapDefinition, journey: Journey): PlanConflict[] {
  const cycle = getCurrentCycle(journey);
  const createConflicts = (
    answer: Answer | undefined,
    place: Omit<PlanConflict, 'answer' | 'variants'>,
  ): PlanConflict[] => {
    const variants = listVariants(answer);
    return answer && variants.length ? [{ ...place, answer, variants }] : [];
  };
  return map.phases.flatMap((phase) => {
    const { answers } = getPhaseWork(cycle, phase.id);
    return [
      ...createConflicts(getNote(cycle, phase.id), { phase }),
      ...phase.groups.flatMap((group) =>
        listQuestions(group).flatMap((question) =>
          createConflicts(getOwn(answers, question.id), { phase, group, question }),
        ),
      ),
    ];
  });
}
