import { cloneJson, isObject, isText } from '../utils/json.js';
import { currentIds, ITEM_KINDS, locate, type ItemKind, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { createReason } from './reasons.js';
import { COMMAND_FIELDS, findInvalidField } from './field-schema.js';
import type { Reason } from './types/reason.js';
import type { Command, CommandType } from './types/command.js';

/** What a command or fact is about, by the first of its fields: its present id, and where the map has it. */
export function findSubject(
  map: MapDefinition,
  fields: string,
  about: object,
): { kind: ItemKind; id: string; place: MapLocation | undefined } | undefined {
  const kind = fields.split(' ')[0] as ItemKind;
  if (!ITEM_KINDS.includes(kind)) return undefined;
  const id = (about as Record<ItemKind, string>)[kind];
  const place = locate(map, kind, id);
  return { kind, id: place?.ids[kind] ?? id, place };
}

/** Where a command that was read works; undefined for commands about the whole journey. */
export const locateCommand = (map: MapDefinition, command: Command): MapLocation | undefined =>
  findSubject(map, COMMAND_FIELDS[command.type], command)?.place;

/**
 * Reads what somebody sent as a command: a plain copy of the right shape that names what is on the
 * map, by its present ids; or why not.
 */
export function readCommand(map: MapDefinition, input: unknown): { command: Command } | { reasons: Reason[] } {
  const copy = cloneJson(input);
  if (!isObject(copy) || !isText(copy.type) || !Object.hasOwn(COMMAND_FIELDS, copy.type)) {
    return { reasons: [createReason('unknown-command', {}, Object.keys(COMMAND_FIELDS).join(', '))] };
  }
  const type = copy.type as CommandType;
  const wrong = findInvalidField(COMMAND_FIELDS[type], copy);
  if (wrong) return { reasons: [createReason('malformed', {}, type, wrong.field, wrong.valid)] };
  const subject = findSubject(map, COMMAND_FIELDS[type], copy);
  if (subject && !subject.place)
    return { reasons: [createReason('unknown-id', { [subject.kind]: subject.id }, subject.kind, subject.id)] };
  if (subject) copy[subject.kind] = subject.id;
  if (Array.isArray(copy.measures)) copy.measures = currentIds(map, 'measure', copy.measures as string[]);
  return { command: copy as unknown as Command };
}
