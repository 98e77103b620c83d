import { toFilledText, isObject, isText, appendPointer, readJson, type Json, type JsonObject } from '../utils/json.js';
import { getCurrentId, getCurrentIds, locate } from '../map/map-index.js';
import { journeyProblemStrings } from '../strings/en/journey-problems.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { mergeVersions } from './answer-versions.js';
import { mergeEntries, mergeEntry, findPosition } from './merge.js';
import { createReason } from './reasons.js';
import { RECORD_FORMAT, readNestedEntries, RECORD_VERSION } from './record-format.js';
import { createCycleRecord, getFirstPhaseId, mapEntries, setEntry, ENTRY_KINDS, ENTRY_ITEM_KINDS } from './record.js';
import { getOwn, itemAt, omitUndefined, keysOf, setOwn } from '../utils/objects.js';
import { createUuid } from '../utils/uuid.js';
import { toCanonicalTime } from '../utils/clock.js';
import { isCompleted } from './rules.js';
import {
  BOOLEAN,
  findInvalidField,
  ID,
  isId,
  isIdList,
  NULLABLE_TEXT,
  OPTION,
  pickFields,
  RISK_FIELDS,
  STATUS,
  TEXT,
  type Field,
  type Fields,
  type ValuesOf,
} from './field-schema.js';
import type { Cycle, Entries, Journey, EntryKind, Stamp } from './types/record.js';

/** All codes of a {@link Problem} of a journey. */
export type JourneyProblemCode = 'invalid-json' | 'not-a-journey' | 'newer-version' | 'other-map' | 'invalid-value';

const toObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/**
 * Creates functions that read the contents of cycles and replace former ids by current ones. Values without a stamp get
 * the default stamp.
 */
