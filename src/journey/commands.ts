import { cloneJson, isObject } from '../map/json.js';
import { lookup } from '../map/lookup.js';
import type { MapDefinition } from '../map/types.js';
import { reason } from './messages.js';
import { COMMANDS, misfit } from './shapes.js';
import type { Command, CommandOf, CommandType, Reason } from './types.js';

export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];

/** Reads what somebody sent as a command: a plain copy of the right shape that names what is on the map; or why not. */
export function readCommand(map: MapDefinition, input: unknown): { command: Command } | { reasons: Reason[] } {
  const copy = cloneJson(input);
  const type = isObject(copy) ? copy.type : copy;
  if (!isObject(copy) || typeof type !== 'string' || !Object.hasOwn(COMMANDS, type)) {
    const got = typeof type === 'string' ? `"${type}"` : 'This';
    return { reasons: [reason.unknownCommand(COMMAND_TYPES, got)] };
  }
  const wrong = misfit(COMMANDS[type as CommandType], copy);
  if (wrong) return { reasons: [reason.malformed(type as CommandType, wrong.field, wrong.valid)] };
  const command = copy as unknown as Command;
  const reasons = unknownIds(map, command);
  return reasons.length ? { reasons } : { command };
}

function unknownIds(map: MapDefinition, command: Command): Reason[] {
  const known = lookup(map);
  if ('question' in command && !known.questions.has(command.question)) return [reason.unknownId('question', command.question)];
  if ('group' in command && !known.groups.has(command.group)) return [reason.unknownId('group', command.group)];
  if ('tool' in command && !known.tools.has(command.tool)) return [reason.unknownId('tool', command.tool)];
  if ('phase' in command && !known.phases.has(command.phase)) return [reason.unknownId('phase', command.phase)];
  return command.type === 'risk.assess' ? unknownInRisk(map, command) : [];
}

function unknownInRisk(map: MapDefinition, { risk: id, measures }: CommandOf<'risk.assess'>): Reason[] {
  const place = lookup(map).risks.get(id);
  if (!place) return [reason.unknownId('risk', id)];
  const wrong = measures?.find((measure) => !place.measures.some((valid) => valid.id === measure));
  return wrong === undefined ? [] : [reason.wrongMeasure(place.risk, wrong, place.measures)];
}
