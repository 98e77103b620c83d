import type { MapDefinition, Phase } from '../map/map-definition.js';
import { isOwn, listQuestions } from '../map/map-index.js';
import { keysOf, omitUndefined } from '../utils/objects.js';
import { findCarriedFrom, getPhaseWork } from './record.js';
import type { CarryOver } from './types/command.js';
import type { FactBody } from './types/fact.js';
import type { Cycle, RiskFields, RiskRecord } from './types/record.js';

/** The fields of an assessment that a new cycle takes over. */
const CARRIED_RISK_FIELDS = ['level', 'measures', 'owner', 'reviewOn', 'note'] as const satisfies (keyof RiskFields)[];

/** Returns the fields of an assessment to carry over; undefined if there are none, or if nothing is left to do. */
function pickOpenAssessment(risk: RiskRecord): Partial<RiskFields> | undefined {
  if (risk.accepted || risk.closed) return undefined;
  const fields = omitUndefined<Partial<RiskFields>>(
    Object.fromEntries(CARRIED_RISK_FIELDS.map((field) => [field, risk[field]])),
  );
  return keysOf(fields).length ? fields : undefined;
}

function listCarriedAnswers(phase: Phase, cycle: Cycle): FactBody[] {
  const { answers } = getPhaseWork(cycle, phase.id);
  return phase.groups.flatMap((group) =>
    listQuestions(group).flatMap(({ id }): FactBody[] => {
      const answer = answers[id];
      if (!answer?.text) return [];
      const from = findCarriedFrom(answer) ?? cycle.number;
      return [{ type: 'question.answered', phase: phase.id, group: group.id, question: id, text: answer.text, from }];
    }),
  );
}

function listCarriedTools(phase: Phase, cycle: Cycle): FactBody[] {
  const { tools } = getPhaseWork(cycle, phase.id);
  return phase.tools.flatMap(({ id }): FactBody[] => {
    const tool = tools[id];
    if (!tool?.chosen) return [];
    const from = findCarriedFrom(tool) ?? cycle.number;
    return [omitUndefined<FactBody>({ type: 'tool.chosen', phase: phase.id, tool: id, note: tool.note, from })];
  });
}

function listCarriedRisks(phase: Phase, cycle: Cycle): FactBody[] {
  const { risks } = getPhaseWork(cycle, phase.id);
  const from = cycle.number;
  const ownRisks = phase.risks
    .filter(isOwn)
    .map(({ id: risk, name, text, from: origin = from }) =>
      omitUndefined<FactBody>({ type: 'risk.added', phase: phase.id, risk, name, text, from: origin }),
    );
  // Not those of risks that were removed, which the new cycle does not have.
  const isCarried = (risk: string) => phase.risks.some(({ id }) => id === risk);
  const ownMeasures = phase.measures
    .filter(isOwn)
    .flatMap(({ id: measure, name, addresses, from: origin = from }) =>
      addresses
        .filter(isCarried)
        .map((risk): FactBody => ({ type: 'measure.added', phase: phase.id, risk, measure, name, from: origin })),
    );
  const assessments = phase.risks.flatMap(({ id: risk }): FactBody[] => {
    const record = risks[risk];
    const fields = record && pickOpenAssessment(record);
    if (!fields) return [];
    return [{ type: 'risk.assessed', phase: phase.id, risk, ...fields, from: findCarriedFrom(record) ?? from }];
  });
  return [...ownRisks, ...ownMeasures, ...assessments];
}

/**
 * Returns the facts that carry the work of a cycle over to the next one as proposals. Groups that were set aside, notes
 * on phases, decisions, the trail and other texts of answers are not carried over.
 *
 * @param map The map of the cycle, with the risks and measures that the team added.
 */
export const listCarriedFacts = (map: MapDefinition, cycle: Cycle, { answers, tools, risks }: CarryOver): FactBody[] =>
  map.phases.flatMap((phase) => [
    ...(answers ? listCarriedAnswers(phase, cycle) : []),
    ...(tools ? listCarriedTools(phase, cycle) : []),
    ...(risks ? listCarriedRisks(phase, cycle) : []),
  ]);
