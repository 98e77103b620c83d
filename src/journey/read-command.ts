import { cloneJson, isObject, isText } from '../utils/json.js';
import { idsOf, KINDS, placeOf, type Kind, type Place } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { say } from './reasons.js';
import { COMMANDS, misfit } from './field-schema.js';
import type { Reason } from './types/reason.js';
import type { Command, CommandType } from './types/command.js';

/** What a command or fact is about, by the first of its fields: its present id, and where the map has it. */
export function subjectOf(
  map: MapDefinition,
  fields: string,
  about: object,
): { kind: Kind; id: string; place: Place | undefined } | undefined {
  const kind = fields.split(' ')[0] as Kind;
  if (!KINDS.includes(kind)) return undefined;
  const id = (about as Record<Kind, string>)[kind];
  const place = placeOf(map, kind, id);
  return { kind, id: place?.ids[kind] ?? id, place };
}

/** Where a command that was read works; undefined for commands about the whole journey. */
export const placeOfCommand = (map: MapDefinition, command: Command): Place | undefined =>
  subjectOf(map, COMMANDS[command.type], command)?.place;

/**
 * Reads what somebody sent as a command: a plain copy of the right shape that names what is on the
 * map, by its present ids; or why not.
 */
export function readCommand(map: MapDefinition, input: unknown): { command: Command } | { reasons: Reason[] } {
  const copy = cloneJson(input);
  if (!isObject(copy) || !isText(copy.type) || !Object.hasOwn(COMMANDS, copy.type)) {
    return { reasons: [say('unknown-command', {}, Object.keys(COMMANDS).join(', '))] };
  }
  const type = copy.type as CommandType;
  const wrong = misfit(COMMANDS[type], copy);
  if (wrong) return { reasons: [say('malformed', {}, type, wrong.field, wrong.valid)] };
  const subject = subjectOf(map, COMMANDS[type], copy);
  if (subject && !subject.place)
    return { reasons: [say('unknown-id', { [subject.kind]: subject.id }, subject.kind, subject.id)] };
  if (subject) copy[subject.kind] = subject.id;
  if (Array.isArray(copy.measures)) copy.measures = idsOf(map, 'measure', copy.measures as string[]);
  return { command: copy as unknown as Command };
}
