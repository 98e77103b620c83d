import {
  toFilledText,
  isObject,
  isReservedKey,
  isText,
  appendPointer,
  readJson,
  type Json,
  type JsonObject,
} from '../utils/json.js';
import type { DecisionOption, MapDefinition, Problem, Voice } from './map-definition.js';

/** The closed list of codes of a {@link Problem} of a map. */
export type MapProblemCode =
  | 'invalid-json'
  | 'no-phases'
  | 'wrong-type'
  | 'missing'
  | 'invalid-id'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'invalid-value'
  | 'beyond'
  | 'no-go';

/** What {@link parseMap} gives: a map that is safe to use, or null where nothing of it is. */
export interface ParsedMap {
  map: MapDefinition | null;
  problems: Problem[];
}

/**
 * Reads one value; undefined leaves it out. It is told which part the value is in, as far as that was read, and
 * which part that one is in.
 */
type FieldReader = (value: Json | undefined, path: string, part: JsonObject, outer: JsonObject) => unknown;

/** What is read of a part, in this order. Without the first there is no part. */
type FieldReaders = Record<string, FieldReader>;

/** Reports a value that is not what is valid in its place. */
type ReportProblem = (path: string, value: unknown, valid: string, code?: MapProblemCode) => undefined;

const VOICES: readonly unknown[] = ['both', 'facilitator', 'peer'] satisfies Voice[];
const OPTIONS: readonly unknown[] = ['go', 'wait', 'stop'] satisfies DecisionOption[];

const SAFE_LINK = /^(https?|mailto):/i;

const quoteValue = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

const listOf = (part: JsonObject, list: string) => (part[list] ?? []) as JsonObject[];

