import { filled, isObject, isText, pointer, readJson, type Json, type JsonObject } from '../map/json.js';
import { idOf, idsOf, placeOf } from '../map/lookup.js';
import type { MapDefinition, Problem } from '../map/types.js';
import { unite } from './answers.js';
import { joinEntries, joinEntry, positionOf } from './merge.js';
import { say } from './messages.js';
import { readAt, VERSION } from './migrate.js';
import {
  canonicalTime,
  compact,
  emptyCycle,
  firstPhase,
  FORMAT,
  mapEntries,
  putEntry,
  randomId,
  RISK_FIELDS,
  SECTION_NAMES,
  SECTIONS,
} from './record.js';
import { isCompleted } from './rules.js';
import { fits, isId, misfit, pick } from './shapes.js';
import type { Cycle, Entries, Journey, JourneyStatus, ParsedJourney, Section, Stamp } from './types.js';

/** The closed list of codes of a {@link Problem} of a journey. */
export type JourneyProblemCode = 'invalid-json' | 'not-a-journey' | 'newer-version' | 'other-map' | 'invalid-value';

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const listIn = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Reads what is in cycles, by the ids that the map has now. What has no stamp of its own takes that of the record. */
function readerOf(map: MapDefinition, { at, by }: Stamp, problems: Problem[]) {
  let latest = at;

  const time = (value: unknown): string | undefined => {
    const found = canonicalTime(value);
    if (found && found > latest) latest = found;
    return found;
  };

  /** What one fact wrote: some fields, and its stamp. */
  const part = <T extends object>(from: Json | undefined, fields: string): (T & Stamp) | undefined =>
    isObject(from) && !misfit(fields, from)
      ? ({ ...pick(fields, from), at: time(from.at) ?? at, by: isId(from.by) ? from.by : by } as T & Stamp)
      : undefined;

  const sections: Record<Section, (from: JsonObject) => object | undefined> = {
    answers: (from) => {
      const answer = part<{ text?: string }>(from, 'text');
      const variants = listIn(from.variants).flatMap((variant) => part<{ id: string; text?: string }>(variant, 'id text') ?? []);
      const writes = variants.map(({ id, text = '', at }) => ({ text, at, by: id }));
      return answer && unite([{ ...answer, text: filled(answer.text) ?? '' }, ...writes], listIn(from.past).filter(isText));
    },
    groups: (from) => part(from, 'setAside reason~'),
    tools: (from) => part(from, 'chosen note~'),
    decisions: (from) => part(from, 'option reason~'),
    risks: ({ stamps, ...values }) => {
      const risk: Record<string, unknown> & { stamps: Record<string, unknown> } = { stamps: {} };
      for (const field of RISK_FIELDS) {
        const isSet = fits(field, values[field]) && values[field] !== '';
        const stamp = part(objectIn(stamps)[field] ?? (isSet ? {} : undefined), '');
        if (stamp) risk.stamps[field] = stamp;
        if (stamp && isSet) risk[field] = values[field];
      }
      if (risk.measures) risk.measures = idsOf(map, 'measure', risk.measures as string[]);
      return Object.keys(risk.stamps).length ? risk : undefined;
    },
    phases: ({ entered, completion, check: mark, completedAt }) => {
      const completed = part<{ done: boolean }>(completion, 'done note~');
      const check = part<{ on: boolean; because?: string }>(mark, 'on because~');
      if (check?.because) check.because = idOf(map, 'phase', check.because);
      return compact({
        entered: part(entered, ''),
        completion: completed,
        completedAt: time(completedAt) ?? (completed?.done ? completed.at : undefined),
        check,
      });
    },
  };

  /** What is there by its own id, wherever it is: what became of its phase, only the map knows. */
  const entries = (from: Json | undefined, path: string): Partial<Entries> => {
    const leaveOut = (...keys: string[]) =>
      void problems.push({ path: keys.reduce(pointer, path), code: 'invalid-value', message: 'This cannot be read. It is left out.' });
    if (!isObject(from)) leaveOut();
    const found: Partial<Record<Section, Record<string, object | undefined>>> = {};
    for (const section of SECTION_NAMES) {
      const kind = SECTIONS[section];
      const others: Record<string, object | undefined> = (found[section] = {});
      for (const [key, value] of Object.entries(objectIn(from)[section] ?? {})) {
        for (const [keys, entry] of readAt(key, value, kind !== 'phase', (one) => (isObject(one) ? sections[section](one) : undefined))) {
          const id = idOf(map, kind, keys[keys.length - 1] as string);
          const other = others[id];
          if (id && entry) others[id] = other ? joinEntry(section, other, entry) : entry;
          else leaveOut(section, ...keys);
        }
      }
    }
    return found as Partial<Entries>;
  };

  return { time, part, entries, latest: () => latest };
}

