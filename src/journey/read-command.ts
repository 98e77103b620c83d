import { cloneJson, isObject, isText } from '../utils/json.js';
import { getCurrentIds, locate, type ItemKind, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { createReason } from './reasons.js';
import { COMMANDS, findInvalidField, getSchema, isIdList } from './field-schema.js';
import type { Reason } from './types/reason.js';
import type { Command, CommandType } from './types/command.js';
import { keysOf } from '../utils/objects.js';

/** The map item that a command or fact is about. */
interface Subject {
  kind: ItemKind;
  /** Its current id; the given one if the map lacks it. */
  id: string;
  location: MapLocation | undefined;
}

/**
 * Returns the item that a command or fact is about, from the field that its schema names.
 *
 * @param find Finds an item; by default, in the map.
 */
export function findSubject(
  map: MapDefinition,
  kind: ItemKind,
  source: Readonly<Record<string, unknown>>,
  find: (id: string) => MapLocation | undefined = (id) => locate(map, kind, id),
): Subject {
  const id = String(source[kind]);
  const location = find(id);
  return { kind, id: location?.ids[kind] ?? id, location };
}

const isCommandType = (type: unknown): type is CommandType => isText(type) && Object.hasOwn(COMMANDS, type);

/**
 * Validates an untrusted value as a command. Returns a plain copy in which current ids replace former ones, or the
 * reasons why the value is not a valid command for this map.
 *
 * @param map The map of the current cycle, with the risks and measures that the team added.
 */
export function readCommand(map: MapDefinition, input: unknown): { command: Command } | { reasons: Reason[] } {
  const copy = cloneJson(input);
  if (!isObject(copy) || !isCommandType(copy.type)) {
    return { reasons: [createReason('unknown-command', {}, keysOf(COMMANDS).join(', '))] };
  }
  const { type } = copy;
  const schema = getSchema({ ...copy, type });
  const invalid = findInvalidField(schema.fields, copy);
  if (invalid) return { reasons: [createReason('malformed', {}, type, invalid.field, invalid.valid)] };
  if (schema.subject) {
    const { kind, id, location } = findSubject(map, schema.subject, copy);
    if (!location) return { reasons: [createReason('unknown-id', { [kind]: id }, kind, id)] };
    copy[kind] = id;
  }
  if (type === 'risk.assess' && isIdList(copy.measures)) copy.measures = getCurrentIds(map, 'measure', copy.measures);
  if (type === 'phase.confirm' && isIdList(copy.phases)) {
    const phases = getCurrentIds(map, 'phase', copy.phases);
    const unknownIds = phases.filter((id) => !locate(map, 'phase', id));
    copy.phases = phases;
    if (unknownIds.length)
      return { reasons: unknownIds.map((id) => createReason('unknown-id', { phase: id }, 'phase', id)) };
  }
  // Its fields have been checked against the schema, which the compiler holds against `Command`.
  return { command: copy as unknown as Command };
}
