import { mapProblemStrings } from '../strings/en/map-problems.js';
import {
  toFilledText,
  isObject,
  isReservedKey,
  isText,
  appendPointer,
  readJson,
  type Json,
  type JsonObject,
  toJsonText,
} from '../utils/json.js';
import type { DecisionOption, MapDefinition, Problem, Voice } from './map-definition.js';
import { getOwn, keysOf } from '../utils/objects.js';

/** Closed list of the codes of a {@link Problem} of a map. */
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

/** Result of {@link parseMap}. */
export interface ParsedMap {
  /** A map that is safe to use; null if no phase is usable. */
  map: MapDefinition | null;
  problems: Problem[];
}

/**
 * Reads one field. Returns undefined to leave it out.
 *
 * @param item The item that the field belongs to, as far as it has been read.
 * @param parent The item that contains `item`.
 */
type FieldReader = (value: Json | undefined, path: string, item: JsonObject, parent: JsonObject) => unknown;

/** Field readers of an item, in reading order. If the first field is unusable, the whole item is left out. */
type FieldReaders = Record<string, FieldReader>;

/** Reports a value that is not valid in its place. `expected` completes the sentence "This must be …". */
type ReportProblem = (path: string, value: unknown, expected: string, code?: MapProblemCode) => undefined;

const VOICES: readonly unknown[] = ['both', 'facilitator', 'peer'] satisfies Voice[];
const DECISION_OPTIONS: readonly unknown[] = ['go', 'wait', 'stop'] satisfies DecisionOption[];

/** Schemes that a link may have. All others, such as `javascript:`, could run code. */
const SAFE_LINK = /^(https?|mailto):/i;

const quoteValue = (value: unknown): string =>
  [...(toJsonText(value) ?? mapProblemStrings.noValue).slice(0, 120)].slice(0, 60).join('');

const getList = (item: JsonObject, key: string) => (item[key] ?? []) as JsonObject[];

