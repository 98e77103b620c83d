import { toFilledText, isObject, isText, appendPointer, readJson, type Json, type JsonObject } from '../utils/json.js';
import { currentId, currentIds, locate } from '../map/map-index.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { mergeVersions } from './answer-versions.js';
import { mergeEntries, mergeEntry, findPosition } from './merge.js';
import { createReason } from './reasons.js';
import { RECORD_FORMAT, readNestedEntries, RECORD_VERSION } from './record-format.js';
import {
  createCycleRecord,
  getFirstPhaseId,
  mapEntries,
  setEntry,
  RISK_FIELDS,
  ENTRY_KINDS,
  ENTRY_ITEM_KINDS,
} from './record.js';
import { omitUndefined } from '../utils/objects.js';
import { createUuid } from '../utils/uuid.js';
import { toCanonicalTime } from '../utils/clock.js';
import { isCompleted } from './rules.js';
import { isValidField, isId, findInvalidField, pickFields } from './field-schema.js';
import type { Cycle, Entries, Journey, JourneyStatus, EntryKind, Stamp } from './types/record.js';

/** The closed list of codes of a {@link Problem} of a journey. */
export type JourneyProblemCode = 'invalid-json' | 'not-a-journey' | 'newer-version' | 'other-map' | 'invalid-value';

const toObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Reads what is in cycles, by the ids that the map has now. What has no stamp of its own takes that of the record. */
function createCycleReader(map: MapDefinition, { at, by }: Stamp, problems: Problem[]) {
  let latest = at;

  /** Says that something is there which cannot be read. */
  const leaveOut = (path: string): undefined =>
    void problems.push({ path, code: 'invalid-value', message: 'This cannot be read. It is left out.' });

  const time = (value: Json | undefined, path: string): string | undefined => {
    const found = toCanonicalTime(value);
    if (!found && value != null) leaveOut(path);
    if (found && found > latest) latest = found;
    return found;
  };

  /** What one fact wrote: some fields, and its stamp. */
  const part = <T extends object>(from: Json | undefined, fields: string, path: string): (T & Stamp) | undefined => {
    if (isObject(from) && !findInvalidField(fields, from)) {
      return {
        ...pickFields(fields, from),
        at: time(from.at, appendPointer(path, 'at')) ?? at,
        by: isId(from.by) ? from.by : by,
      } as T & Stamp;
    }
    return from == null ? undefined : leaveOut(path);
  };

  const list = <T>(from: Json | undefined, path: string, read: (item: Json, path: string) => T | undefined): T[] => {
    if (Array.isArray(from)) return from.flatMap((item, i) => read(item, appendPointer(path, i)) ?? []);
    if (from != null) leaveOut(path);
    return [];
  };

  const sections: Record<EntryKind, (from: JsonObject, path: string) => object | undefined> = {
    answers: (from, path) => {
      const answer = part<{ text?: string }>(from, 'text', path);
      const variants = list(from.variants, appendPointer(path, 'variants'), (item, at) =>
        part<{ id: string; text?: string }>(item, 'id text', at),
      );
      const past = list(from.past, appendPointer(path, 'past'), (mark, at) => (isText(mark) ? mark : leaveOut(at)));
      const writes = variants.map(({ id, text = '', at }) => ({ text, at, by: id }));
      return answer && mergeVersions([{ ...answer, text: toFilledText(answer.text) ?? '' }, ...writes], past);
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
        const isSet = isSaid && isValidField(field, value);
        if (isSaid && !isSet) leaveOut(appendPointer(path, field));
        const stamp =
          part(toObject(stamps)[field], '', appendPointer(`${path}/stamps`, field)) ?? (isSet ? { at, by } : undefined);
        if (stamp) risk.stamps[field] = stamp;
        if (isSet) risk[field] = value;
      }
      if (risk.measures) risk.measures = currentIds(map, 'measure', risk.measures as string[]);
      return Object.keys(risk.stamps).length ? risk : undefined;
    },
    phases: ({ entered, completion, check: mark, completedAt }, path) => {
      const completed = part<{ done: boolean }>(completion, 'done note~', `${path}/completion`);
      const check = part<{ on: boolean; because?: string }>(mark, 'on because~', `${path}/check`);
      if (check?.because) check.because = currentId(map, 'phase', check.because);
      const phase = omitUndefined({
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
    const found: Partial<Record<EntryKind, Record<string, object | undefined>>> = {};
    for (const section of ENTRY_KINDS) {
      const kind = ENTRY_ITEM_KINDS[section];
      const others: Record<string, object | undefined> = (found[section] = {});
      const held = toObject(from)[section] ?? {};
      const under = appendPointer(path, section);
      const readEntry = (value: Json, keys: string[]) => {
        const said = problems.length;
        const entry = isObject(value) ? sections[section](value, keys.reduce(appendPointer, under)) : undefined;
        // What is none is said once, if it is no phase with entries in it either.
        if (!entry) problems.length = said;
        return entry;
      };
      if (typeof held !== 'object') leaveOut(under);
      for (const [key, value] of typeof held === 'object' ? Object.entries(held) : []) {
        for (const [keys, entry] of readNestedEntries(key, value, kind !== 'phase', readEntry)) {
          const id = currentId(map, kind, keys[keys.length - 1] as string);
          const other = others[id];
          if (id && entry) others[id] = other ? mergeEntry(section, other, entry) : entry;
          else leaveOut(keys.reduce(appendPointer, under));
        }
      }
    }
    return found as Partial<Entries>;
  };

  return { time, part, entries, leaveOut, latest: () => latest };
}

/** Why this is no journey that can be read here. */
function findFormatProblem(json: unknown, from: Json | undefined, map: MapDefinition): Problem | undefined {
  const problem = (
    path: string,
    code: JourneyProblemCode,
    { message } = createReason('unreadable-journey'),
  ): Problem => ({
    path,
    code,
    message,
  });
  if (typeof json === 'string' && from === undefined) return problem('', 'invalid-json');
  const { format, version, map: of, cycles } = toObject(from);
  if (format !== RECORD_FORMAT || !(Number(version) >= 1)) return problem('', 'not-a-journey');
  if (Number(version) > RECORD_VERSION) return problem('/version', 'newer-version', createReason('newer-version'));
  const { id } = toObject(of);
  if (id !== map.id) return problem('/map/id', 'other-map', createReason('other-map', {}, `${id ?? '?'}`));
  return Array.isArray(cycles) ? undefined : problem('/cycles', 'not-a-journey');
}

/** A phase that the map has; where it lacks it, the first that is left to do. */
function findCurrentPhase(id: unknown, { phases }: Cycle, map: MapDefinition): string {
  const isLeft = (phase: { id: string }) => !isCompleted(phases[phase.id]);
  return locate(map, 'phase', id as string)?.phase.id ?? map.phases.find(isLeft)?.id ?? getFirstPhaseId(map);
}

/** Gives a record that says only at its top where it stands, as one written by hand may, its place. */
function setCyclePosition(
  from: JsonObject,
  map: MapDefinition,
  last: Cycle,
  stamp: Stamp,
): Pick<Journey, 'phase' | 'status'> {
  const phase = findCurrentPhase(from.phase, last, map);
  const status = isValidField('status', from.status) ? (from.status as JourneyStatus) : 'active';
  if (phase !== getFirstPhaseId(map) || status !== 'active') last.position = { phase, status, ...stamp };
  return { phase, status };
}

function readJourneyFields(from: JsonObject, map: MapDefinition): ParsedJourney {
  const problems: Problem[] = [];
  const createdAt = toCanonicalTime(from.createdAt) ?? toCanonicalTime(from.updatedAt) ?? new Date(0).toISOString();
  // Nothing random goes into cycles: what has no id of its own is marked as coming from some record.
  const by = isId(from.id) ? from.id : RECORD_FORMAT;
  const { time, part, entries, leaveOut, latest } = createCycleReader(map, { at: createdAt, by }, problems);
  time(from.createdAt, '/createdAt');
  time(from.updatedAt, '/updatedAt');
  const resetAt = time(from.resetAt, '/resetAt');
  if (from.id != null && !isId(from.id)) leaveOut('/id');
  if (from.status != null && !isValidField('status', from.status)) leaveOut('/status');
  if (from.unplaced != null && !isObject(from.unplaced)) leaveOut('/unplaced');

  const unplaced: Journey['unplaced'] = {};
  /** Brings entries home, or leaves them waiting. */
  const settle = (number: string, entries: Partial<Entries>, home?: Cycle) => {
    const others = mapEntries(entries, (section, id, entry) => {
      const place = locate(map, ENTRY_ITEM_KINDS[section], id);
      if (!home || !place) return entry;
      setEntry(home, place.phase.id, section, id, entry);
      return undefined;
    });
    if (Object.keys(others).length) unplaced[number] = others;
  };

  const waiting = new Map(Object.entries(toObject(from.unplaced)));
  const waitingFor = (number: string) => entries(waiting.get(number) ?? {}, appendPointer('/unplaced', number));
  const given = from.cycles as Json[];
  const cycles = (given.length ? given : [{}]).map((item, i): Cycle => {
    const cycle = createCycleRecord(i + 1);
    const number = `${i + 1}`;
    settle(number, mergeEntries(entries(item, `/cycles/${i}`), waitingFor(number)), cycle);
    waiting.delete(number);
    const { started, position, resumedAt } = toObject(item);
    const move = part<{ phase: string; status: JourneyStatus }>(position, 'phase status', `/cycles/${i}/position`);
    return omitUndefined<Cycle>({
      ...cycle,
      started: part(started, 'adaptation~', `/cycles/${i}/started`),
      position: move && { ...move, phase: findCurrentPhase(move.phase, cycle, map) },
      resumedAt: time(resumedAt, `/cycles/${i}/resumedAt`),
    });
  });
  for (const number of waiting.keys()) settle(number, waitingFor(number));

  const stamp = { at: latest(), by };
  const journey = omitUndefined<Journey>({
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: isId(from.id) ? from.id : createUuid(),
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: stamp.at,
    resetAt,
    ...(findPosition(cycles) ?? setCyclePosition(from, map, cycles[cycles.length - 1] as Cycle, stamp)),
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
  const problem = findFormatProblem(json, from, map);
  return problem ? { journey: null, problems: [problem] } : readJourneyFields(from as JsonObject, map);
}
/** What `parseJourney` gives. */
export interface ParsedJourney {
  journey: Journey | null;
  problems: Problem[];
}
