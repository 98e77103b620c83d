import { isReservedKey, isText } from '../utils/json.js';
import { fieldStrings } from '../strings/en/fields.js';
import type { DecisionOption } from '../map/map-definition.js';
import type { JourneyStatus, RiskLevel } from './types/record.js';
import type { CommandType } from './types/command.js';

/** A check of the values of a field, with a description of its valid values for error messages. */
type FieldType = readonly [isValid: (value: unknown) => boolean, valid: string];

const createEnumType = <T>(...options: T[]): FieldType => [(value) => options.includes(value as T), options.join(', ')];

/** Returns true if a value can be the id of a map item, fact or journey. */
export const isId = (value: unknown): value is string => isText(value) && value !== '' && !isReservedKey(value);

/** Returns true for an existing day. `Date` converts 30 February to a day in March, which differs from the text. */
const isCalendarDate = (value: unknown): boolean =>
  isText(value) && value.length === 10 && new Date(value).toJSON()?.startsWith(value);

const TEXT: FieldType = [isText, fieldStrings.text];
const ID: FieldType = [isId, fieldStrings.id];
const BOOLEAN = createEnumType(true, false);

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
  measures: [(value) => Array.isArray(value) && value.every(isId), fieldStrings.measures],
  reviewOn: [isCalendarDate, fieldStrings.date],
  journey: [(value) => value !== undefined, fieldStrings.journey],
  accepted: BOOLEAN,
  setAside: BOOLEAN,
  chosen: BOOLEAN,
  done: BOOLEAN,
  on: BOOLEAN,
};

/** Returns true if a value is valid for a field of that name. */
export const isValidField = (field: string, value: unknown): boolean => (FIELD_TYPES[field] ?? TEXT)[0](value);

/** The fields of each command. `?`: optional. `~`: optional, and null clears the field. Other fields are ignored. */
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

/** Returns the first invalid field with a description of its valid values, or undefined if all fields are valid. */
export function findInvalidField(
  fields: string,
  source: Record<string, unknown>,
): { field: string; valid: string } | undefined {
  for (const [, field, suffix] of fields.matchAll(/(\w+)(\W?)/g) as Iterable<
    RegExpExecArray & [string, string, string]
  >) {
    const value = source[field];
    const isOmitted = suffix === '?' ? value === undefined : suffix === '~' && value == null;
    if (!isOmitted && !isValidField(field, value)) {
      const [, valid] = FIELD_TYPES[field] ?? TEXT;
      return { field, valid: suffix === '~' ? fieldStrings.orNull(valid) : valid };
    }
  }
  return undefined;
}

/** Returns the listed fields of an object, without those that are empty. */
export const pickFields = (fields: string, source: Record<string, unknown>): object =>
  Object.fromEntries(
    (fields.match(/\w+/g) ?? [])
      .filter((field) => source[field] || source[field] === false)
      .map((field) => [field, source[field]]),
  );
