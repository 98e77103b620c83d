import { isObject, isText, readJson, toObject, type Json, type JsonObject } from '../utils/json.js';
import { placeIn, type Place } from '../utils/json-place.js';
import { locate } from '../map/map-index.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { mergeEntries, findPosition } from './merge.js';
import { createCycleReader } from './cycle-reader.js';
import { dropBrokenChains, keepUsedDigests } from './digests.js';
import { createOwnItemLocator } from './own-items.js';
import { createReason } from './reasons.js';
import { RECORD_FORMAT, RECORD_VERSION } from './record-format.js';
import { createCycleRecord, getFirstPhaseId, mapEntries, setEntry, ENTRY_ITEM_KINDS } from './record.js';
import { itemAt, omitUndefined, keysOf } from '../utils/objects.js';
import { toOneLine } from '../utils/one-line.js';
import { createUuid } from '../utils/uuid.js';
import { toCanonicalTime } from '../utils/clock.js';
import { isCompleted } from './rules.js';
import { ID, isId, NULLABLE_TEXT, STATUS, TEXT } from './field-schema.js';
import type { Cycle, Entries, Journey, Stamp } from './types/record.js';

/** All codes of a {@link Problem} of a journey. */
export type JourneyProblemCode = 'invalid-json' | 'not-a-journey' | 'newer-version' | 'other-map' | 'invalid-value';

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
  const unplacedPlace = placeIn(undefined, 'unplaced');
  const createdAt = toCanonicalTime(source.createdAt) ?? toCanonicalTime(source.updatedAt) ?? new Date(0).toISOString();
  // The fact id of values without a stamp. Never random: parsing a record twice must give equal cycles.
  const by = isId(source.id) ? source.id : RECORD_FORMAT;
  const { readTime, readStamped, readEntries, readTrail, readDigests, reportUnreadable, getLatestTime } =
    createCycleReader(map, { at: createdAt, by }, problems);
  readTime(source.createdAt, placeIn(undefined, 'createdAt'));
  readTime(source.updatedAt, placeIn(undefined, 'updatedAt'));
  const resetAt = readTime(source.resetAt, placeIn(undefined, 'resetAt'));
  const title = readStamped(source.title, { text: TEXT }, placeIn(undefined, 'title'));
  if (source.id != null && !isId(source.id)) reportUnreadable(placeIn(undefined, 'id'));
  if (source.status != null && !STATUS.isValid(source.status)) reportUnreadable(placeIn(undefined, 'status'));
  if (source.unplaced != null && !isObject(source.unplaced)) reportUnreadable(unplacedPlace);

  const unplaced: Journey['unplaced'] = {};
  /** Moves entries into their cycle. Entries without a cycle, or whose id the map lacks, become unplaced. */
  const placeEntries = (number: string, entries: Partial<Entries>, cycle?: Cycle) => {
    const locateOwn = createOwnItemLocator(map, entries);
    const unplacedEntries = mapEntries(entries, (kind, id, entry) => {
      const location = locateOwn(ENTRY_ITEM_KINDS[kind], id);
      if (!cycle || !location) return entry;
      setEntry(cycle, location.phase.id, kind, id, entry);
      return undefined;
    });
    if (keysOf(unplacedEntries).length) unplaced[number] = unplacedEntries;
  };

  const reportBrokenChains = (cycle: Cycle, phases: Entries['phases'] | undefined, place: Place) => {
    for (const id of dropBrokenChains(cycle, phases)) reportUnreadable(placeIn(place, 'phases', id, 'basis', 'digest'));
  };

  const unplacedSource = new Map(Object.entries(toObject(source.unplaced)));
  const readUnplaced = (number: string) =>
    readEntries(unplacedSource.get(number) ?? {}, placeIn(unplacedPlace, number));
  const cycleSources = source.cycles as Json[];
  const cycles = (cycleSources.length ? cycleSources : [{}]).map((cycleSource, i): Cycle => {
    const cycle = createCycleRecord(i + 1);
    const number = `${i + 1}`;
    const place = placeIn(undefined, 'cycles', i);
    placeEntries(number, mergeEntries(readEntries(cycleSource, place), readUnplaced(number)), cycle);
    unplacedSource.delete(number);
    const { started, position: positionSource, resumedAt, trail, digests } = toObject(cycleSource);
    const position = readStamped(positionSource, { phase: ID, status: STATUS }, placeIn(place, 'position'));
    const read = omitUndefined<Cycle>({
      ...cycle,
      started: readStamped(started, { adaptation: NULLABLE_TEXT }, placeIn(place, 'started')),
      position: position && { ...position, phase: findCurrentPhase(position.phase, cycle, map) },
      resumedAt: readTime(resumedAt, placeIn(place, 'resumedAt')),
      trail: readTrail(trail, placeIn(place, 'trail')),
      digests: readDigests(digests, placeIn(place, 'digests')),
    });
    reportBrokenChains(read, read.phases, place);
    reportBrokenChains(read, unplaced[number]?.phases, placeIn(unplacedPlace, number));
    return keepUsedDigests(read, unplaced[number]);
  });
  for (const number of unplacedSource.keys()) {
    placeEntries(number, readUnplaced(number));
    reportBrokenChains(createCycleRecord(0), unplaced[number]?.phases, placeIn(unplacedPlace, number));
  }

  const stamp = { at: getLatestTime(), by };
  const journey = omitUndefined<Journey>({
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: isId(source.id) ? source.id : createUuid(),
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: stamp.at,
    resetAt,
    title: title && { ...title, text: toOneLine(title.text) ?? '' },
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
