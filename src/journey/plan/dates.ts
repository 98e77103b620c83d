import type { MapDefinition, Phase, Risk } from '../../map/map-definition.js';
import { getCycleMap } from '../own-items.js';
import { getCurrentCycle, getPhaseWork } from '../record.js';
import { findDecisionInEffect } from '../rules.js';
import type { Journey, Stamp } from '../types/record.js';

/** A day that the plan names: the review of a risk, or when a decision is looked at again. */
export interface PlanDate {
  /** `YYYY-MM-DD`. */
  on: string;
  phase: Phase;

  /** The risk to review; undefined for a decision. */
  risk?: Risk;
  owner?: string;

  /** Change that set the day. */
  set: Stamp;
}

/** Lists the days that the current cycle names, in order. Risks that are closed have none. */
export function listDates(map: MapDefinition, journey: Journey): PlanDate[] {
  const cycle = getCurrentCycle(journey);
  const dates = getCycleMap(map, cycle).phases.flatMap((phase): PlanDate[] => {
    const { risks } = getPhaseWork(cycle, phase.id);
    const reviews = phase.risks.flatMap((risk): PlanDate[] => {
      const { reviewOn, owner, closed, stamps } = risks[risk.id] ?? {};
      const set = stamps?.reviewOn;
      if (reviewOn === undefined || !set || closed) return [];
      return [{ on: reviewOn, phase, risk, ...(owner !== undefined && { owner }), set }];
    });
    const decision = findDecisionInEffect(cycle, phase.id);
    return decision?.reviewOn === undefined ? reviews : [...reviews, { on: decision.reviewOn, phase, set: decision }];
  });
  // A stable sort: dates of one day stay in the order of the map.
  return dates.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
