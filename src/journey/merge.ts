import { isSameJson } from '../utils/json.js';
import { isLater, toFingerprintTime, supersede, mergeVersions, listVariants, listVersions } from './answer-versions.js';
import { createCycleRecord, mapEntries, setEntry, ENTRY_KINDS, getPhaseWork } from './record.js';
import { omitUndefined } from '../utils/objects.js';
import type {
  Answer,
  Cycle,
  Entries,
  Journey,
  RiskFields,
  RiskRecord,
  EntryKind,
  Stamp,
  Unplaced,
  Variant,
} from './types/record.js';

/** Last-writer-wins registers of an entry by name. Each holds a value that one fact wrote, or only a time. */
type Registers = Record<string, Stamp | string>;

/** Splits an entry into registers: one per field of a risk or phase, and a single one for any other entry. */
function toRegisters(entry: object): Registers {
  if ('stamps' in entry) {
    const { stamps, ...values } = entry as RiskRecord;
    return Object.fromEntries(
      Object.entries(stamps).map(([field, stamp]) => [field, { ...stamp, value: values[field as keyof RiskFields] }]),
    );
  }
  return 'at' in entry ? { whole: entry as Stamp } : (entry as Registers);
}

/** Joins registers to an entry of the same kind as `example`, or returns undefined if there are none. */
function fromRegisters(registers: Registers, example: object): object | undefined {
  if ('at' in example) return registers.whole as Stamp | undefined;
  const fields = Object.entries(registers as Record<string, Stamp & { value?: unknown }>);
  if (!('stamps' in example) || !fields.length) return fields.length ? registers : undefined;
  const values = Object.fromEntries(fields.map(([field, { value }]) => [field, value]));
  return {
    ...omitUndefined(values),
    stamps: Object.fromEntries(fields.map(([field, { at, by }]) => [field, { at, by }])),
  };
}

/** Merges registers by name: the later write wins. */
function mergeRegisters(a: Registers, b: Registers): Registers {
  const mergedRegisters = { ...a };
  for (const [name, register] of Object.entries(b)) {
    const otherRegister = a[name];
    if (otherRegister === undefined || isLater(register, otherRegister)) mergedRegisters[name] = register;
  }
  return mergedRegisters;
}

/**
 * Merges two answers. The later text wins; the other texts become variants, unless they were superseded or discarded.
 * With a base text, a new variant is kept only if both sides changed the base.
 */
function mergeAnswers(a: Answer, b: Answer, base: string | undefined): Answer | undefined {
  const mergedAnswer = mergeVersions([...listVersions(a), ...listVersions(b)], [...(a.past ?? []), ...(b.past ?? [])]);
  if (base === undefined || !mergedAnswer) return mergedAnswer;
  const knownVariants = [a, b].flatMap(({ variants = [] }) => variants.map(({ id }) => id));
  const isChangedByOneSide = ({ id, text }: Variant) =>
    !knownVariants.includes(id) && (text === base || mergedAnswer.text === base);
  return supersede(
    mergedAnswer,
    listVariants(mergedAnswer)
      .filter(isChangedByOneSide)
      .map(({ text }) => text),
  );
}

/** Merges two entries of one map item. `base` is the text of the answer in the common ancestor. */
export function mergeEntry(kind: EntryKind, a: object, b: object, base?: string): object | undefined {
  if (kind === 'answers') return mergeAnswers(a as Answer, b as Answer, base);
  return fromRegisters(mergeRegisters(toRegisters(a), toRegisters(b)), a);
}

/** Merges the entries of two records. `base` holds the answers of the common ancestor, if it is known. */
export function mergeEntries(
  a: Partial<Entries>,
  b: Partial<Entries>,
  base?: Pick<Entries, 'answers'>,
): Partial<Entries> {
  const entries = ENTRY_KINDS.map((kind) => [kind, { ...a[kind], ...b[kind] }]);
  return mapEntries(Object.fromEntries(entries), (kind, id, entry) => {
    const [entryA, entryB] = [a[kind]?.[id], b[kind]?.[id]];
    return entryA && entryB ? mergeEntry(kind, entryA, entryB, base && (base.answers[id]?.text ?? '')) : entry;
  });
}

/** Combines cycles phase by phase: calls `combine` with the entries that each source cycle has in that phase. */
function combineCycles(
  number: number,
  sources: Cycle[],
  combine: (a: Entries, b: Entries, base?: Entries) => Partial<Entries>,
): Cycle {
  const combinedCycle = createCycleRecord(number);
  for (const phase of new Set(sources.flatMap((cycle) => ENTRY_KINDS.flatMap((kind) => Object.keys(cycle[kind]))))) {
    const entries = sources.map((cycle) => ({
      ...getPhaseWork(cycle, phase),
      phases: omitUndefined({ [phase]: cycle.phases[phase] }),
      decisions: omitUndefined({ [phase]: cycle.decisions[phase] }),
    }));
    mapEntries(
      combine(...(entries as [Entries, Entries])),
      (...entry) => void setEntry(combinedCycle, phase, ...entry),
    );
  }
  return combinedCycle;
}