function createCycleReader(map: MapDefinition, defaultStamp: Stamp, problems: Problem[]) {
  let latest = defaultStamp.at;

  const reportUnreadable = (path: string): undefined =>
    void problems.push({ path, code: 'invalid-value', message: journeyProblemStrings.leftOut });

  const readTime = (value: Json | undefined, path: string): string | undefined => {
    const time = toCanonicalTime(value);
    if (!time && value != null) reportUnreadable(path);
    if (time && time > latest) latest = time;
    return time;
  };

  /** Reads the given fields of an object, and its stamp. */
  const readStamped = <F extends Fields>(
    source: Json | undefined,
    fields: F,
    path: string,
  ): (ValuesOf<F> & Stamp) | undefined => {
    if (isObject(source) && !findInvalidField(fields, source)) {
      return {
        ...pickFields(fields, source),
        at: readTime(source.at, appendPointer(path, 'at')) ?? defaultStamp.at,
        by: isId(source.by) ? source.by : defaultStamp.by,
      };
    }
    return source == null ? undefined : reportUnreadable(path);
  };

  const readList = <T>(
    source: Json | undefined,
    path: string,
    readItem: (item: Json, path: string) => T | undefined,
  ): T[] => {
    if (Array.isArray(source)) return source.flatMap((item, i) => readItem(item, appendPointer(path, i)) ?? []);
    if (source != null) reportUnreadable(path);
    return [];
  };

  const entryReaders: Record<EntryKind, (source: JsonObject, path: string) => object | undefined> = {
    answers: (source, path) => {
      const answer = readStamped(source, { text: TEXT }, path);
      const variants = readList(source.variants, appendPointer(path, 'variants'), (item, itemPath) =>
        readStamped(item, { id: ID, text: TEXT }, itemPath),
      );
      const past = readList(source.past, appendPointer(path, 'past'), (fingerprint, itemPath) =>
        isText(fingerprint) ? fingerprint : reportUnreadable(itemPath),
      );
      const versions = variants.map(({ id, text, at }) => ({ text, at, by: id }));
      return answer && mergeVersions([{ ...answer, text: toFilledText(answer.text) ?? '' }, ...versions], past);
    },
    groups: (source, path) => readStamped(source, { setAside: BOOLEAN, reason: NULLABLE_TEXT }, path),
    tools: (source, path) => readStamped(source, { chosen: BOOLEAN, note: NULLABLE_TEXT }, path),
    decisions: (source, path) => readStamped(source, { option: OPTION, reason: NULLABLE_TEXT }, path),
    risks: ({ stamps, ...values }, path) => {
      const risk: Record<string, unknown> & { stamps: Record<string, unknown> } = { stamps: {} };
      if (stamps != null && !isObject(stamps)) reportUnreadable(`${path}/stamps`);
      for (const [field, { isValid: isValidValue }] of Object.entries<Field>(RISK_FIELDS)) {
        const value = values[field];
        const isFilled = value != null && value !== '';
        const isValid = isFilled && isValidValue(value);
        if (isFilled && !isValid) reportUnreadable(appendPointer(path, field));
        const stamp =
          readStamped(toObject(stamps)[field], {}, appendPointer(`${path}/stamps`, field)) ??
          (isValid ? { ...defaultStamp } : undefined);
        if (stamp) risk.stamps[field] = stamp;
        if (isValid) risk[field] = value;
      }
      if (isIdList(risk.measures)) risk.measures = getCurrentIds(map, 'measure', risk.measures);
      return keysOf(risk.stamps).length ? risk : undefined;
    },
    phases: (source, path) => {
      const completion = readStamped(source.completion, { done: BOOLEAN, note: NULLABLE_TEXT }, `${path}/completion`);
      const check = readStamped(source.check, { on: BOOLEAN, because: NULLABLE_TEXT }, `${path}/check`);
      if (check?.because) check.because = getCurrentId(map, 'phase', check.because);
      const phase = omitUndefined({
        entered: readStamped(source.entered, {}, `${path}/entered`),
        completion,
        completedAt:
          readTime(source.completedAt, `${path}/completedAt`) ?? (completion?.done ? completion.at : undefined),
        check,
      });
      return keysOf(phase).length ? phase : undefined;
    },
  };

  /**
   * Reads the entries of a cycle, keyed by their own id alone. Ignores the phase ids in the record, since an item may
   * have moved to another phase of the map.
   */
  const readEntries = (source: Json | undefined, path: string): Partial<Entries> => {
    if (!isObject(source)) reportUnreadable(path);
    const result: Partial<Record<EntryKind, Record<string, object | undefined>>> = {};
    for (const kind of ENTRY_KINDS) {
      const itemKind = ENTRY_ITEM_KINDS[kind];
      const entries: Record<string, object | undefined> = (result[kind] = {});
      const values = toObject(source)[kind] ?? {};
      const kindPath = appendPointer(path, kind);
      const readEntry = (value: Json, keys: string[]) => {
        const problemCount = problems.length;
        const entry = isObject(value) ? entryReaders[kind](value, appendPointer(kindPath, ...keys)) : undefined;
        // The value may be a phase with nested entries instead. If it is not, the loop below reports it once.
        if (!entry) problems.length = problemCount;
        return entry;
      };
      if (typeof values !== 'object') reportUnreadable(kindPath);
      for (const [key, value] of typeof values === 'object' ? Object.entries(values) : []) {
        for (const [keys, entry] of readNestedEntries(key, value, itemKind !== 'phase', readEntry)) {
          const id = getCurrentId(map, itemKind, itemAt(keys, -1));
          const other = getOwn(entries, id);
          if (id && entry) setOwn(entries, id, other ? mergeEntry(other, entry) : entry);
          else reportUnreadable(appendPointer(kindPath, ...keys));
        }
      }
    }
    return result as Partial<Entries>;
  };

  return { readTime, readStamped, readEntries, reportUnreadable, getLatestTime: () => latest };
}

/** Returns the problem that prevents reading any of a record, if there is one. */
function findFormatProblem(json: unknown, source: Json | undefined, map: MapDefinition): Problem | undefined {
  const createProblem = (
    path: string,
    code: JourneyProblemCode,
    { message } = createReason('unreadable-journey'),
  ): Problem => ({
    path,
    code,
    message,
  });
  if (typeof json === 'string' && source === undefined) return createProblem('', 'invalid-json');
  const { format, version, map: recordMap, cycles } = toObject(source);
  if (format !== RECORD_FORMAT || !(Number(version) >= 1)) return createProblem('', 'not-a-journey');
  if (Number(version) > RECORD_VERSION)
    return createProblem('/version', 'newer-version', createReason('newer-version'));
  const { id } = toObject(recordMap);
  if (id !== map.id) return createProblem('/map/id', 'other-map', createReason('other-map', {}, `${id ?? '?'}`));
  return Array.isArray(cycles) ? undefined : createProblem('/cycles', 'not-a-journey');
}

/** Returns the current id of a phase. If the map lacks the phase, returns the first one that is not completed. */
function findCurrentPhase(id: unknown, { phases }: Cycle, map: MapDefinition): string {
  const isIncomplete = (phase: { id: string }) => !isCompleted(phases[phase.id]);
  return (
    locate(map, 'phase', isText(id) ? id : '')?.phase.id ?? map.phases.find(isIncomplete)?.id ?? getFirstPhaseId(map)
  );
}

