import { isObject, isReservedKey, isText } from '../utils/json.js';
import { toOneLine } from '../utils/one-line.js';
import { toIsoTime } from '../utils/clock.js';
import { getOwn, hasOwn } from '../utils/objects.js';
import { fieldStrings } from '../strings/en/fields.js';
import type { DecisionOption } from '../map/map-definition.js';
import type { ItemKind } from '../map/map-index.js';
import type { CarryOver, CommandOf, CommandType } from './types/command.js';
import type { Fact, FactOf, FactType } from './types/fact.js';
import type { JourneyStatus, RiskFields, RiskLevel, TrailType } from './types/record.js';

/** A field of a command, fact or entry: the check of its values, and a description of the valid ones for messages. */
export interface Field<V = unknown> {
  readonly isValid: (value: unknown) => value is V;
  readonly valid: string;
  /** `optional`: may be missing. `nullable`: may be missing, and null clears it. */
  readonly presence: 'required' | 'optional' | 'nullable';
}

type RequiredField<V> = Field<V> & { readonly presence: 'required' };
type OptionalField<V> = Field<V> & { readonly presence: 'optional' };
type NullableField<V> = Field<V> & { readonly presence: 'nullable' };

/** The field that a property of type `V` needs. */
type FieldFor<V> = unknown extends V
  ? RequiredField<unknown>
  : null extends V
    ? NullableField<NonNullable<V>>
    : undefined extends V
      ? OptionalField<NonNullable<V>>
      : RequiredField<V>;

/** The fields of an object of type `T`, which the compiler holds against `T`. `type` is not one of them. */
type FieldsOf<T> = T extends unknown ? { readonly [K in Exclude<keyof T, 'type'>]-?: FieldFor<T[K]> } : never;

/** Any fields, by name. */
export type Fields = Readonly<Record<string, Field>>;

const required = <V>(isValid: (value: unknown) => value is V, valid: string): RequiredField<V> => ({
  isValid,
  valid,
  presence: 'required',
});

/** The same field, if it may be missing. */
const optional = <V>(field: Field<V>): OptionalField<V> => ({ ...field, presence: 'optional' });

/** The same field, if it may be missing and null clears it. */
const nullable = <V>(field: Field<V>): NullableField<V> => ({
  ...field,
  valid: fieldStrings.orNull(field.valid),
  presence: 'nullable',
});

const oneOf = <V>(...values: V[]): RequiredField<V> =>
  required((value): value is V => values.some((each) => each === value), values.join(', '));

/** Returns true if a value can be the id of a map item, fact or journey. */
export const isId = (value: unknown): value is string => isText(value) && value !== '' && !isReservedKey(value);

/** Returns true for an existing day. `Date` converts 30 February to a day in March, which differs from the text. */
const isCalendarDate = (value: unknown): value is string =>
  isText(value) && value.length === 10 && toIsoTime(new Date(value))?.startsWith(value) === true;

/** Returns true for a list of ids. */
export const isIdList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);

const isGiven = (value: unknown): value is unknown => value !== undefined;

export const TEXT = required(isText, fieldStrings.text);
export const ID = required(isId, fieldStrings.id);
export const BOOLEAN = oneOf(true, false);
export const OPTION = oneOf<DecisionOption>('go', 'wait', 'stop');
export const STATUS = oneOf<JourneyStatus>('active', 'stopped', 'completed');

/** Types of the facts that trails keep. */
export const TRAIL_TYPE = oneOf<TrailType>(
  'decision.made',
  'phase.completed',
  'phase.confirmed',
  'phase.reopened',
  'journey.stopped',
  'journey.resumed',
  'cycle.started',
);

/** A journey record, which `parseJourney` reads. */
const RECORD = required(isGiven, fieldStrings.journey);

export const DATE = required(isCalendarDate, fieldStrings.date);
const ID_LIST = required(isIdList, fieldStrings.ids);

