import { mapProblemStrings } from '../strings/en/map-problems.js';
import { toFilledText, isObject, isReservedKey, isText, type Json, type JsonObject } from '../utils/json.js';
import { placeIn, toPointer, type Place } from '../utils/json-place.js';
import type { DecisionOption, MapDefinition, Problem, Voice } from './map-definition.js';
import { createMapProblem, type MapProblemCode } from './map-problem.js';
import { getOwn } from '../utils/objects.js';

/** Result of `parseMap`. */
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
type FieldReader = (value: Json | undefined, place: Place, item: JsonObject, parent: JsonObject) => unknown;

/** Field readers of an item, in reading order. If the first field is unusable, the whole item is left out. */
type FieldReaders = Record<string, FieldReader>;

/** Reports a value that is not valid in its place. */
type ReportProblem = (place: Place, value: unknown, expected: string, code?: MapProblemCode) => undefined;

const VOICES: readonly unknown[] = ['both', 'facilitator', 'peer'] satisfies Voice[];
const DECISION_OPTIONS: readonly unknown[] = ['go', 'wait', 'stop'] satisfies DecisionOption[];

/** Schemes that a link may have. All others, such as `javascript:`, could run code. */
const SAFE_LINK = /^(https?|mailto):/i;

const getList = (item: JsonObject, key: string) => (item[key] ?? []) as JsonObject[];

