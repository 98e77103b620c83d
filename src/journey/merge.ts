import { isSameJson } from '../utils/json.js';
import {
  findLatest,
  isLater,
  toFingerprintTime,
  supersede,
  mergeVersions,
  listVariants,
  listVersions,
} from './answer-versions.js';
import { keepUsedDigests } from './digests.js';
import {
  createCycleRecord,
  createJourney,
  ENTRY_KINDS,
  getEntriesOfKind,
  getNote,
  getPhaseWork,
  mapEntries,
  setEntry,
} from './record.js';
import { mergeTrails } from './trail.js';
import { getOwn, keysOf, omitUndefined, createList, hasOwn } from '../utils/objects.js';
import type { MapDefinition } from '../map/map-definition.js';
import type { Answer, Cycle, Entries, Entry, EntryKind, Journey, Stamp, Unplaced, Variant } from './types/record.js';

/**
 * Last-writer-wins registers of an entry by name. Each is a value with the stamp of its fact, or a plain time
 * (`completedAt`, `resumedAt`).
 */
type Registers = Record<string, Stamp | string>;

/** Splits an entry into registers: one per field of a risk or phase, and a single one for any other entry. */
function toRegisters(entry: Entry): Registers {
  if (hasOwn(entry, 'stamps')) {
    const { stamps, ...values } = entry;
    const registers: Registers = {};
    for (const field of keysOf(stamps)) registers[field] = Object.assign({ value: values[field] }, stamps[field]);
    return registers;
  }
  return hasOwn(entry, 'at') ? { whole: entry } : { ...entry };
}

/** Joins registers into an entry of the same kind as `example`, or returns undefined if there are none. */
function fromRegisters(registers: Registers, example: Entry): object | undefined {
  const { whole } = registers;
  if (hasOwn(example, 'at')) return typeof whole === 'object' ? whole : undefined;
  const fields = Object.entries(registers);
  if (!hasOwn(example, 'stamps') || !fields.length) return fields.length ? registers : undefined;
  const stamped = fields.filter(
    (field): field is [string, Stamp & { value?: unknown }] => typeof field[1] === 'object',
  );
  return {
    ...omitUndefined(Object.fromEntries(stamped.map(([field, { value }]) => [field, value]))),
    stamps: Object.fromEntries(stamped.map(([field, { value: _, ...stamp }]) => [field, stamp])),
  };
}

/** Merges registers by name: the later write wins. */
function mergeRegisters(a: Registers, b: Registers): Registers {
  const merged = { ...a };
  for (const [name, register] of Object.entries(b)) {
    const other = a[name];
    if (other === undefined || isLater(register, other)) merged[name] = register;
  }
  return merged;
}

/**
 * Merges two answers. The later text wins; the other texts become variants, unless they were superseded or discarded.
 * If a base text is given, a text becomes a new variant only if both sides differ from the base.
 */
function mergeAnswers(a: Answer, b: Answer, baseText: string | undefined): Answer | undefined {
  const merged = mergeVersions([...listVersions(a), ...listVersions(b)], [...(a.past ?? []), ...(b.past ?? [])]);
  if (baseText === undefined || !merged) return merged;
  const knownVariantIds = [a, b].flatMap(({ variants = [] }) => variants.map(({ id }) => id));
  const isFromOneSidedChange = ({ id, text }: Variant) =>
    !knownVariantIds.includes(id) && (text === baseText || merged.text === baseText);
  return supersede(
    merged,
    listVariants(merged)
      .filter(isFromOneSidedChange)
      .map(({ text }) => text),
  );
}

/** Returns true for entries of which other texts are kept beside the current one. */
const isVersioned = (kind: EntryKind, entry: Entry): entry is Answer =>
  (kind === 'answers' || kind === 'notes') && hasOwn(entry, 'text');

/** Merges two entries of one map item. `baseText` is the text of the answer in the common ancestor. */
export function mergeEntry(kind: EntryKind, a: Entry, b: Entry, baseText?: string): object | undefined {
  if (isVersioned(kind, a) && isVersioned(kind, b)) return mergeAnswers(a, b, baseText);
  return fromRegisters(mergeRegisters(toRegisters(a), toRegisters(b)), a);
}