export const NULLABLE_TRUE = nullable(oneOf<true>(true));

/** The fields of a risk that people fill in; null clears one. */
export const RISK_FIELDS = {
  level: nullable(oneOf<RiskLevel>('low', 'medium', 'high')),
  measures: nullable(required(isIdList, fieldStrings.measures)),
  owner: nullable(TEXT),
  reviewOn: nullable(DATE),
  note: nullable(TEXT),
  accepted: nullable(BOOLEAN),
  closed: NULLABLE_TRUE,
} satisfies { [K in keyof RiskFields]-?: NullableField<NonNullable<RiskFields[K]>> };

/** Reason and note of an entry, as records keep them. */
export const NULLABLE_TEXT = nullable(TEXT);
export const NULLABLE_DATE = nullable(DATE);
export const NULLABLE_OPTION = nullable(OPTION);
const OPTIONAL_TEXT = optional(TEXT);

/** The name of a risk or measure. */
export const NAME = required((value): value is string => toOneLine(value) !== undefined, fieldStrings.name);

const isCarryOver = (value: unknown): value is CarryOver =>
  isObject(value) &&
  (['answers', 'tools', 'risks'] as const).every((key) =>
    [undefined, true, false].includes(value[key] as boolean | undefined),
  );
const CARRY_OVER = optional(required(isCarryOver, fieldStrings.carry));

/** Number of the cycle that an entry was carried over from. */
export const FROM = optional(
  required((value): value is number => Number.isInteger(value) && Number(value) >= 1, fieldStrings.cycle),
);

/** The fields of a command or fact, and the kind of map item that it is about: the field of that name has its id. */
export interface MessageSchema<F = Fields> {
  readonly subject?: ItemKind;
  readonly fields: F;
}

/** Creates the schema of a command or fact about an item of the map. */
const about = <K extends ItemKind, F extends Fields>(subject: K, fields: F) => ({
  subject,
  fields: { [subject]: ID, ...fields } as { readonly [P in K]: typeof ID } & F,
});

/** The schema of each command. Other fields are ignored. */
export const COMMANDS = {
  'question.answer': about('question', { text: TEXT }),
  'group.set-aside': about('group', { reason: OPTIONAL_TEXT }),
  'group.take-up': about('group', {}),
  'tool.choose': about('tool', { note: OPTIONAL_TEXT }),
  'tool.drop': about('tool', {}),
  'risk.assess': about('risk', RISK_FIELDS),
  'risk.add': about('phase', { name: NAME, text: OPTIONAL_TEXT }),
  'risk.remove': about('risk', {}),
  'risk.restore': about('risk', {}),
  'measure.add': about('risk', { name: NAME }),
  'measure.remove': about('measure', {}),
  'decision.make': about('phase', { option: OPTION, reason: OPTIONAL_TEXT, reviewOn: NULLABLE_DATE }),
  'phase.complete': about('phase', { note: OPTIONAL_TEXT }),
  'phase.reopen': about('phase', {}),
  'phase.confirm': { fields: { phases: ID_LIST } },
  'phase.note': about('phase', { text: TEXT }),
  'journey.resume': { fields: {} },
  'journey.rename': { fields: { title: TEXT } },
  'cycle.start': { fields: { adaptation: OPTIONAL_TEXT, carry: CARRY_OVER } },
  'journey.replace': { fields: { journey: RECORD } },
  'journey.merge': { fields: { journey: RECORD } },
  'journey.restart': { fields: {} },
  'variant.take': about('question', { variant: ID }),
  'variant.discard': about('question', { variant: ID }),
} satisfies { [T in CommandType]: MessageSchema<FieldsOf<CommandOf<T>>> };

/** The fields of a fact. The record in a fact is read by `parseJourney`, like any other. */
type FactFields<F extends Fact> = F extends unknown
  ? Partial<FieldsOf<Omit<F, 'journey'>>> & { readonly journey?: RequiredField<unknown> }
  : never;