/** Reads all known fields of a map and reports problems. Unknown fields are kept unchanged. */
function readMapFields(input: JsonObject, report: ReportProblem): MapDefinition {
  /** Places of the items that have an id, by id. */
  const placesById = new Map<string, Place>();
  const idsByList = new WeakMap<JsonObject[], Set<unknown>>();
  let catalogue: JsonObject = {};

  /** Checks that need all ids of the map. */
  const deferredChecks: (() => void)[] = [];

  /** Creates a reader of a text field. A missing required text is replaced by the fallback or by the id of the item. */
  const createTextReader =
    (isRequired = false, fallback?: string): FieldReader =>
    (value, place, item) => {
      const text = toFilledText(value);
      if (text !== undefined) return text;
      const isMissing = value === undefined || isText(value);
      if (isRequired || !isMissing) report(place, value, mapProblemStrings.text, isMissing ? 'missing' : 'wrong-type');
      return fallback ?? (isRequired ? toFilledText(item.id) : undefined);
    };
  const requiredText = createTextReader(true);
  const optionalText = createTextReader();
  const textOrEmpty = createTextReader(false, '');

  const id: FieldReader = (value, place) => {
    const itemId = toFilledText(value);
    if (!itemId || isReservedKey(itemId))
      return report(place, value, mapProblemStrings.id, value === undefined ? 'missing' : 'invalid-id');
    if (placesById.has(itemId)) {
      const otherPath = toPointer(placesById.get(itemId));
      const expected = otherPath ? mapProblemStrings.idOfItem(otherPath) : mapProblemStrings.idOfMap;
      return report(place, value, expected, 'duplicate-id');
    }
    placesById.set(itemId, place?.parent);
    return itemId;
  };

  /** Reads former ids. Deferred, because they must differ from all current ids and from one another. */
  const formerIds: FieldReader = (value, place, ...context) => {
    if (value === undefined) return value;
    if (!Array.isArray(value)) return report(place, value, mapProblemStrings.idList);
    const validIds: Json[] = [];
    deferredChecks.push(() =>
      validIds.push(...value.filter((formerId, i) => id(formerId, placeIn(place, i), ...context))),
    );
    return validIds;
  };

  const createItemReader = (readers: FieldReaders) => {
    const fields = Object.entries(readers).map(([key, read]) => ({ key, read }));
    return (input: JsonObject, place: Place, parent: JsonObject): JsonObject | undefined => {
      const item = { ...input };
      for (const field of fields) {
        const { key, read } = field;
        const value = getOwn(input, key);
        const usableValue = read(value, { parent: place, key }, item, parent) as Json | undefined;
        if (usableValue === undefined && field === fields[0]) return undefined;
        if (usableValue === value) continue;
        if (usableValue === undefined) delete item[key];
        else item[key] = usableValue;
      }
      return item;
    };
  };

  const createObjectReader = (readers: FieldReaders): FieldReader => {
    const readItem = createItemReader(readers);
    return (value, place, item) => {
      if (value === undefined) return value;
      return isObject(value) ? readItem(value, place, item) : report(place, value, mapProblemStrings.object);
    };
  };

  /** Creates a reader of a list that leaves out unusable items. */
  const createListReader = (
    readers: FieldReaders,
    isUsable = (_item: JsonObject, _place: Place) => true,
  ): FieldReader => {
    const readItem = createItemReader(readers);
    return (value = [], place, parent) => {
      if (!Array.isArray(value)) return report(place, value, mapProblemStrings.list) ?? [];
      const items: JsonObject[] = [];
      for (let i = 0; i < value.length; i++) {
        const element = value[i];
        const itemPlace = { parent: place, key: i };
        const item = isObject(element)
          ? readItem(element, itemPlace, parent)
          : report(itemPlace, element, mapProblemStrings.object);
        if (item && isUsable(item, itemPlace)) items.push(item);
      }
      return items;
    };
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
    (value, place, _item, parent) => {
      if (value === undefined) return value;
      if (!Array.isArray(value)) return report(place, value, mapProblemStrings.idList);
      const ids = getIds(getItems(parent));
      const expected = mapProblemStrings.reference(kind);
      const validIds = value.filter(
        (reference, i) => ids.has(reference) || report(placeIn(place, i), reference, expected, 'unknown-reference'),
      );
      return [...new Set(validIds)];
    };

  /** Creates a reader of an optional value that must pass a test. */
  const createValueReader =
    (isValid: (value: Json) => boolean, expected: string): FieldReader =>
    (value, place) =>
      value === undefined || isValid(value) ? value : report(place, value, expected, 'invalid-value');

  /** Creates a reader of the number of items that an exit rule requires from a list of the phase. */
  const createAmountReader =
    (key: string, none: 0 | 'none'): FieldReader =>
    (value = none, place, _item, phase) => {
      if (none && (value === none || value === 'all')) return value;
      const expected = none ? mapProblemStrings.amount : mapProblemStrings.number;
      if (!Number.isInteger(value) || Number(value) < 0) return report(place, value, expected, 'invalid-value') ?? none;
      const count = getList(phase, key).length;
      if (Number(value) > count) report(place, value, mapProblemStrings.atMost(count), 'beyond');
      return Math.min(Number(value), count);
    };

  const decision: FieldReader = (value, place, ...context) => {
    // Not read by `id`: option ids must be unique only within their decision.
    const unusedOptions = new Set<unknown>(DECISION_OPTIONS);
    const optionId: FieldReader = (option, optionPlace) =>
      unusedOptions.delete(option)
        ? option
        : report(optionPlace, option, mapProblemStrings.decisionOptions(DECISION_OPTIONS.join(', ')), 'invalid-value');
    const readDecision = createObjectReader({
      text: textOrEmpty,
      options: createListReader({ id: optionId, text: requiredText }),
    });
    const rule = readDecision(value, place, ...context) as JsonObject | undefined;
    return rule && unusedOptions.has('go')
      ? report(placeIn(place, 'options'), rule.options, mapProblemStrings.decisionWithGo, 'no-go')
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
  const toolsByPhase: FieldReader = (value, place, ...context) => {
    if (value === undefined) return value;
    if (!isObject(value)) return report(place, value, mapProblemStrings.toolsByPhase);
    const lists = Object.entries(value).map(([phase, ids]) => [
      phase,
      toolsOfParent(ids, placeIn(place, phase), ...context),
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
      ({ leads, questions }, place) =>
        [leads, questions].flat().length > 0 || !!report(place, [], mapProblemStrings.groupWithQuestions, 'missing'),
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
    language: (value, place, ...context) => {
      const tag = createTextReader(true, 'und')(value, place, ...context) as string;
      try {
        return Intl.getCanonicalLocales(tag)[0];
      } catch {
        return report(place, tag, mapProblemStrings.languageTag, 'invalid-value') ?? 'und';
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
    phases: (value, place, ...context) => {
      const phases = createListReader(phaseFields)(value, place, ...context) as JsonObject[];
      phases.forEach((phase, i) => (phase.label ??= `${i + 1}`));
      if (!phases.length) report(place, phases, mapProblemStrings.phases, 'no-phases');
      return phases;
    },
    cases: ideas,
  };
  const map = createItemReader(mapFields)(input, undefined, {}) as unknown as MapDefinition;
  for (const check of deferredChecks) check();
  return map;
}

/**
 * Reads a map from JSON that nobody else changes, which it neither copies nor changes. See `parseMap` for the result,
 * which shares unknown fields with the JSON.
 */
export function readMap(input: Json | undefined): ParsedMap {
  if (!isObject(input))
    return { map: null, problems: [createMapProblem(undefined, input, mapProblemStrings.map, 'wrong-type')] };
  const problems: Problem[] = [];
  const map = readMapFields(input, (place, value, expected, code = 'wrong-type') => {
    problems.push(createMapProblem(place, value, expected, code));
    return undefined;
  });
  return { map: map.phases.length ? map : null, problems };
}