/** Merges the entries of two records. `base` holds the answers of the common ancestor, if it is known. */
export function mergeEntries(
  a: Partial<Entries>,
  b: Partial<Entries>,
  base?: Pick<Entries, 'answers' | 'notes'>,
): Partial<Entries> {
  // Only the union of the ids matters; both entries are read again below.
  const entries = ENTRY_KINDS.map((kind) => [kind, { ...a[kind], ...b[kind] }]);
  return mapEntries(Object.fromEntries(entries), (kind, id, entry) => {
    const [entryA, entryB] = [getOwn(a[kind] ?? {}, id), getOwn(b[kind] ?? {}, id)];
    if (!entryA || !entryB) return entry;
    // A question without an answer counts as an empty base text.
    return mergeEntry(
      kind,
      entryA,
      entryB,
      base && (getOwn(kind === 'notes' ? base.notes : base.answers, id)?.text ?? ''),
    );
  });
}

/** Returns the entries of one phase of a cycle, by the id of the map item. */
const getPhaseEntries = (cycle: Cycle, phaseId: string): Entries => ({
  ...getPhaseWork(cycle, phaseId),
  phases: omitUndefined({ [phaseId]: getOwn(cycle.phases, phaseId) }),
  decisions: omitUndefined({ [phaseId]: getOwn(cycle.decisions, phaseId) }),
  notes: omitUndefined({ [phaseId]: getNote(cycle, phaseId) }),
  ownRisks: getOwn(cycle.ownRisks ?? {}, phaseId) ?? {},
  ownMeasures: getOwn(cycle.ownMeasures ?? {}, phaseId) ?? {},
});

/** Combines cycles phase by phase. `combine` makes the entries of a phase; `select` gets those of one source. */
function combineCycles(
  number: number,
  sources: readonly Cycle[],
  combine: (select: (source: Cycle) => Entries) => Partial<Entries>,
): Cycle {
  const combined = createCycleRecord(number);
  const listPhaseIds = (cycle: Cycle) => ENTRY_KINDS.flatMap((kind) => keysOf(getEntriesOfKind(cycle, kind)));
  for (const phaseId of new Set(sources.flatMap(listPhaseIds))) {
    const entries = combine((source) => getPhaseEntries(source, phaseId));
    mapEntries(entries, (...entry) => void setEntry(combined, phaseId, ...entry));
  }
  // Those that no phase relies on are left out once all entries are combined.
  return { ...combined, digests: Object.assign({}, ...sources.map(({ digests }) => digests)) };
}

/** Returns the fields of a cycle that are not entries, as registers. */
const getLifecycleRegisters = ({ started, position, resumedAt }: Cycle) =>
  omitUndefined<Registers>({ started, position, resumedAt });

/**
 * Returns the cycles, unplaced entries and title of a record, without the changes up to the time at which the other
 * record was reset.
 */
function dropBeforeReset(journey: Journey, resetAt: string): Pick<Journey, 'cycles' | 'unplaced' | 'title'> {
  const keepLaterRegisters = (registers: Registers): Registers =>
    Object.fromEntries(
      Object.entries(registers).filter(
        ([, register]) => (typeof register === 'string' ? register : register.at) > resetAt,
      ),
    );
  const keepLaterEntries = (entries: Partial<Entries>) =>
    mapEntries(entries, (kind, _, entry) => {
      if (!isVersioned(kind, entry)) return fromRegisters(keepLaterRegisters(toRegisters(entry)), entry);
      const { past = [] } = entry;
      return mergeVersions(
        listVersions(entry).filter(({ at }) => at > resetAt),
        // `~` sorts after every fingerprint of that time.
        past.filter((fingerprint) => fingerprint > `${toFingerprintTime(resetAt)}~`),
      );
    });
  const unplaced = mapUnplaced(journey.unplaced, keepLaterEntries);
  const cycles = journey.cycles.map((cycle) => {
    const { number, trail } = cycle;
    const kept = omitUndefined<Cycle>({
      ...combineCycles(number, [cycle], (select) => keepLaterEntries(select(cycle))),
      ...keepLaterRegisters(getLifecycleRegisters(cycle)),
      trail: mergeTrails(trail?.filter(({ at }) => at > resetAt)),
    });
    return keepUsedDigests(kept, unplaced[number]);
  });
  // Drops empty cycles at the end.
  while (isSameJson(cycles[cycles.length - 1], createCycleRecord(cycles.length))) cycles.pop();
  const { title } = journey;
  return title && title.at > resetAt ? { cycles, unplaced, title } : { cycles, unplaced };
}