/** The schema of each fact: the fields that `evolve` reads. Ids that follow from the map are not among them. */
export const FACTS = {
  'question.answered': about('question', { text: TEXT, from: FROM }),
  'variant.taken': about('question', { variant: ID, text: TEXT }),
  'variant.discarded': about('question', { variant: ID }),
  'group.set-aside': about('group', { reason: OPTIONAL_TEXT }),
  'group.taken-up': about('group', {}),
  'tool.chosen': about('tool', { note: OPTIONAL_TEXT, from: FROM }),
  'tool.dropped': about('tool', {}),
  'risk.assessed': about('risk', { ...RISK_FIELDS, from: FROM }),
  'risk.added': about('phase', { risk: ID, name: NAME, text: OPTIONAL_TEXT, from: FROM }),
  'risk.removed': about('risk', {}),
  'risk.restored': about('risk', {}),
  'measure.added': about('risk', { measure: ID, name: NAME, from: FROM }),
  'measure.removed': about('measure', {}),
  'decision.made': about('phase', { option: OPTION, reason: OPTIONAL_TEXT, reviewOn: optional(DATE) }),
  'phase.entered': about('phase', {}),
  'phase.completed': about('phase', { note: OPTIONAL_TEXT }),
  'phase.reopened': about('phase', {}),
  'phase.confirmed': about('phase', {}),
  'phase.noted': about('phase', { text: TEXT }),
  'journey.stopped': { fields: {} },
  'journey.completed': { fields: {} },
  'journey.resumed': { fields: {} },
  'journey.renamed': { fields: { title: TEXT } },
  'cycle.started': { fields: { adaptation: OPTIONAL_TEXT } },
  'journey.replaced': { fields: { journey: RECORD } },
  'journey.merged': { fields: { journey: RECORD } },
  'journey.restarted': { fields: {} },
} satisfies { [T in FactType]: MessageSchema<FactFields<FactOf<T>>> };

/** Returns the schema of a command or fact. */
export function getSchema(source: Readonly<{ type: CommandType | FactType; [field: string]: unknown }>): MessageSchema {
  const { type, question, group, phase } = source;
  const schema: MessageSchema = hasOwn(COMMANDS, type) ? COMMANDS[type as CommandType] : FACTS[type as FactType];
  const isAboutNote = question === undefined && group === undefined && phase !== undefined;
  if (!isAboutNote || !type.startsWith('variant.')) return schema;
  // A variant of a note: it has a phase, and no question.
  const { question: _, ...fields } = schema.fields;
  return about('phase', fields);
}

/** Returns the first invalid field with a description of its valid values, or undefined if all fields are valid. */
export function findInvalidField(
  fields: Fields,
  source: Record<string, unknown>,
): { field: string; valid: string } | undefined {
  for (const [field, { isValid, valid, presence }] of Object.entries(fields)) {
    const value = getOwn(source, field);
    const isOmitted = presence === 'optional' ? value === undefined : presence === 'nullable' && value == null;
    if (!isOmitted && !isValid(value)) return { field, valid };
  }
  return undefined;
}

type ValueOf<F> = F extends Field<infer V> ? V : never;

/** The values of valid fields. Those that are not required are missing where they are empty. */
export type ValuesOf<F extends Fields> = {
  [K in keyof F as F[K]['presence'] extends 'required' ? K : never]: ValueOf<F[K]>;
} & {
  [K in keyof F as F[K]['presence'] extends 'required' ? never : K]?: ValueOf<F[K]>;
};

/** Returns the fields of an object that was checked with `findInvalidField`, without optional ones that are empty. */
export const pickFields = <F extends Fields>(fields: F, source: Record<string, unknown>): ValuesOf<F> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([field, { presence }]) => presence === 'required' || getOwn(source, field))
      .map(([field]) => [field, source[field]]),
  ) as ValuesOf<F>;
