import { isReservedKey, isText } from '../utils/json.js';
import type { DecisionOption } from '../map/map-definition.js';
import type { JourneyStatus, RiskLevel } from './types/record.js';
import type { CommandType } from './types/command.js';

/** What a field can be, whichever command, fact or record it is in, and how to say it. */
type FieldType = readonly [is: (value: unknown) => boolean, valid: string];

const createEnumType = <T>(...options: T[]): FieldType => [(value) => options.includes(value as T), options.join(', ')];

export const isId = (value: unknown): value is string => isText(value) && value !== '' && !isReservedKey(value);

/** A day comes out as it went in: 30 February does not. */
const isCalendarDate = (value: unknown): boolean =>
  isText(value) && value.length === 10 && new Date(value).toJSON()?.startsWith(value);

const TEXT: FieldType = [isText, 'a text'];
const ID: FieldType = [isId, 'an id of this map'];
const YES_NO = createEnumType(true, false);

const FIELD_TYPES: Record<string, FieldType> = {
  id: ID,
  question: ID,
  group: ID,
  tool: ID,
  risk: ID,
  phase: ID,
  variant: ID,
  option: createEnumType<DecisionOption>('go', 'wait', 'stop'),
  level: createEnumType<RiskLevel>('low', 'medium', 'high'),
  status: createEnumType<JourneyStatus>('active', 'stopped', 'completed'),
  measures: [(value) => Array.isArray(value) && value.every(isId), 'a list of ids of measures'],
  reviewOn: [isCalendarDate, 'a date as YYYY-MM-DD'],
  journey: [(value) => value !== undefined, 'a journey, as JSON text or object'],
  accepted: YES_NO,
  setAside: YES_NO,
  chosen: YES_NO,
  done: YES_NO,
  on: YES_NO,
};

/** Whether a value is what a field of that name can be. */
export const isValidField = (field: string, value: unknown): boolean => (FIELD_TYPES[field] ?? TEXT)[0](value);

/** The fields of every command: `?` may be left out; `~`, too, and null clears it. Further fields are ignored. */
export const COMMAND_FIELDS: Record<CommandType, string> = {
  'question.answer': 'question text',
  'group.set-aside': 'group reason?',
  'group.take-up': 'group',
  'tool.choose': 'tool note?',
  'tool.drop': 'tool',
  'risk.assess': 'risk level~ measures~ owner~ reviewOn~ note~ accepted~',
  'decision.make': 'phase option reason?',
  'phase.complete': 'phase note?',
  'phase.reopen': 'phase',
  'journey.resume': '',
  'cycle.start': 'adaptation?',
  'journey.replace': 'journey',
  'journey.merge': 'journey',
  'journey.restart': '',
  'variant.take': 'question variant',
  'variant.discard': 'question variant',
};

/** The first field that is not what it can be, and what it can be; undefined where all are. */
export function findInvalidField(
  fields: string,
  from: Record<string, unknown>,
): { field: string; valid: string } | undefined {
  for (const [, field, mark] of fields.matchAll(/(\w+)(\W?)/g) as Iterable<
    RegExpExecArray & [string, string, string]
  >) {
    const value = from[field];
    const isLeftOut = mark === '?' ? value === undefined : mark === '~' && value == null;
    if (!isLeftOut && !isValidField(field, value)) {
      const [, valid] = FIELD_TYPES[field] ?? TEXT;
      return { field, valid: mark === '~' ? `${valid}, or null to clear it` : valid };
    }
  }
  return undefined;
}

/** Of these fields, those that say something. */
export const pickFields = (fields: string, from: Record<string, unknown>): object =>
  Object.fromEntries(
    (fields.match(/\w+/g) ?? [])
      .filter((field) => from[field] || from[field] === false)
      .map((field) => [field, from[field]]),
  );
