import { isObject, readJson, type Json, type JsonObject } from '../map/json.js';
import { lookup, type MapIndex } from '../map/lookup.js';
import type { DecisionOption, MapDefinition, Problem } from '../map/types.js';
import { emptyCycle, emptyEntries, firstPhase, FORMAT, randomId, RISK_FIELDS, SECTIONS, VERSION } from './record.js';
import { isCompleted } from './rules.js';
import { COMMANDS, isId } from './shapes.js';
import type {
  Answer,
  Cycle,
  Entries,
  Journey,
  JourneyStatus,
  ParsedJourney,
  PhaseRecord,
  RiskRecord,
  Section,
  Stamp,
  Unplaced,
  Variant,
} from './types.js';

/** The closed list of codes of a {@link Problem} of a journey. */
export type JourneyProblemCode =
  | 'invalid-json'
  | 'not-a-journey'
  | 'newer-version'
  | 'other-map'
  | 'invalid-value';

const EPOCH = '1970-01-01T00:00:00.000Z';
/** Times compare as texts only while years have four digits. */
const LATEST = '9999-01-01T00:00:00.000Z';

/** A time in the one form that compares as text; undefined for what is none, or out of range. */
export function canonicalTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(time) || time < 0) return undefined;
  const text = new Date(time).toISOString();
  return text < LATEST ? text : undefined;
}

const MAP_KINDS: Record<Section, keyof MapIndex> = {
  phases: 'phases',
  answers: 'questions',
  groups: 'groups',
  tools: 'tools',
  risks: 'risks',
  decisions: 'phases',
};

const OPTIONS: readonly unknown[] = ['go', 'wait', 'stop'] satisfies DecisionOption[];
const STATUSES: readonly unknown[] = ['active', 'stopped', 'completed'] satisfies JourneyStatus[];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** Only what is there: a record holds no undefined. */
const optional = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/** Reads the parts of one record. What has no stamp of its own takes that of the record. */
class RecordReader {
  readonly problems: Problem[] = [];
  /** The latest time found. */
  latest = EPOCH;
  readonly #map: MapDefinition;
  readonly #fallback: Stamp;

  constructor(map: MapDefinition, fallback: Stamp) {
    this.#map = map;
    this.#fallback = fallback;
  }

  report(path: string, message: string): void {
    this.problems.push({ path, code: 'invalid-value' satisfies JourneyProblemCode, message });
  }

  time(value: unknown): string | undefined {
    const time = canonicalTime(value);
    if (time && time > this.latest) this.latest = time;
    return time;
  }

  stamp(from: unknown): Stamp {
    if (!isObject(from)) return this.#fallback;
    return { at: this.time(from.at) ?? this.#fallback.at, by: text(from.by) ?? this.#fallback.by };
  }

  #also(from: Json | undefined) {
    const entries = isObject(from) ? Object.entries(from) : [];
    const read = entries.flatMap(([id, at]) => {
      const time = this.time(at);
      return time ? [[id, time] as const] : [];
    });
    return optional('also', read.length ? Object.fromEntries(read) : undefined);
  }