/** Reads all known fields of a map and reports problems. Unknown fields are kept unchanged. */
function readMapFields(input: JsonObject, report: ReportProblem): MapDefinition {
  /** Paths of the items that have an id, by id. */
  const pathsById = new Map<string, string>();
  const idsByList = new WeakMap<JsonObject[], Set<unknown>>();
  let catalogue: JsonObject = {};

  /** Checks that need all ids of the map. */
  const deferredChecks: (() => void)[] = [];

  /** Creates a reader of a text field. A missing required text is replaced by the fallback or by the id of the item. */
  const createTextReader =
    (isRequired = false, fallback?: string): FieldReader =>
    (value, path, item) => {
      const isMissing = value === undefined || isText(value);
      if (toFilledText(value) === undefined && (isRequired || !isMissing))
        report(path, value, mapProblemStrings.text, isMissing ? 'missing' : 'wrong-type');
      return toFilledText(value) ?? fallback ?? (isRequired ? toFilledText(item.id) : undefined);
    };
  const requiredText = createTextReader(true);
  const optionalText = createTextReader();
  const textOrEmpty = createTextReader(false, '');

  const id: FieldReader = (value, path) => {
    const itemId = toFilledText(value);
    if (!itemId || isReservedKey(itemId))
      return report(path, value, mapProblemStrings.id, value === undefined ? 'missing' : 'invalid-id');
    const otherPath = pathsById.get(itemId);
    if (otherPath !== undefined) {
      const expected = otherPath ? mapProblemStrings.idOfItem(otherPath) : mapProblemStrings.idOfMap;
      return report(path, value, expected, 'duplicate-id');
    }
    pathsById.set(itemId, path.slice(0, path.lastIndexOf('/')));
    return itemId;
  };

  /** Reads former ids. Deferred, because they must differ from all current ids and from one another. */
  const formerIds: FieldReader = (value, path, ...context) => {
    if (value === undefined) return value;
    if (!Array.isArray(value)) return report(path, value, mapProblemStrings.idList);
    const validIds: Json[] = [];
    deferredChecks.push(() =>
      validIds.push(...value.filter((formerId, i) => id(formerId, appendPointer(path, i), ...context))),
    );
    return validIds;
  };

  const readItem = (
    input: JsonObject,
    path: string,
    readers: FieldReaders,
    parent: JsonObject,
  ): JsonObject | undefined => {
    const item = { ...input };
    const [requiredKey] = keysOf(readers);
    for (const [key, readField] of Object.entries(readers)) {
      const value = readField(getOwn(input, key), appendPointer(path, key), item, parent) as Json | undefined;
      if (value !== undefined) item[key] = value;
      else if (key === requiredKey) return undefined;
      else delete item[key];
    }
    return item;
  };

  const createObjectReader =
    (readers: FieldReaders): FieldReader =>
    (value, path, item) => {
      if (value === undefined) return value;
      return isObject(value) ? readItem(value, path, readers, item) : report(path, value, mapProblemStrings.object);
    };

  /** Creates a reader of a list that leaves out unusable items. */
  const createListReader =
    (readers: FieldReaders, isUsable = (_item: JsonObject, _path: string) => true): FieldReader =>
    (value = [], path, parent) => {
      if (!Array.isArray(value)) return report(path, value, mapProblemStrings.list) ?? [];
      return value.flatMap((element, i) => {
        const itemPath = appendPointer(path, i);
        const item = isObject(element)
          ? readItem(element, itemPath, readers, parent)
          : report(itemPath, element, mapProblemStrings.object);
        return item && isUsable(item, itemPath) ? [item] : [];
      });
    };

  /** Returns the ids of a list. Cached: every measure of a phase needs the ids of all its risks. */
  const getIds = (items: JsonObject[]): Set<unknown> => {
    const ids = idsByList.get(items) ?? new Set(items.map(({ id }) => id));
    idsByList.set(items, ids);
    return ids;
  };

  /** Creates a reader of a list of ids that leaves out ids without an item. */
  const createReferenceReader =
    (kind: string, getItems: (parent: JsonObject) => JsonObject[]): FieldReader =>
    (value, path, _item, parent) => {
      if (value === undefined) return value;
      if (!Array.isArray(value)) return report(path, value, mapProblemStrings.idList);
      const ids = getIds(getItems(parent));
      const expected = mapProblemStrings.reference(kind);
      const validIds = value.filter(
        (reference, i) =>
          ids.has(reference) || report(appendPointer(path, i), reference, expected, 'unknown-reference'),
      );
      return [...new Set(validIds)];
    };

  /** Creates a reader of an optional value that must pass a test. */
  const createValueReader =
    (isValid: (value: Json) => boolean, expected: string): FieldReader =>
    (value, path) =>
      value === undefined || isValid(value) ? value : report(path, value, expected, 'invalid-value');

  /** Creates a reader of the number of items that an exit rule requires from a list of the phase. */
  const createAmountReader =
    (key: string, none: 0 | 'none'): FieldReader =>
    (value = none, path, _item, phase) => {
      if (none && (value === none || value === 'all')) return value;
      const expected = none ? mapProblemStrings.amount : mapProblemStrings.number;
      if (!Number.isInteger(value) || Number(value) < 0) return report(path, value, expected, 'invalid-value') ?? none;
      const count = getList(phase, key).length;
      if (Number(value) > count) report(path, value, mapProblemStrings.atMost(count), 'beyond');
      return Math.min(Number(value), count);
    };

  const decision: FieldReader = (value, path, ...context) => {
    // Not read by `id`: option ids must be unique only within their decision.
    const unusedOptions = new Set<unknown>(DECISION_OPTIONS);
    const optionId: FieldReader = (option, optionPath) =>
      unusedOptions.delete(option)
        ? option
        : report(optionPath, option, mapProblemStrings.decisionOptions(DECISION_OPTIONS.join(', ')), 'invalid-value');
    const readDecision = createObjectReader({
      text: textOrEmpty,
      options: createListReader({ id: optionId, text: requiredText }),
    });
    const rule = readDecision(value, path, ...context) as JsonObject | undefined;
    return rule && unusedOptions.has('go')
      ? report(appendPointer(path, 'options'), rule.options, mapProblemStrings.decisionWithGo, 'no-go')
      : rule;
  };

  const exit = createObjectReader({
    groups: createAmountReader('groups', 'none'),
    tools: createAmountReader('tools', 0),
    risks: createAmountReader('risks', 'none'),
    decision,
  });

  const namedFields = { id, name: requiredText, text: optionalText };
  const ideas = createListReader({ id, text: requiredText, title: optionalText, source: optionalText });
  const questions = createListReader({
    id,
    was: formerIds,
    text: requiredText,
    voice: createValueReader((value) => VOICES.includes(value), VOICES.join(', ')),
  });
  const toolsOfCatalogue = createReferenceReader(mapProblemStrings.catalogueTool, () => getList(catalogue, 'tools'));
  const toolsOfParent = createReferenceReader(mapProblemStrings.catalogueTool, (parent) => getList(parent, 'tools'));
  const toolsByPhase: FieldReader = (value, path, ...context) => {
    if (value === undefined) return value;
    if (!isObject(value)) return report(path, value, mapProblemStrings.toolsByPhase);
    const lists = Object.entries(value).map(([phase, ids]) => [
      phase,
      toolsOfParent(ids, appendPointer(path, phase), ...context),
    ]);
    return Object.fromEntries(lists.filter(([, ids]) => ids));
  };
  const risksOfPhase = createReferenceReader(mapProblemStrings.phaseRisk, (phase) => getList(phase, 'risks'));

  const phaseFields: FieldReaders = {
    id,
    was: formerIds,
    label: optionalText,
    title: requiredText,
    headline: textOrEmpty,
    summary: textOrEmpty,
    outcome: optionalText,
    groups: createListReader(
      { id, was: formerIds, title: requiredText, leads: questions, questions },
      ({ leads, questions }, path) =>
        [leads, questions].flat().length > 0 || !!report(path, [], mapProblemStrings.groupWithQuestions, 'missing'),
    ),
    tools: createListReader({ ...namedFields, was: formerIds, tools: toolsOfCatalogue }),
    risks: createListReader({ ...namedFields, was: formerIds }),
    measures: createListReader({ ...namedFields, was: formerIds, addresses: (...args) => risksOfPhase(...args) ?? [] }),
    ideas,
    practices: ideas,
    cases: ideas,
    exit: (value, ...context) => exit(value, ...context) ?? exit({}, ...context),
  };

  // The catalogue comes before the phases, because their tools refer to it.
  const mapFields: FieldReaders = {
    id: (...args) => id(...args) ?? 'map',
    version: (value, ...context) =>
      typeof value === 'number' ? `${value}` : createTextReader(true, '0')(value, ...context),
    language: (value, path, ...context) => {
      const tag = createTextReader(true, 'und')(value, path, ...context) as string;
      try {
        return Intl.getCanonicalLocales(tag)[0];
      } catch {
        return report(path, tag, mapProblemStrings.languageTag, 'invalid-value') ?? 'und';
      }
    },
    title: requiredText,
    description: optionalText,
    source: createObjectReader({
      label: requiredText,
      href: createValueReader((value) => isText(value) && SAFE_LINK.test(value), mapProblemStrings.link),
    }),
    catalogue: (...args) => {
      const readCatalogue = createObjectReader({
        tools: createListReader(namedFields),
        parts: createListReader({ ...namedFields, tools: toolsByPhase }),
        glossary: createListReader({ id, term: requiredText, text: textOrEmpty }),
      });
      const result = readCatalogue(...args) as JsonObject | undefined;
      catalogue = result ?? catalogue;
      return result;
    },
    phases: (value, path, ...context) => {
      const phases = createListReader(phaseFields)(value, path, ...context) as JsonObject[];
      phases.forEach((phase, i) => (phase.label ??= `${i + 1}`));
      if (!phases.length) report(path, phases, mapProblemStrings.phases, 'no-phases');
      return phases;
    },
    cases: ideas,
  };
  const map = readItem(input, '', mapFields, {}) as unknown as MapDefinition;
  for (const check of deferredChecks) check();
  return map;
}

/**
 * Parses a map definition from a JSON text or a value. Reports every problem with its path, leaves out what is
 * unusable, and keeps unknown fields. Never changes the input, and never throws on data.
 *
 * @param json A JSON text, or the parsed value.
 * @returns The usable map and all problems; `map` is null if no phase is usable.
 */
export function parseMap(json: unknown): ParsedMap {
  const problems: Problem[] = [];
  const report: ReportProblem = (path, value, expected, code = 'wrong-type') => {
    problems.push({ path, code, message: mapProblemStrings.problem(expected, quoteValue(value)) });
    return undefined;
  };
  const input = readJson(json);
  if (!isObject(input)) {
    const isInvalidJson = typeof json === 'string' && input === undefined;
    report('', isInvalidJson ? json : input, mapProblemStrings.map, isInvalidJson ? 'invalid-json' : 'wrong-type');
  }
  const map = isObject(input) ? readMapFields(input, report) : null;
  return { map: map?.phases.length ? map : null, problems };
}