/** Returns the fields of a cycle that are not entries, as registers. */
const getLifecycleRegisters = ({ started, position, resumedAt }: Cycle) =>
  omitUndefined<Registers>({ started, position, resumedAt });

/** Returns the cycles and unplaced entries of a record, without changes made up to a reset in the other record. */
function dropBeforeReset(journey: Journey, resetAt: string): Pick<Journey, 'cycles' | 'unplaced'> {
  const keepLaterRegisters = (registers: Registers): Registers =>
    Object.fromEntries(
      Object.entries(registers).filter(
        ([, register]) => (typeof register === 'string' ? register : register.at) > resetAt,
      ),
    );
  const keepLaterEntries = (entries: Partial<Entries>) =>
    mapEntries(entries, (kind, _, entry) => {
      if (kind !== 'answers') return fromRegisters(keepLaterRegisters(toRegisters(entry)), entry);
      const { past = [] } = entry as Answer;
      return mergeVersions(
        listVersions(entry as Answer).filter(({ at }) => at > resetAt),
        past.filter((fingerprint) => fingerprint > `${toFingerprintTime(resetAt)}~`),
      );
    });
  const cycles = journey.cycles.map((cycle): Cycle => ({
    ...combineCycles(cycle.number, [cycle], keepLaterEntries),
    ...keepLaterRegisters(getLifecycleRegisters(cycle)),
  }));
  while (isSameJson(cycles[cycles.length - 1], createCycleRecord(cycles.length))) cycles.pop();
  return { cycles, unplaced: mapUnplaced(journey.unplaced, keepLaterEntries) };
}

/** Transforms the unplaced entries of each cycle number. Drops a number if no entries remain. */
const mapUnplaced = (
  unplaced: Unplaced,
  transform: (entries: Partial<Entries>, number: string) => Partial<Entries>,
): Unplaced =>
  Object.fromEntries(
    Object.entries(unplaced)
      .map(([number, entries]) => [number, transform(entries, number)] as const)
      .filter(([, entries]) => Object.keys(entries).length),
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
 * Merges two records of a journey. For each field the later change wins; if both records have a different answer, the
 * earlier text becomes a variant. Commutative, associative and idempotent. Records of different maps cannot be merged:
 * the first one is returned.
 *
 * @param base The common ancestor, if it is known. An answer that only one side changed then leaves no variant.
 */
export function mergeJourneys(a: Journey, b: Journey, base?: Journey): Journey {
  if (a === b || a.map.id !== b.map.id) return a;
  const continuedRecord = selectRecordToContinue(a, b);
  const { resetAt } = continuedRecord;
  const [sideA, sideB] = [a, b].map((side) =>
    resetAt && side.resetAt !== resetAt ? dropBeforeReset(side, resetAt) : side,
  ) as [Journey, Journey];
  const emptyCycle = createCycleRecord(0);
  const cycles = Array.from({ length: getGreater(sideA.cycles.length, sideB.cycles.length) }, (_, i): Cycle => {
    const [cycleA, cycleB] = [sideA.cycles[i] ?? emptyCycle, sideB.cycles[i] ?? emptyCycle];
    const baseCycles = base ? [base.cycles[i] ?? emptyCycle] : [];
    return {
      ...combineCycles(i + 1, [cycleA, cycleB, ...baseCycles], mergeEntries),
      ...mergeRegisters(getLifecycleRegisters(cycleA), getLifecycleRegisters(cycleB)),
    };
  });
  return {
    ...continuedRecord,
    map: { ...a.map, version: getGreater(a.map.version, b.map.version) },
    updatedAt: getGreater(a.updatedAt, b.updatedAt),
    ...(findPosition(cycles) ?? { phase: getGreater(a.phase, b.phase), status: 'active' }),
    cycle: cycles.length,
    cycles,
    unplaced: mapUnplaced({ ...sideA.unplaced, ...sideB.unplaced }, (_, number) =>
      mergeEntries(sideA.unplaced[number] ?? {}, sideB.unplaced[number] ?? {}),
    ),
  };
}

/** Returns true if two records describe the same journey, regardless of save time and map version. */
export const isEquivalentJourney = (a: Journey, b: Journey): boolean =>
  isSameJson({ ...a, updatedAt: '', map: '' }, { ...b, updatedAt: '', map: '' });
