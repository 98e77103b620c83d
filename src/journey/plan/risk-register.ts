import { isOwn, listMeasures } from '../../map/map-index.js';
import type { MapDefinition, Phase, Risk } from '../../map/map-definition.js';
import { omitUndefined, valuesOf } from '../../utils/objects.js';
import { findLatest } from '../answer-versions.js';
import { getCycleMap } from '../own-items.js';
import { findCarriedFrom, getCurrentCycle, getPhaseWork, getWrittenWork } from '../record.js';
import { isAssessed } from '../rules.js';
import type { Cycle, Journey, RiskLevel, Stamp } from '../types/record.js';

/** State of a risk in the register. */
export type RiskRowState = 'open' | 'dealt-with' | 'closed';

/** A risk in the register of all phases. */
export interface RiskRow {
  phase: Phase;
  risk: Risk;

  /** The team added the risk. */
  own: boolean;
  state: RiskRowState;

  /** The review date has passed, and the risk is not closed. */
  overdue: boolean;
  level?: RiskLevel;

  /** Names of the chosen measures. */
  measures: string[];
  accepted: boolean;
  owner?: string;

  /** `YYYY-MM-DD`. */
  reviewOn?: string;
  note?: string;

  /** Number of the cycle that the assessment was carried over from, while it is a proposal. */
  from?: number;

  /** The last change of the assessment. */
  changed?: Stamp;
}

const STATE_ORDER: Readonly<Record<RiskRowState, number>> = { open: 0, 'dealt-with': 1, closed: 2 };
const LEVEL_ORDER: Readonly<Record<RiskLevel, number>> = { high: 0, medium: 1, low: 2 };
const UNSET_LEVEL = 3;

function createRow(cycle: Cycle, phase: Phase, risk: Risk, today: string): RiskRow {
  const record = getPhaseWork(cycle, phase.id).risks[risk.id];
  const { level, measures = [], accepted = false, closed, owner, reviewOn, note, stamps = {} } = record ?? {};
  const dealtWith = isAssessed(getWrittenWork(cycle, phase.id), phase, risk.id);
  return omitUndefined<RiskRow>({
    phase,
    risk,
    own: isOwn(risk),
    state: closed ? 'closed' : dealtWith ? 'dealt-with' : 'open',
    overdue: !closed && reviewOn !== undefined && reviewOn < today,
    level,
    measures: listMeasures(phase, risk.id).flatMap(({ id, name }) => (measures.includes(id) ? name : [])),
    accepted,
    owner,
    reviewOn,
    note,
    from: record && findCarriedFrom(record),
    changed: findLatest(valuesOf<Stamp>(stamps)),
  });
}

/** Compares rows: overdue ones first, then open ones before those dealt with and closed, then by level, high to low. */
function compareRows(a: RiskRow, b: RiskRow): number {
  const rank = ({ overdue, state, level }: RiskRow) =>
    `${overdue ? 0 : 1} ${STATE_ORDER[state]} ${level ? LEVEL_ORDER[level] : UNSET_LEVEL}`;
  const [rankA, rankB] = [rank(a), rank(b)];
  return rankA < rankB ? -1 : Number(rankA > rankB);
}

/**
 * Lists the risks of all phases in the current cycle: overdue ones first.
 *
 * @param today `YYYY-MM-DD`.
 */
export function listRiskRegister(map: MapDefinition, journey: Journey, today: string): RiskRow[] {
  const cycle = getCurrentCycle(journey);
  return getCycleMap(map, cycle)
    .phases.flatMap((phase) => phase.risks.map((risk) => createRow(cycle, phase, risk, today)))
    .sort(compareRows);
}