/** Transforms the unplaced entries of each cycle number. Drops a number if no entries remain. */
const mapUnplaced = (
  unplaced: Unplaced,
  transform: (entries: Partial<Entries>, number: string) => Partial<Entries>,
): Unplaced =>
  Object.fromEntries(
    Object.entries(unplaced)
      .map(([number, entries]) => [number, transform(entries, number)] as const)
      .filter(([, entries]) => keysOf(entries).length),
  );

/**
 * Returns the phase and status of the last cycle that has a position, or undefined if none has one. If a later cycle
 * without a position follows, the journey is active.
 */
export function findPosition(cycles: readonly Cycle[]): Pick<Journey, 'phase' | 'status'> | undefined {
  for (const { number, position } of [...cycles].reverse()) {
    if (position) return { phase: position.phase, status: number === cycles.length ? position.status : 'active' };
  }
  return undefined;
}

/** Selects the record to continue: first by later reset, then by earlier creation, then by smaller id. */
function selectRecordToContinue(a: Journey, b: Journey): Journey {
  const [resetA = '', resetB = ''] = [a.resetAt, b.resetAt];
  const isOlder = [a.createdAt, a.id].join(' ') < [b.createdAt, b.id].join(' ');
  return resetA > resetB || (resetA === resetB && isOlder) ? a : b;
}

const getGreater = <T>(a: T, b: T): T => (a > b ? a : b);

/**
 * Merges two records of a journey. For each field the later change wins; if the records answer a question
 * differently, the earlier text becomes a variant. Commutative, associative and idempotent. Records of different maps
 * cannot be merged: the first one is returned.
 *
 * @param base The common ancestor, if it is known. An answer that only one side changed then leaves no variant.
 */
export function mergeJourneys(a: Journey, b: Journey, base?: Journey): Journey {
  if (a === b || a.map.id !== b.map.id) return a;
  const continuedRecord = selectRecordToContinue(a, b);
  const { resetAt } = continuedRecord;
  const dropWhatWasReset = (side: Journey) =>
    resetAt && side.resetAt !== resetAt ? dropBeforeReset(side, resetAt) : side;
  const [sideA, sideB] = [dropWhatWasReset(a), dropWhatWasReset(b)];
  const emptyCycle = createCycleRecord(0);
  const unplaced = mapUnplaced({ ...sideA.unplaced, ...sideB.unplaced }, (_, number) =>
    mergeEntries(sideA.unplaced[number] ?? {}, sideB.unplaced[number] ?? {}),
  );
  const cycles = createList(getGreater(sideA.cycles.length, sideB.cycles.length), (i): Cycle => {
    const [cycleA, cycleB] = [sideA.cycles[i] ?? emptyCycle, sideB.cycles[i] ?? emptyCycle];
    const baseCycle = base && (base.cycles[i] ?? emptyCycle);
    const merged = omitUndefined<Cycle>({
      ...combineCycles(i + 1, [cycleA, cycleB], (select) =>
        mergeEntries(select(cycleA), select(cycleB), baseCycle && select(baseCycle)),
      ),
      ...mergeRegisters(getLifecycleRegisters(cycleA), getLifecycleRegisters(cycleB)),
      trail: mergeTrails(cycleA.trail, cycleB.trail),
    });
    return keepUsedDigests(merged, unplaced[i + 1]);
  });
  const titles = [sideA, sideB].flatMap(({ title }) => title ?? []);
  return omitUndefined<Journey>({
    ...continuedRecord,
    title: findLatest(titles),
    map: { ...a.map, version: getGreater(a.map.version, b.map.version) },
    updatedAt: getGreater(a.updatedAt, b.updatedAt),
    // Without a position in either, any choice will do that does not depend on the order of a and b.
    ...(findPosition(cycles) ?? { phase: getGreater(a.phase, b.phase), status: 'active' }),
    cycle: cycles.length,
    cycles,
    unplaced,
  });
}

/** Compares two records of one map, without their time of saving and map version. */
export const isEquivalentJourney = (a: Journey, b: Journey): boolean =>
  isSameJson({ ...a, updatedAt: '', map: '' }, { ...b, updatedAt: '', map: '' });

/** Returns true if nothing was recorded in a journey yet: it differs from a new one at most in its ids and times. */
export const isEmptyJourney = (map: MapDefinition, journey: Journey): boolean => {
  const { id, createdAt, resetAt } = journey;
  return isEquivalentJourney(journey, omitUndefined<Journey>({ ...createJourney(map), id, createdAt, resetAt }));
};