/** Why this is no journey that can be read here. */
function problemOf(json: unknown, from: Json | undefined, map: MapDefinition): Problem | undefined {
  const problem = (path: string, code: JourneyProblemCode, { message } = say('unreadable-journey')): Problem => ({ path, code, message });
  if (typeof json === 'string' && from === undefined) return problem('', 'invalid-json');
  const { format, version, map: of, cycles } = objectIn(from);
  if (format !== FORMAT || !(Number(version) >= 1)) return problem('', 'not-a-journey');
  if (Number(version) > VERSION) return problem('/version', 'newer-version', say('newer-version'));
  const { id } = objectIn(of);
  if (id !== map.id) return problem('/map/id', 'other-map', say('other-map', {}, `${id}`));
  return Array.isArray(cycles) ? undefined : problem('/cycles', 'not-a-journey');
}

/** A phase that the map has; where it lacks it, the first that is left to do. */
function phaseOnMap(id: unknown, { phases }: Cycle, map: MapDefinition): string {
  const isLeft = (phase: { id: string }) => !isCompleted(phases[phase.id]);
  return placeOf(map, 'phase', id as string)?.phase.id ?? map.phases.find(isLeft)?.id ?? firstPhase(map);
}

/** Gives a record that says only at its top where it stands, as one written by hand may, its place. */
function moveTo(from: JsonObject, map: MapDefinition, last: Cycle, stamp: Stamp): Pick<Journey, 'phase' | 'status'> {
  const phase = phaseOnMap(from.phase, last, map);
  const status = fits('status', from.status) ? (from.status as JourneyStatus) : 'active';
  if (phase !== firstPhase(map) || status !== 'active') last.position = { phase, status, ...stamp };
  return { phase, status };
}

function readJourney(from: JsonObject, map: MapDefinition): ParsedJourney {
  const problems: Problem[] = [];
  const createdAt = canonicalTime(from.createdAt) ?? canonicalTime(from.updatedAt) ?? new Date(0).toISOString();
  // Nothing random goes into cycles: what has no id of its own is marked as coming from some record.
  const by = isId(from.id) ? from.id : FORMAT;
  const { time, part, entries, latest } = readerOf(map, { at: createdAt, by }, problems);
  time(from.updatedAt);
  const resetAt = time(from.resetAt);

  const unplaced: Journey['unplaced'] = {};
  /** Brings entries home, or leaves them waiting. */
  const settle = (number: string, entries: Partial<Entries>, home?: Cycle) => {
    const others = mapEntries(entries, (section, id, entry) => {
      const place = placeOf(map, SECTIONS[section], id);
      if (!home || !place) return entry;
      putEntry(home, place.phase.id, section, id, entry);
      return undefined;
    });
    if (Object.keys(others).length) unplaced[number] = others;
  };

  const waiting = new Map(Object.entries(objectIn(from.unplaced)));
  const waitingFor = (number: string) => entries(waiting.get(number) ?? {}, pointer('/unplaced', number));
  const given = from.cycles as Json[];
  const cycles = (given.length ? given : [{}]).map((item, i): Cycle => {
    const cycle = emptyCycle(i + 1);
    const number = `${i + 1}`;
    settle(number, joinEntries(entries(item, `/cycles/${i}`), waitingFor(number)), cycle);
    waiting.delete(number);
    const { started, position, resumedAt } = objectIn(item);
    const move = part<{ phase: string; status: JourneyStatus }>(position, 'phase status');
    return compact<Cycle>({
      ...cycle,
      started: part(started, 'adaptation~'),
      position: move && { ...move, phase: phaseOnMap(move.phase, cycle, map) },
      resumedAt: time(resumedAt),
    });
  });
  for (const number of waiting.keys()) settle(number, waitingFor(number));

  const stamp = { at: latest(), by };
  const journey = compact<Journey>({
    format: FORMAT,
    version: VERSION,
    id: isId(from.id) ? from.id : randomId(),
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: stamp.at,
    resetAt,
    ...(positionOf(cycles) ?? moveTo(from, map, cycles[cycles.length - 1] as Cycle, stamp)),
    cycle: cycles.length,
    cycles,
    unplaced,
  });
  return { journey, problems };
}

/**
 * Reads a journey of a map from a JSON text or a value. Never throws; the input is never changed. Entries of ids
 * that the map lacks go to `unplaced`, and come home from there when the map has them again.
 *
 * @returns A whole, usable journey, or null where it is none of this map or of a newer version; and all problems.
 */
export function parseJourney(json: unknown, map: MapDefinition): ParsedJourney {
  const from = readJson(json);
  const problem = problemOf(json, from, map);
  return problem ? { journey: null, problems: [problem] } : readJourney(from as JsonObject, map);
}
