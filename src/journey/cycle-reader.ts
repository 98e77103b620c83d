import { appendPointer, isObject, isText, toFilledText, toObject, type Json, type JsonObject } from '../utils/json.js';
import { getCurrentId, getCurrentIds } from '../map/map-index.js';
import { journeyProblemStrings as strings } from '../strings/en/journey-problems.js';
import type { MapDefinition, Problem } from '../map/map-definition.js';
import { mergeVersions } from './answer-versions.js';
import { createDigestKey } from './digests.js';
import { mergeEntry } from './merge.js';
import { readNestedEntries } from './record-format.js';
import { ENTRY_KINDS, ENTRY_ITEM_KINDS } from './record.js';
import { getOwn, itemAt, keysOf, omitUndefined, setOwn, toNonEmpty } from '../utils/objects.js';
import { toCanonicalTime } from '../utils/clock.js';
import { sortTrail } from './trail.js';
import {
  BOOLEAN,
  findInvalidField,
  ID,
  isId,
  isIdList,
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

  const reportUnreadable = (path: string): undefined =>
    void problems.push({ path, code: 'invalid-value', message: strings.leftOut });

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

  const readAnswer = (source: JsonObject, path: string) => {
    const answer = readStamped(source, { text: TEXT }, path);
    const variants = readList(source.variants, appendPointer(path, 'variants'), (item, itemPath) =>
      readStamped(item, { id: ID, text: TEXT }, itemPath),
    );
    const past = readList(source.past, appendPointer(path, 'past'), (fingerprint, itemPath) =>
      isText(fingerprint) ? fingerprint : reportUnreadable(itemPath),
    );
    const versions = variants.map(({ id, text, at }) => ({ text, at, by: id }));
    return answer && mergeVersions([{ ...answer, text: toFilledText(answer.text) ?? '' }, ...versions], past);
  };

  const entryReaders: Record<EntryKind, (source: JsonObject, path: string) => object | undefined> = {
    answers: readAnswer,
    notes: readAnswer,
    groups: (source, path) => readStamped(source, { setAside: BOOLEAN, reason: NULLABLE_TEXT }, path),
    tools: (source, path) => readStamped(source, { chosen: BOOLEAN, note: NULLABLE_TEXT }, path),
    decisions: (source, path) =>
      readStamped(source, { option: OPTION, reason: NULLABLE_TEXT, reviewOn: NULLABLE_DATE }, path),
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
        basis: readStamped(source.basis, { digest: NULLABLE_TEXT }, `${path}/basis`),
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

  const readTrail = (source: Json | undefined, path: string): TrailEntry[] | undefined => {
    const entries = readList(source, path, (item, itemPath) => {
      const stamped = readStamped(item, TRAIL_FIELDS, itemPath);
      if (!stamped) return undefined;
      const { by: _, phase, ...entry } = stamped;
      return omitUndefined<TrailEntry>({ ...entry, phase: phase && getCurrentId(map, 'phase', phase) });
    });
    if (entries.length > MAX_TRAIL_LENGTH) problems.push({ path, code: 'invalid-value', message: strings.longTrail });
    return toNonEmpty(sortTrail(entries).slice(-MAX_TRAIL_LENGTH));
  };

  const readDigests = (source: Json | undefined, path: string): Record<string, PhaseDigest> => {
    const digests: Record<string, PhaseDigest> = {};
    if (source != null && !isObject(source)) reportUnreadable(path);
    for (const [key, value] of Object.entries(toObject(source))) {
      const fields = toObject(value);
      const digest = findInvalidField(DIGEST_FIELDS, fields) ? undefined : pickFields(DIGEST_FIELDS, fields);
      if (digest && createDigestKey(digest) === key) digests[key] = digest;
      else reportUnreadable(appendPointer(path, key));
    }
    return digests;
  };

  return { readTime, readStamped, readEntries, readTrail, readDigests, reportUnreadable, getLatestTime: () => latest };
}
