import { isObject, isText, toFilledText, toObject, type Json, type JsonObject } from '../utils/json.js';
import { placeIn, toPointer, type Place } from '../utils/json-place.js';
import { getCurrentId, getCurrentIds } from '../map/map-index.js';
import { journeyProblemStrings as strings } from '../strings/en/journey-problems.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { mergeVersions } from './answer-versions.js';
import { createDigestKey } from './digests.js';
import { mergeEntry } from './merge.js';
import { readNestedEntries } from './record-format.js';
import { ENTRY_KINDS, ENTRY_ITEM_KINDS } from './record.js';
import { getOwn, itemAt, keysOf, omitUndefined, setOwn, toNonEmpty } from '../utils/objects.js';
import { toPersonName } from '../utils/one-line.js';
import { toCanonicalTime } from '../utils/clock.js';
import { sortTrail } from './trail.js';
import {
  BOOLEAN,
  findInvalidField,
  FROM,
  ID,
  isId,
  isIdList,
  NAME,
  NULLABLE_TRUE,
  NULLABLE_DATE,
  NULLABLE_OPTION,
  NULLABLE_TEXT,
  OPTION,
  pickFields,
  RISK_FIELDS,
  TEXT,
  TRAIL_TYPE,
  type Field,
  type Fields,
  type ValuesOf,
} from './field-schema.js';
import type { Entries, EntryKind, PhaseDigest, Stamp, TrailEntry } from './types/record.js';

/** The longest trail that is read. Nobody decides that often. */
const MAX_TRAIL_LENGTH = 10_000;

const TRAIL_FIELDS = {
  id: ID,
  type: TRAIL_TYPE,
  phase: NULLABLE_TEXT,
  option: NULLABLE_OPTION,
  reason: NULLABLE_TEXT,
  reviewOn: NULLABLE_DATE,
  note: NULLABLE_TEXT,
  adaptation: NULLABLE_TEXT,
};

const DIGEST_FIELDS = { phase: ID, work: TEXT, before: NULLABLE_TEXT };

/**
 * Creates functions that read the contents of cycles and replace former ids by current ones. Values without a stamp get
 * the default stamp.
 */