/** Reads all there is to know of a map, and tells what is wrong. Keys that it does not know stay as they are. */
function readMapFields(from: JsonObject, wrong: ReportProblem): MapDefinition {
  const places = new Map<string, string>();
  const known = new WeakMap<JsonObject[], Set<unknown>>();
  let catalogue: JsonObject = {};
  /** What can be told only once the whole map was read. */
  const later: (() => void)[] = [];

  /** A text. Where it is needed and missing, the id stands in for it, or another fallback. */
  const text =
    (isNeeded = false, fallback?: string): FieldReader =>
    (value, path, part) => {
      const isMissing = value === undefined || isText(value);
      if (toFilledText(value) === undefined && (isNeeded || !isMissing))
        wrong(path, value, 'a text', isMissing ? 'missing' : 'wrong-type');
      return toFilledText(value) ?? fallback ?? (isNeeded ? toFilledText(part.id) : undefined);
    };
  const needed = text(true);
  const optional = text();
  const orEmpty = text(false, '');

  const id: FieldReader = (value, path) => {
    const found = toFilledText(value);
    if (!found || isReservedKey(found))
      return wrong(path, value, 'an id such as "first-contact"', value === undefined ? 'missing' : 'invalid-id');
    const place = places.get(found);
    if (place !== undefined) return wrong(path, value, `another id than that of ${place || 'the map'}`, 'duplicate-id');
    places.set(found, path.slice(0, path.lastIndexOf('/')));
    return found;
  };

  /** Former ids: those that nothing has now, and nothing else had. */
  const was: FieldReader = (value, path, ...at) => {
    if (value === undefined) return value;
    if (!Array.isArray(value)) return wrong(path, value, 'a list of ids');
    const free: Json[] = [];
    later.push(() => free.push(...value.filter((one, i) => id(one, appendPointer(path, i), ...at))));
    return free;
  };

  const readPart = (
    from: JsonObject,
    path: string,
    fields: FieldReaders,
    outer: JsonObject,
  ): JsonObject | undefined => {
    const part = { ...from };
    for (const [key, read] of Object.entries(fields)) {
      const value = read(from[key], appendPointer(path, key), part, outer) as Json | undefined;
      if (value !== undefined) part[key] = value;
      else if (read === Object.values(fields)[0]) return undefined;
      else delete part[key];
    }
    return part;
  };

  const object =
    (fields: FieldReaders): FieldReader =>
    (value, path, part) => {
      if (value === undefined) return value;
      return isObject(value) ? readPart(value, path, fields, part) : wrong(path, value, 'an object');
    };

  /** The usable parts of a list. */
  const list =
    (fields: FieldReaders, isUsable = (_part: JsonObject, _path: string) => true): FieldReader =>
    (value = [], path, outer) => {
      if (!Array.isArray(value)) return wrong(path, value, 'a list') ?? [];
      return value.flatMap((item, i) => {
        const at = appendPointer(path, i);
        const part = isObject(item) ? readPart(item, at, fields, outer) : wrong(at, item, 'an object');
        return part && isUsable(part, at) ? [part] : [];
      });
    };

  /** The ids of a list, gathered once: every measure of a phase asks for those of all its risks. */
  const idsOf = (parts: JsonObject[]): Set<unknown> => {
    const ids = known.get(parts) ?? new Set(parts.map(({ id }) => id));
    known.set(parts, ids);
    return ids;
  };

  /** The ids in a list that are there to refer to. */
  const references =
    (what: string, referred: (outer: JsonObject) => JsonObject[]): FieldReader =>
    (value, path, _, outer) => {
      if (value === undefined) return value;
      if (!Array.isArray(value)) return wrong(path, value, 'a list of ids');
      const ids = idsOf(referred(outer));
      return [
        ...new Set(
          value.filter(
            (one, i) => ids.has(one) || wrong(appendPointer(path, i), one, `the id of a ${what}`, 'unknown-reference'),
          ),
        ),
      ];
    };

  const matching =
    (test: (value: Json) => boolean, valid: string): FieldReader =>
    (value, path) =>
      value === undefined || test(value) ? value : wrong(path, value, valid, 'invalid-value');

  /** How much of a list of the phase an exit rule asks for. */
  const amount =
    (key: string, nothing: 0 | 'none'): FieldReader =>
    (value = nothing, path, _, phase) => {
      if (nothing && (value === nothing || value === 'all')) return value;
      const valid = `${nothing ? '"all", "none" or ' : ''}a whole number`;
      if (!Number.isInteger(value) || Number(value) < 0) return wrong(path, value, valid, 'invalid-value') ?? nothing;
      const count = listOf(phase, key).length;
      if (Number(value) > count) wrong(path, value, `at most ${count}: there are no more`, 'beyond');
      return Math.min(Number(value), count);
    };

  const decision: FieldReader = (...at) => {
    // Options may have the same ids in every phase, but each only once in one.
    const left = new Set<unknown>(OPTIONS);
    const option: FieldReader = (value, path) =>
      left.delete(value) ? value : wrong(path, value, `${OPTIONS.join(', ')}, each once`, 'invalid-value');
    const read = object({ text: orEmpty, options: list({ id: option, text: needed }) })(...at) as
      JsonObject | undefined;
    return read && left.has('go')
      ? wrong(appendPointer(at[1], 'options'), read.options, 'options with go, or nobody could move on', 'no-go')
      : read;
  };

  const exit = object({
    groups: amount('groups', 'none'),
    tools: amount('tools', 0),
    risks: amount('risks', 'none'),
    decision,
  });

  const named = { id, name: needed, text: optional };
  const ideas = list({ id, text: needed, title: optional, source: optional });
  const questions = list({
    id,
    was,
    text: needed,
    voice: matching((value) => VOICES.includes(value), VOICES.join(', ')),
  });
  const toolOfCatalogue = references('tool of the catalogue', () => listOf(catalogue, 'tools'));
  const toolBeside = references('tool of the catalogue', (beside) => listOf(beside, 'tools'));
  const byPhase: FieldReader = (value, path, ...around) => {
    if (value === undefined) return value;
    if (!isObject(value)) return wrong(path, value, 'lists of ids of tools, by the id of a phase');
    const lists = Object.entries(value).map(([phase, ids]) => [
      phase,
      toolBeside(ids, appendPointer(path, phase), ...around),
    ]);
    return Object.fromEntries(lists.filter(([, ids]) => ids));
  };
  const riskOfPhase = references('risk of this phase', (phase) => listOf(phase, 'risks'));

  const phase: FieldReaders = {
    id,
    was,
    label: optional,
    title: needed,
    headline: orEmpty,
    summary: orEmpty,
    outcome: optional,
    groups: list(
      { id, was, title: needed, leads: questions, questions },
      ({ leads, questions: more }, path) =>
        [leads, more].flat().length > 0 || !!wrong(path, [], 'a group with leads or questions', 'missing'),
    ),
    tools: list({ ...named, was, tools: toolOfCatalogue }),
    risks: list({ ...named, was }),
    measures: list({ ...named, was, addresses: (...at) => riskOfPhase(...at) ?? [] }),
    ideas,
    practices: ideas,
    cases: ideas,
    exit: (value, ...at) => exit(value, ...at) ?? exit({}, ...at),
  };

  const fields: FieldReaders = {
    id: (...at) => id(...at) ?? 'map',
    version: (value, ...at) => (typeof value === 'number' ? `${value}` : text(true, '0')(value, ...at)),
    language: (value, path, ...at) => {
      const tag = text(true, 'und')(value, path, ...at) as string;
      try {
        return Intl.getCanonicalLocales(tag)[0];
      } catch {
        return wrong(path, tag, 'a language tag such as "en" or "fr-CA"', 'invalid-value') ?? 'und';
      }
    },
    title: needed,
    description: optional,
    source: object({
      label: needed,
      href: matching((value) => isText(value) && SAFE_LINK.test(value), 'a link to the web or to mail'),
    }),
    catalogue: (...at) => {
      const lists = {
        tools: list(named),
        parts: list({ ...named, tools: byPhase }),
        glossary: list({ id, term: needed, text: orEmpty }),
      };
      const read = object(lists)(...at) as JsonObject | undefined;
      catalogue = read ?? catalogue;
      return read;
    },
    phases: (...at) => {
      const phases = list(phase)(...at) as JsonObject[];
      phases.forEach((one, i) => (one.label ??= `${i + 1}`));
      if (!phases.length) wrong(at[1], phases, 'a list with at least one usable phase', 'no-phases');
      return phases;
    },
    cases: ideas,
  };
  const map = readPart(from, '', fields, {}) as unknown as MapDefinition;
  for (const check of later) check();
  return map;
}

/**
 * Reads a map definition from a JSON text or a value. Reports every problem with its path; what is unusable is
 * left out, unknown keys are kept, and the input is never changed. Never throws on data.
 *
 * @param json A JSON text, or the value it stands for.
 * @returns The usable map, or null where no phase is usable; and all problems.
 */
export function parseMap(json: unknown): ParsedMap {
  const problems: Problem[] = [];
  const wrong: ReportProblem = (path, value, valid, code = 'wrong-type') => {
    problems.push({ path, code, message: `This must be ${valid}, not ${quoteValue(value)}.` });
    return undefined;
  };
  const from = readJson(json);
  if (!isObject(from)) {
    const isBroken = typeof json === 'string' && from === undefined;
    wrong(
      '',
      isBroken ? json : from,
      'a map definition: a JSON object with phases',
      isBroken ? 'invalid-json' : 'wrong-type',
    );
  }
  const map = isObject(from) ? readMapFields(from, wrong) : null;
  return { map: map?.phases.length ? map : null, problems };
}