  answers(from: JsonObject): Answer | null {
    if (typeof from.text !== 'string') return null;
    const variants = (Array.isArray(from.variants) ? from.variants : []).flatMap((item): Variant[] => {
      const at = isObject(item) && isId(item.id) && text(item.text) ? this.time(item.at) : undefined;
      if (!at || !isObject(item)) return [];
      return [{ id: item.id as string, text: item.text as string, at, ...this.#also(item.also) }];
    });
    const past = Array.isArray(from.past) ? from.past.filter((mark): mark is string => typeof mark === 'string') : [];
    return {
      text: from.text,
      ...this.stamp(from),
      ...this.#also(from.also),
      ...optional('variants', variants.length ? variants : undefined),
      ...optional('past', past.length ? [...new Set(past)].sort() : undefined),
    };
  }

  groups(from: JsonObject): Entries['groups'][string] | null {
    if (typeof from.setAside !== 'boolean') return null;
    return { setAside: from.setAside, ...optional('reason', text(from.reason)), ...this.stamp(from) };
  }

  tools(from: JsonObject): Entries['tools'][string] | null {
    if (typeof from.chosen !== 'boolean') return null;
    return { chosen: from.chosen, ...optional('note', text(from.note)), ...this.stamp(from) };
  }

  risks(from: JsonObject): RiskRecord {
    const stamps = isObject(from.stamps) ? from.stamps : {};
    const risk: RiskRecord = { stamps: {} };
    for (const field of RISK_FIELDS) {
      const value = from[field];
      const fits = value !== null && value !== undefined && COMMANDS['risk.assess'][field]?.is(value);
      if (fits) Object.assign(risk, { [field]: value });
      if (fits || isObject(stamps[field])) risk.stamps[field] = this.stamp(stamps[field]);
    }
    return risk;
  }

  decisions(from: JsonObject): Entries['decisions'][string] | null {
    if (!OPTIONS.includes(from.option)) return null;
    const option = from.option as DecisionOption;
    const lapsedAt = this.time(from.lapsedAt);
    return { option, ...optional('reason', text(from.reason)), ...optional('lapsedAt', lapsedAt), ...this.stamp(from) };
  }

  phases(from: JsonObject): PhaseRecord {
    const { entered, completion, check } = from;
    const record: PhaseRecord = {};
    if (isObject(entered)) record.entered = this.stamp(entered);
    if (isObject(completion)) {
      record.completion = { done: completion.done === true, ...optional('note', text(completion.note)), ...this.stamp(completion) };
    }
    const completedAt = this.time(from.completedAt) ?? (record.completion?.done ? record.completion.at : undefined);
    if (completedAt) record.completedAt = completedAt;
    if (isObject(check)) {
      record.check = { on: check.on === true, ...optional('because', text(check.because)), ...this.stamp(check) };
    }
    return record;
  }

  /** All entries of one cycle, sorted into those of the map and the others. */
  entries(from: JsonObject, path: string): { placed: Entries; others: Partial<Entries> } {
    const placed = emptyEntries();
    const others: Partial<Entries> = {};
    for (const section of SECTIONS) {
      const given = from[section];
      if (given === undefined) continue;
      if (!isObject(given)) {
        this.report(`${path}/${section}`, `${section} must be an object of entries by id. It is left out.`);
        continue;
      }
      const known = lookup(this.#map)[MAP_KINDS[section]];
      for (const [id, value] of Object.entries(given)) {
        const entry = isObject(value) && id ? this[section](value) : null;
        if (!entry) this.report(`${path}/${section}/${id}`, `This is no entry of ${section}. It is left out.`);
        else if (known.has(id)) placed[section][id] = entry;
        else (others[section] ??= {})[id] = entry as never;
      }
    }
    return { placed, others };
  }

  cycle(from: JsonObject, number: number, placed: Entries): Cycle {
    const cycle: Cycle = { number, ...placed };
    const { started, position } = from;
    if (isObject(started)) cycle.started = { ...optional('adaptation', text(started.adaptation)), ...this.stamp(started) };
    if (isObject(position) && STATUSES.includes(position.status) && text(position.phase)) {
      const status = position.status as JourneyStatus;
      cycle.position = { phase: this.#onMap(position.phase as string, cycle), status, ...this.stamp(position) };
    }
    return cycle;
  }

  /** A phase that the map has: where a newer map lacks it, the first that is left. */
  #onMap(id: string, cycle: Cycle): string {
    if (lookup(this.#map).phases.has(id)) return id;
    return this.#map.phases.find((phase) => !isCompleted(cycle.phases[phase.id]))?.id ?? firstPhase(this.#map);
  }
}

const refuse = (code: JourneyProblemCode, path: string, message: string): ParsedJourney => ({
  journey: null,
  problems: [{ path, code, message }],
});

/**
 * Reads a journey of a map from a JSON text or a value. Never throws; the input is never changed. Entries of ids
 * that the map lacks go to `unplaced`, and come home from there when the map has them again.
 *
 * @returns A whole, usable journey, or null where it is none of this map or of a newer version; and all problems.
 */
export function parseJourney(json: unknown, map: MapDefinition): ParsedJourney {
  const from = readJson(json);
  if (from === undefined && typeof json === 'string') return refuse('invalid-json', '', 'This is no JSON.');
  if (!isObject(from) || from.format !== FORMAT || !Array.isArray(from.cycles) || !isObject(from.map)) {
    return refuse('not-a-journey', '', `This is no journey: give an object with format "${FORMAT}", map and cycles.`);
  }
  if (typeof from.version !== 'number' || from.version < 1) {
    return refuse('not-a-journey', '/version', `A journey needs its version: a number from 1 to ${VERSION}.`);
  }
  if (from.version > VERSION) {
    return refuse('newer-version', '/version', `Version ${from.version} is newer than ${VERSION}, which this library reads.`);
  }
  if (from.map.id !== map.id) {
    return refuse('other-map', '/map/id', `The journey belongs to the map ${JSON.stringify(from.map.id) ?? ''}, not to "${map.id}".`);
  }
  const id = text(from.id) ?? randomId();
  const createdAt = canonicalTime(from.createdAt) ?? canonicalTime(from.updatedAt) ?? EPOCH;
  const reader = new RecordReader(map, { at: createdAt, by: id });
  const unplaced: Unplaced = {};
  const keep = (number: number | string, others: Partial<Entries>) => {
    for (const [section, entries] of Object.entries(others)) {
      const kept = ((unplaced[number] ??= {})[section as Section] ??= {});
      Object.assign(kept, entries);
    }
  };
  const given = from.cycles.length ? from.cycles : [{}];
  const cycles = given.map((cycle, i) => {
    const path = `/cycles/${i}`;
    if (!isObject(cycle)) {
      reader.report(path, 'A cycle must be an object. It is left empty.');
      return emptyCycle(i + 1);
    }
    const { placed, others } = reader.entries(cycle, path);
    keep(i + 1, others);
    return reader.cycle(cycle, i + 1, placed);
  });
  for (const [number, waiting] of Object.entries(isObject(from.unplaced) ? from.unplaced : {})) {
    const home = cycles[Number(number) - 1];
    if (!isObject(waiting)) continue;
    const { placed, others } = reader.entries(waiting, `/unplaced/${number}`);
    if (!home) keep(number, placed);
    else for (const section of SECTIONS) Object.assign(home[section], { ...placed[section], ...home[section] });
    keep(number, others);
  }
  const last = cycles[cycles.length - 1] ?? emptyCycle(1);
  const updatedAt = reader.time(from.updatedAt) ?? createdAt;
  const position = last.position ?? impliedPosition(from, map, { at: updatedAt, by: id });
  if (position) last.position = position;
  const resetAt = reader.time(from.resetAt);
  const journey: Journey = {
    format: FORMAT,
    version: VERSION,
    id,
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: reader.latest > updatedAt ? reader.latest : updatedAt,
    ...optional('resetAt', resetAt),
    status: position?.status ?? 'active',
    cycle: cycles.length,
    phase: position?.phase ?? firstPhase(map),
    cycles,
    unplaced,
  };
  return { journey, problems: reader.problems };
}

/** Where a record stands that says so only at its top, as one written by hand may. */
function impliedPosition(from: JsonObject, map: MapDefinition, stamp: Stamp): Cycle['position'] | undefined {
  const phase = isId(from.phase) && lookup(map).phases.has(from.phase) ? from.phase : firstPhase(map);
  const status = STATUSES.includes(from.status) ? (from.status as JourneyStatus) : 'active';
  return phase === firstPhase(map) && status === 'active' ? undefined : { phase, status, ...stamp };
}
