import { filled, isObject, isText, pointer, readJson, type Json, type JsonObject } from '../utils/json.js';
import { idOf, idsOf, placeOf } from '../map/map-index.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { unite } from './answer-versions.js';
import { joinEntries, joinEntry, positionOf } from './merge.js';
import { say } from './reasons.js';
import { FORMAT, readAt, VERSION } from './record-format.js';
import { emptyCycle, firstPhase, mapEntries, putEntry, RISK_FIELDS, SECTION_NAMES, SECTIONS } from './record.js';
import { compact } from '../utils/objects.js';
import { randomId } from '../utils/uuid.js';
import { canonicalTime } from '../utils/clock.js';
import { isCompleted } from './rules.js';
import { fits, isId, misfit, pick } from './field-schema.js';
import type { Cycle, Entries, Journey, JourneyStatus, Section, Stamp } from './types/record.js';

/** The closed list of codes of a {@link Problem} of a journey. */
export type JourneyProblemCode = 'invalid-json' | 'not-a-journey' | 'newer-version' | 'other-map' | 'invalid-value';

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Reads what is in cycles, by the ids that the map has now. What has no stamp of its own takes that of the record. */
function readerOf(map: MapDefinition, { at, by }: Stamp, problems: Problem[]) {
  let latest = at;

  /** Says that something is there which cannot be read. */
  const leaveOut = (path: string): undefined =>
    void problems.push({ path, code: 'invalid-value', message: 'This cannot be read. It is left out.' });

  const time = (value: Json | undefined, path: string): string | undefined => {
    const found = canonicalTime(value);
    if (!found && value != null) leaveOut(path);
    if (found && found > latest) latest = found;
    return found;
  };

  /** What one fact wrote: some fields, and its stamp. */
  const part = <T extends object>(from: Json | undefined, fields: string, path: string): (T & Stamp) | undefined => {
    if (isObject(from) && !misfit(fields, from)) {
      return {
        ...pick(fields, from),
        at: time(from.at, pointer(path, 'at')) ?? at,
        by: isId(from.by) ? from.by : by,
      } as T & Stamp;
    }
    return from == null ? undefined : leaveOut(path);
  };

  const list = <T>(from: Json | undefined, path: string, read: (item: Json, path: string) => T | undefined): T[] => {
    if (Array.isArray(from)) return from.flatMap((item, i) => read(item, pointer(path, i)) ?? []);
    if (from != null) leaveOut(path);
    return [];
  };

  const sections: Record<Section, (from: JsonObject, path: string) => object | undefined> = {
    answers: (from, path) => {
      const answer = part<{ text?: string }>(from, 'text', path);
      const variants = list(from.variants, pointer(path, 'variants'), (item, at) =>
        part<{ id: string; text?: string }>(item, 'id text', at),
      );
      const past = list(from.past, pointer(path, 'past'), (mark, at) => (isText(mark) ? mark : leaveOut(at)));
      const writes = variants.map(({ id, text = '', at }) => ({ text, at, by: id }));
      return answer && unite([{ ...answer, text: filled(answer.text) ?? '' }, ...writes], past);
    },
    groups: (from, path) => part(from, 'setAside reason~', path),
    tools: (from, path) => part(from, 'chosen note~', path),
    decisions: (from, path) => part(from, 'option reason~', path),
    risks: ({ stamps, ...values }, path) => {
      const risk: Record<string, unknown> & { stamps: Record<string, unknown> } = { stamps: {} };
      if (stamps != null && !isObject(stamps)) leaveOut(`${path}/stamps`);
      for (const field of RISK_FIELDS) {
        const value = values[field];
        const isSaid = value != null && value !== '';
        const isSet = isSaid && fits(field, value);
        if (isSaid && !isSet) leaveOut(pointer(path, field));
        const stamp =
          part(objectIn(stamps)[field], '', pointer(`${path}/stamps`, field)) ?? (isSet ? { at, by } : undefined);
        if (stamp) risk.stamps[field] = stamp;
        if (isSet) risk[field] = value;
      }
      if (risk.measures) risk.measures = idsOf(map, 'measure', risk.measures as string[]);
      return Object.keys(risk.stamps).length ? risk : undefined;
    },
    phases: ({ entered, completion, check: mark, completedAt }, path) => {
      const completed = part<{ done: boolean }>(completion, 'done note~', `${path}/completion`);
      const check = part<{ on: boolean; because?: string }>(mark, 'on because~', `${path}/check`);
      if (check?.because) check.because = idOf(map, 'phase', check.because);
      const phase = compact({
        entered: part(entered, '', `${path}/entered`),
        completion: completed,
        completedAt: time(completedAt, `${path}/completedAt`) ?? (completed?.done ? completed.at : undefined),
        check,
      });
      return Object.keys(phase).length ? phase : undefined;
    },
  };

  /** What is there by its own id, wherever it is: what became of its phase, only the map knows. */
  const entries = (from: Json | undefined, path: string): Partial<Entries> => {
    if (!isObject(from)) leaveOut(path);
    const found: Partial<Record<Section, Record<string, object | undefined>>> = {};
    for (const section of SECTION_NAMES) {
      const kind = SECTIONS[section];
      const others: Record<string, object | undefined> = (found[section] = {});
      const held = objectIn(from)[section] ?? {};
      const under = pointer(path, section);
      const readEntry = (value: Json, keys: string[]) => {
        const said = problems.length;
        const entry = isObject(value) ? sections[section](value, keys.reduce(pointer, under)) : undefined;
        // What is none is said once, if it is no phase with entries in it either.
        if (!entry) problems.length = said;
        return entry;
      };
      if (typeof held !== 'object') leaveOut(under);
      for (const [key, value] of typeof held === 'object' ? Object.entries(held) : []) {
        for (const [keys, entry] of readAt(key, value, kind !== 'phase', readEntry)) {
          const id = idOf(map, kind, keys[keys.length - 1] as string);
          const other = others[id];
          if (id && entry) others[id] = other ? joinEntry(section, other, entry) : entry;
          else leaveOut(keys.reduce(pointer, under));
        }
      }
    }
    return found as Partial<Entries>;
  };

  return { time, part, entries, leaveOut, latest: () => latest };
}