/** Derives the position of the last cycle from the top-level fields, for records written by hand without positions. */
function setCyclePosition(
  source: JsonObject,
  map: MapDefinition,
  lastCycle: Cycle,
  stamp: Stamp,
): Pick<Journey, 'phase' | 'status'> {
  const phase = findCurrentPhase(source.phase, lastCycle, map);
  const status = STATUS.isValid(source.status) ? source.status : 'active';
  if (phase !== getFirstPhaseId(map) || status !== 'active') lastCycle.position = { phase, status, ...stamp };
  return { phase, status };
}

function readJourneyFields(source: JsonObject, map: MapDefinition): ParsedJourney {
  const problems: Problem[] = [];
  const createdAt = toCanonicalTime(source.createdAt) ?? toCanonicalTime(source.updatedAt) ?? new Date(0).toISOString();
  // The fact id of values without a stamp. Never random: parsing a record twice must give equal cycles.
  const by = isId(source.id) ? source.id : RECORD_FORMAT;
  const { readTime, readStamped, readEntries, reportUnreadable, getLatestTime } = createCycleReader(
    map,
    { at: createdAt, by },
    problems,
  );
  readTime(source.createdAt, '/createdAt');
  readTime(source.updatedAt, '/updatedAt');
  const resetAt = readTime(source.resetAt, '/resetAt');
  if (source.id != null && !isId(source.id)) reportUnreadable('/id');
  if (source.status != null && !STATUS.isValid(source.status)) reportUnreadable('/status');
  if (source.unplaced != null && !isObject(source.unplaced)) reportUnreadable('/unplaced');

  const unplaced: Journey['unplaced'] = {};
  /** Moves entries into their cycle. Entries without a cycle, or whose id the map lacks, become unplaced. */
  const placeEntries = (number: string, entries: Partial<Entries>, cycle?: Cycle) => {
    const unplacedEntries = mapEntries(entries, (kind, id, entry) => {
      const location = locate(map, ENTRY_ITEM_KINDS[kind], id);
      if (!cycle || !location) return entry;
      setEntry(cycle, location.phase.id, kind, id, entry);
      return undefined;
    });
    if (keysOf(unplacedEntries).length) unplaced[number] = unplacedEntries;
  };

  const unplacedSource = new Map(Object.entries(toObject(source.unplaced)));
  const readUnplaced = (number: string) =>
    readEntries(unplacedSource.get(number) ?? {}, appendPointer('/unplaced', number));
  const cycleSources = source.cycles as Json[];
  const cycles = (cycleSources.length ? cycleSources : [{}]).map((cycleSource, i): Cycle => {
    const cycle = createCycleRecord(i + 1);
    const number = `${i + 1}`;
    placeEntries(number, mergeEntries(readEntries(cycleSource, `/cycles/${i}`), readUnplaced(number)), cycle);
    unplacedSource.delete(number);
    const { started, position: positionSource, resumedAt } = toObject(cycleSource);
    const position = readStamped(positionSource, { phase: ID, status: STATUS }, `/cycles/${i}/position`);
    return omitUndefined<Cycle>({
      ...cycle,
      started: readStamped(started, { adaptation: NULLABLE_TEXT }, `/cycles/${i}/started`),
      position: position && { ...position, phase: findCurrentPhase(position.phase, cycle, map) },
      resumedAt: readTime(resumedAt, `/cycles/${i}/resumedAt`),
    });
  });
  for (const number of unplacedSource.keys()) placeEntries(number, readUnplaced(number));

  const stamp = { at: getLatestTime(), by };
  const journey = omitUndefined<Journey>({
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: isId(source.id) ? source.id : createUuid(),
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: stamp.at,
    resetAt,
    ...(findPosition(cycles) ?? setCyclePosition(source, map, itemAt(cycles, -1), stamp)),
    cycle: cycles.length,
    cycles,
    unplaced,
  });
  return { journey, problems };
}

/** The result of `parseJourney`. */
export interface ParsedJourney {
  journey: Journey | null;
  problems: Problem[];
}

/**
 * Reads a journey of a map from JSON text or a value. Never throws, and never changes the value. Entries whose ids the
 * map lacks are stored in `unplaced`, and return from there when the map has the ids again. Unreadable parts are left
 * out, each with a problem that names its path; unknown keys are dropped.
 *
 * @returns All problems, and a complete journey, or null if the value is not a journey of this map or is too new.
 */
export function parseJourney(json: unknown, map: MapDefinition): ParsedJourney {
  const source = readJson(json);
  const problem = findFormatProblem(json, source, map);
  return problem ? { journey: null, problems: [problem] } : readJourneyFields(toObject(source), map);
}
