import { cloneJson, isObject, isText } from '../utils/json.js';
import { getCurrentIds, ITEM_KINDS, locate, type ItemKind, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { createReason } from './reasons.js';
import { COMMAND_FIELDS, findInvalidField } from './field-schema.js';
import type { Reason } from './types/reason.js';
import type { Command, CommandType } from './types/command.js';

/** Returns the map item that the first field of a command or fact refers to, with its current id and its location. */
export function findSubject(
  map: MapDefinition,
  fields: string,
  source: object,
): { kind: ItemKind; id: string; location: MapLocation | undefined } | undefined {
  const kind = fields.split(' ')[0] as ItemKind;
  if (!ITEM_KINDS.includes(kind)) return undefined;
  const id = (source as Record<ItemKind, string>)[kind];
  const location = locate(map, kind, id);
  return { kind, id: location?.ids[kind] ?? id, location };
}

/** Returns the location of a command's subject; undefined for a command about the whole journey. */
export const locateCommand = (map: MapDefinition, command: Command): MapLocation | undefined =>
  findSubject(map, COMMAND_FIELDS[command.type], command)?.location;

/**
 * Validates an untrusted value as a command. Returns a plain copy in which current ids replace former ones, or the
 * reasons why the value is not a valid command for this map.
 */
export function readCommand(map: MapDefinition, input: unknown): { command: Command } | { reasons: Reason[] } {
  const copy = cloneJson(input);
  if (!isObject(copy) || !isText(copy.type) || !Object.hasOwn(COMMAND_FIELDS, copy.type)) {
    return { reasons: [createReason('unknown-command', {}, Object.keys(COMMAND_FIELDS).join(', '))] };
  }
  const type = copy.type as CommandType;
  const invalidField = findInvalidField(COMMAND_FIELDS[type], copy);
  if (invalidField) return { reasons: [createReason('malformed', {}, type, invalidField.field, invalidField.valid)] };
  const subject = findSubject(map, COMMAND_FIELDS[type], copy);
  if (subject && !subject.location)
    return { reasons: [createReason('unknown-id', { [subject.kind]: subject.id }, subject.kind, subject.id)] };
  if (subject) copy[subject.kind] = subject.id;
  if (Array.isArray(copy.measures)) copy.measures = getCurrentIds(map, 'measure', copy.measures as string[]);
  return { command: copy as unknown as Command };
}