/** Why this is no journey that can be read here. */
function problemOf(json: unknown, from: Json | undefined, map: MapDefinition): Problem | undefined {
  const problem = (path: string, code: JourneyProblemCode, { message } = say('unreadable-journey')): Problem => ({
    path,
    code,
    message,
  });
  if (typeof json === 'string' && from === undefined) return problem('', 'invalid-json');
  const { format, version, map: of, cycles } = objectIn(from);
  if (format !== FORMAT || !(Number(version) >= 1)) return problem('', 'not-a-journey');
  if (Number(version) > VERSION) return problem('/version', 'newer-version', say('newer-version'));
  const { id } = objectIn(of);
  if (id !== map.id) return problem('/map/id', 'other-map', say('other-map', {}, `${id ?? '?'}`));
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
  const { time, part, entries, leaveOut, latest } = readerOf(map, { at: createdAt, by }, problems);
  time(from.createdAt, '/createdAt');
  time(from.updatedAt, '/updatedAt');
  const resetAt = time(from.resetAt, '/resetAt');
  if (from.id != null && !isId(from.id)) leaveOut('/id');
  if (from.status != null && !fits('status', from.status)) leaveOut('/status');
  if (from.unplaced != null && !isObject(from.unplaced)) leaveOut('/unplaced');

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
    const move = part<{ phase: string; status: JourneyStatus }>(position, 'phase status', `/cycles/${i}/position`);
    return compact<Cycle>({
      ...cycle,
      started: part(started, 'adaptation~', `/cycles/${i}/started`),
      position: move && { ...move, phase: phaseOnMap(move.phase, cycle, map) },
      resumedAt: time(resumedAt, `/cycles/${i}/resumedAt`),
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
 * that the map lacks go to `unplaced`, and come home from there when the map has them again. Where a part cannot be
 * read, the rest is, and a problem says which; keys that a journey has not are not kept.
 *
 * @returns A whole, usable journey, or null where it is none of this map or of a newer version; and all problems.
 */
export function parseJourney(json: unknown, map: MapDefinition): ParsedJourney {
  const from = readJson(json);
  const problem = problemOf(json, from, map);
  return problem ? { journey: null, problems: [problem] } : readJourney(from as JsonObject, map);
}
/** What `parseJourney` gives. */
export interface ParsedJourney {
  journey: Journey | null;
  problems: Problem[];
}