export function createCycleReader(map: MapDefinition, defaultStamp: Stamp, problems: Problem[]) {
  let latest = defaultStamp.at;

  const reportUnreadable = (place: Place): undefined =>
    void problems.push({ path: toPointer(place), code: 'invalid-value', message: strings.leftOut });

  const readTime = (value: Json | undefined, place: Place): string | undefined => {
    const time = toCanonicalTime(value);
    if (!time && value != null) reportUnreadable(place);
    if (time && time > latest) latest = time;
    return time;
  };

  /** Reads a value that may be missing. */
  const readOptional = <T extends Json>(value: Json | undefined, isValid: (value: Json) => value is T, place: Place) =>
    value == null ? undefined : isValid(value) ? value : reportUnreadable(place);

  /** Reads the given fields of an object, and its stamp. */
  const readStamped = <F extends Fields>(
    source: Json | undefined,
    fields: F,
    place: Place,
  ): (ValuesOf<F> & Stamp) | undefined => {
    if (isObject(source) && !findInvalidField(fields, source)) {
      return {
        ...pickFields(fields, source),
        ...omitUndefined<Stamp>({
          at: readTime(source.at, placeIn(place, 'at')) ?? defaultStamp.at,
          by: isId(source.by) ? source.by : defaultStamp.by,
          person: toPersonName(readOptional(source.person, isText, placeIn(place, 'person'))),
          from: readOptional(source.from, FROM.isValid, placeIn(place, 'from')),
        }),
      };
    }
    return source == null ? undefined : reportUnreadable(place);
  };

  const readList = <T>(
    source: Json | undefined,
    place: Place,
    readItem: (item: Json, place: Place) => T | undefined,
  ): T[] => {
    if (Array.isArray(source)) return source.flatMap((item, i) => readItem(item, placeIn(place, i)) ?? []);
    if (source != null) reportUnreadable(place);
    return [];
  };

  const readAnswer = (source: JsonObject, place: Place) => {
    const answer = readStamped(source, { text: TEXT }, place);
    const variants = readList(source.variants, placeIn(place, 'variants'), (item, itemPlace) =>
      readStamped(item, { id: ID, text: TEXT }, itemPlace),
    );
    const past = readList(source.past, placeIn(place, 'past'), (fingerprint, itemPlace) =>
      isText(fingerprint) ? fingerprint : reportUnreadable(itemPlace),
    );
    const versions = variants.map(({ id, by: _, ...variant }) => ({ ...variant, by: id }));
    return answer && mergeVersions([{ ...answer, text: toFilledText(answer.text) ?? '' }, ...versions], past);
  };

  const entryReaders: Record<EntryKind, (source: JsonObject, place: Place) => object | undefined> = {
    answers: readAnswer,
    notes: readAnswer,
    ownRisks: (source, place) => {
      const risk = readStamped(source, { phase: ID, name: NAME, text: NULLABLE_TEXT, removed: NULLABLE_TRUE }, place);
      return risk && { ...risk, phase: getCurrentId(map, 'phase', risk.phase) };
    },
    ownMeasures: (source, place) => {
      const measure = readStamped(source, { risk: ID, name: NAME, removed: NULLABLE_TRUE }, place);
      return measure && { ...measure, risk: getCurrentId(map, 'risk', measure.risk) };
    },
    groups: (source, place) => readStamped(source, { setAside: BOOLEAN, reason: NULLABLE_TEXT }, place),
    tools: (source, place) => readStamped(source, { chosen: BOOLEAN, note: NULLABLE_TEXT }, place),
    decisions: (source, place) =>
      readStamped(source, { option: OPTION, reason: NULLABLE_TEXT, reviewOn: NULLABLE_DATE }, place),
    risks: ({ stamps, ...values }, place) => {
      const risk: Record<string, unknown> & { stamps: Record<string, unknown> } = { stamps: {} };
      if (stamps != null && !isObject(stamps)) reportUnreadable(placeIn(place, 'stamps'));
      for (const [field, { isValid: isValidValue }] of Object.entries<Field>(RISK_FIELDS)) {
        const value = values[field];
        const isFilled = value != null && value !== '';
        const isValid = isFilled && isValidValue(value);
        if (isFilled && !isValid) reportUnreadable(placeIn(place, field));
        const stamp =
          readStamped(toObject(stamps)[field], {}, placeIn(place, 'stamps', field)) ??
          (isValid ? { ...defaultStamp } : undefined);
        if (stamp) risk.stamps[field] = stamp;
        if (isValid) risk[field] = value;
      }
      if (isIdList(risk.measures)) risk.measures = getCurrentIds(map, 'measure', risk.measures);
      return keysOf(risk.stamps).length ? risk : undefined;
    },
    phases: (source, place) => {
      const completion = readStamped(
        source.completion,
        { done: BOOLEAN, note: NULLABLE_TEXT },
        placeIn(place, 'completion'),
      );
      const check = readStamped(source.check, { on: BOOLEAN, because: NULLABLE_TEXT }, placeIn(place, 'check'));
      if (check?.because) check.because = getCurrentId(map, 'phase', check.because);
      const phase = omitUndefined({
        entered: readStamped(source.entered, {}, placeIn(place, 'entered')),
        completion,
        completedAt:
          readTime(source.completedAt, placeIn(place, 'completedAt')) ?? (completion?.done ? completion.at : undefined),
        basis: readStamped(source.basis, { digest: NULLABLE_TEXT }, placeIn(place, 'basis')),
        check,
      });
      return keysOf(phase).length ? phase : undefined;
    },
  };

  /**
   * Reads the entries of a cycle, keyed by their own id alone. Ignores the phase ids in the record, since an item may
   * have moved to another phase of the map.
   */
  const readEntries = (source: Json | undefined, place: Place): Partial<Entries> => {
    if (!isObject(source)) reportUnreadable(place);
    const result: Partial<Record<EntryKind, Record<string, object | undefined>>> = {};
    for (const kind of ENTRY_KINDS) {
      const itemKind = ENTRY_ITEM_KINDS[kind];
      const entries: Record<string, object | undefined> = (result[kind] = {});
      const values = toObject(source)[kind] ?? {};
      const kindPlace = placeIn(place, kind);
      const readEntry = (value: Json, keys: string[]) => {
        const problemCount = problems.length;
        const entry = isObject(value) ? entryReaders[kind](value, placeIn(kindPlace, ...keys)) : undefined;
        // The value may be a phase with nested entries instead. If it is not, the loop below reports it once.
        if (!entry) problems.length = problemCount;
        return entry;
      };
      if (typeof values !== 'object') reportUnreadable(kindPlace);
      for (const [key, value] of typeof values === 'object' ? Object.entries(values) : []) {
        for (const [keys, entry] of readNestedEntries(key, value, itemKind !== 'phase', readEntry)) {
          const id = getCurrentId(map, itemKind, itemAt(keys, -1));
          const other = getOwn(entries, id);
          if (id && entry) setOwn(entries, id, other ? mergeEntry(kind, other, entry) : entry);
          else reportUnreadable(placeIn(kindPlace, ...keys));
        }
      }
    }
    return result as Partial<Entries>;
  };

  const readTrail = (source: Json | undefined, place: Place): TrailEntry[] | undefined => {
    const entries = readList(source, place, (item, itemPlace) => {
      const stamped = readStamped(item, TRAIL_FIELDS, itemPlace);
      if (!stamped) return undefined;
      const { by: _, phase, ...entry } = stamped;
      return omitUndefined<TrailEntry>({ ...entry, phase: phase && getCurrentId(map, 'phase', phase) });
    });
    if (entries.length > MAX_TRAIL_LENGTH)
      problems.push({ path: toPointer(place), code: 'invalid-value', message: strings.longTrail });
    return toNonEmpty(sortTrail(entries).slice(-MAX_TRAIL_LENGTH));
  };

  const readDigests = (source: Json | undefined, place: Place): Record<string, PhaseDigest> => {
    const digests: Record<string, PhaseDigest> = {};
    if (source != null && !isObject(source)) reportUnreadable(place);
    for (const [key, value] of Object.entries(toObject(source))) {
      const fields = toObject(value);
      const digest = findInvalidField(DIGEST_FIELDS, fields) ? undefined : pickFields(DIGEST_FIELDS, fields);
      if (digest && createDigestKey(digest) === key) digests[key] = digest;
      else reportUnreadable(placeIn(place, key));
    }
    return digests;
  };

  return { readTime, readStamped, readEntries, readTrail, readDigests, reportUnreadable, getLatestTime: () => latest };
}
