import { isReservedKey } from '../map/json.js';
import type { CommandType, FactType, RiskLevel } from './types.js';

/** What a field of a command or fact can be, and how to say it. */
interface Kind {
  is: (value: unknown) => boolean;
  valid: string;
}

const LEVELS: readonly unknown[] = ['low', 'medium', 'high'] satisfies RiskLevel[];

export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && !isReservedKey(value);

const isText = (value: unknown): value is string => typeof value === 'string';
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);

const ID: Kind = { is: isId, valid: 'the id of something on this map' };
const TEXT: Kind = { is: isText, valid: 'a text' };
const OPTIONAL_TEXT: Kind = { is: (value) => value === undefined || isText(value), valid: 'a text, or left out' };
const ANYTHING: Kind = { is: (value) => value !== undefined, valid: 'a journey, as JSON text or object' };

/** A field of a patch: absent leaves it, null clears it. */
const patch = (is: Kind['is'], valid: string): Kind => ({
  is: (value) => value === undefined || value === null || is(value),
  valid: `${valid}, or null to clear it`,
});

const RISK_PATCH = {
  level: patch((value) => LEVELS.includes(value), 'low, medium or high'),
  measures: patch(isIds, 'a list of ids of measures'),
  owner: patch(isText, 'a text'),
  reviewOn: patch(isDay, 'a date as YYYY-MM-DD'),
  note: patch(isText, 'a text'),
  accepted: patch((value) => typeof value === 'boolean', 'true or false'),
};

type Shape = Record<string, Kind>;

/** The fields of every command. Further fields are ignored. */
export const COMMANDS: Record<CommandType, Shape> = {
  'question.answer': { question: ID, text: TEXT },
  'group.set-aside': { group: ID, reason: OPTIONAL_TEXT },
  'group.take-up': { group: ID },
  'tool.choose': { tool: ID, note: OPTIONAL_TEXT },
  'tool.drop': { tool: ID },
  'risk.assess': { risk: ID, ...RISK_PATCH },
  'decision.make': { phase: ID, option: { is: isText, valid: 'go, wait or stop' }, reason: OPTIONAL_TEXT },
  'phase.complete': { phase: ID, note: OPTIONAL_TEXT },
  'phase.reopen': { phase: ID },
  'journey.resume': {},
  'cycle.start': { adaptation: OPTIONAL_TEXT },
  'journey.replace': { journey: ANYTHING },
  'journey.merge': { journey: ANYTHING },
  'journey.restart': {},
  'variant.take': { question: ID, variant: ID },
  'variant.discard': { question: ID, variant: ID },
};

/** The fields of every fact that `evolve` reads. */
export const FACTS: Record<FactType, Shape> = {
  'question.answered': COMMANDS['question.answer'],
  'group.set-aside': COMMANDS['group.set-aside'],
  'group.taken-up': COMMANDS['group.take-up'],
  'tool.chosen': COMMANDS['tool.choose'],
  'tool.dropped': COMMANDS['tool.drop'],
  'risk.assessed': COMMANDS['risk.assess'],
  'decision.made': COMMANDS['decision.make'],
  'phase.entered': { phase: ID },
  'phase.completed': COMMANDS['phase.complete'],
  'phase.reopened': COMMANDS['phase.reopen'],
  'journey.stopped': {},
  'journey.resumed': {},
  'journey.completed': {},
  'cycle.started': COMMANDS['cycle.start'],
  'journey.replaced': COMMANDS['journey.replace'],
  'journey.merged': COMMANDS['journey.merge'],
  'journey.restarted': {},
  'variant.taken': { ...COMMANDS['variant.take'], text: TEXT },
  'variant.discarded': COMMANDS['variant.discard'],
};

/** The first field that is not of its kind. */
export function misfit(shape: Shape, value: Record<string, unknown>): { field: string; valid: string } | undefined {
  const found = Object.entries(shape).find(([field, kind]) => !kind.is(value[field]));
  return found && { field: found[0], valid: found[1].valid };
}
