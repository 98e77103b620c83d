import { isSameJson } from '../utils/json.js';
import { isLater, toFingerprintTime, supersede, mergeVersions, variantsOf, versionsOf } from './answer-versions.js';
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
} from './types/record.js';

/** What is merged by itself: something that one fact wrote, or only a time. */
type Registers = Record<string, Stamp | string>;

/** An entry in parts. A risk has one for each field; a phase consists of parts; all else is one. */
function toRegisters(entry: object): Registers {
  if ('stamps' in entry) {
    const { stamps, ...values } = entry as RiskRecord;
    return Object.fromEntries(
      Object.entries(stamps).map(([field, stamp]) => [field, { ...stamp, value: values[field as keyof RiskFields] }]),
    );
  }
  return 'at' in entry ? { whole: entry as Stamp } : (entry as Registers);
}

/** The entry that parts make up, of the same kind as another; undefined where nothing is left of it. */
function fromRegisters(parts: Registers, like: object): object | undefined {
  if ('at' in like) return parts.whole as Stamp | undefined;
  const fields = Object.entries(parts as Record<string, Stamp & { value?: unknown }>);
  if (!('stamps' in like) || !fields.length) return fields.length ? parts : undefined;
  const values = Object.fromEntries(fields.map(([field, { value }]) => [field, value]));
  return {
    ...omitUndefined(values),
    stamps: Object.fromEntries(fields.map(([field, { at, by }]) => [field, { at, by }])),
  };
}

/** Of each part, the later one. */
function mergeRegisters(a: Registers, b: Registers): Registers {
  const joined = { ...a };
  for (const [key, part] of Object.entries(b)) {
    const other = a[key];
    if (other === undefined || isLater(part, other)) joined[key] = part;
  }
  return joined;
}

/**
 * The later text stands; others are kept beside it as variants, unless they were overtaken or settled. With a base,
 * only where both sides changed it.
 */
function mergeAnswers(a: Answer, b: Answer, base: string | undefined): Answer | undefined {
  const joined = mergeVersions([...versionsOf(a), ...versionsOf(b)], [...(a.past ?? []), ...(b.past ?? [])]);
  if (base === undefined || !joined) return joined;
  const known = [a, b].flatMap(({ variants = [] }) => variants.map(({ id }) => id));
  const isNew = ({ id, text }: { id: string; text: string }) =>
    !known.includes(id) && (text === base || joined.text === base);
  return supersede(
    joined,
    variantsOf(joined)
      .filter(isNew)
      .map(({ text }) => text),
  );
}

/** Two entries of one thing as one; `base` is its answer that both sides had in common. */
export function mergeEntry(section: EntryKind, a: object, b: object, base?: string): object | undefined {
  if (section === 'answers') return mergeAnswers(a as Answer, b as Answer, base);
  return fromRegisters(mergeRegisters(toRegisters(a), toRegisters(b)), a);
}

/** The entries of two records as one. */
export function mergeEntries(
  a: Partial<Entries>,
  b: Partial<Entries>,
  base?: Pick<Entries, 'answers'>,
): Partial<Entries> {
  const all = ENTRY_KINDS.map((section) => [section, { ...a[section], ...b[section] }]);
  return mapEntries(Object.fromEntries(all), (section, id, entry) => {
    const [one, other] = [a[section]?.[id], b[section]?.[id]];
    return one && other ? mergeEntry(section, one, other, base && (base.answers[id]?.text ?? '')) : entry;
  });
}

/** A cycle that has, for each phase, what is made of what others have recorded there. */
function createCycle(
  number: number,
  from: Cycle[],
  make: (a: Entries, b: Entries, base?: Entries) => Partial<Entries>,
): Cycle {
  const made = createCycleRecord(number);
  for (const phase of new Set(from.flatMap((cycle) => ENTRY_KINDS.flatMap((section) => Object.keys(cycle[section]))))) {
    const entries = from.map((cycle) => ({
      ...getPhaseWork(cycle, phase),
      phases: omitUndefined({ [phase]: cycle.phases[phase] }),
      decisions: omitUndefined({ [phase]: cycle.decisions[phase] }),
    }));
    mapEntries(make(...(entries as [Entries, Entries])), (...entry) => void setEntry(made, phase, ...entry));
  }
  return made;
}

const getLifecycleRegisters = ({ started, position, resumedAt }: Cycle) =>
  omitUndefined<Registers>({ started, position, resumedAt });

/** What of a record was written after a reset that it had not seen. */
function dropBeforeReset(journey: Journey, reset: string): Pick<Journey, 'cycles' | 'unplaced'> {
  const late = (parts: Registers): Registers =>
    Object.fromEntries(Object.entries(parts).filter(([, part]) => (typeof part === 'string' ? part : part.at) > reset));
  const entriesAfter = (entries: Partial<Entries>) =>
    mapEntries(entries, (section, _, entry) => {
      if (section !== 'answers') return fromRegisters(late(toRegisters(entry)), entry);
      const { past = [] } = entry as Answer;
      return mergeVersions(
        versionsOf(entry as Answer).filter(({ at }) => at > reset),
        past.filter((mark) => mark > `${toFingerprintTime(reset)}~`),
      );
    });
  const cycles = journey.cycles.map((cycle): Cycle => ({
    ...createCycle(cycle.number, [cycle], entriesAfter),
    ...late(getLifecycleRegisters(cycle)),
  }));
  while (isSameJson(cycles[cycles.length - 1], createCycleRecord(cycles.length))) cycles.pop();
  return { cycles, unplaced: mapUnplaced(journey.unplaced, entriesAfter) };
}

/** What is made of what waits for each cycle; where nothing is left, nothing waits. */
const mapUnplaced = (
  unplaced: Unplaced,
  make: (entries: Partial<Entries>, number: string) => Partial<Entries>,
): Unplaced =>
  Object.fromEntries(
    Object.entries(unplaced)
      .map(([number, entries]) => [number, make(entries, number)] as const)
      .filter(([, entries]) => Object.keys(entries).length),
  );

/** Where cycles stand: by the last move in the greatest one that has any. A cycle that nobody moved in is active. */
export function findPosition(cycles: readonly Cycle[]): Pick<Journey, 'phase' | 'status'> | undefined {
  for (const { number, position } of [...cycles].reverse()) {
    if (position) return { phase: position.phase, status: number === cycles.length ? position.status : 'active' };
  }
  return undefined;
}

/** Whose record goes on: that of the later reset, then the older one, then the one with the smaller id. */
function selectBaseRecord(a: Journey, b: Journey): Journey {
  const [resetA = '', resetB = ''] = [a.resetAt, b.resetAt];
  const isOlder = [a.createdAt, a.id].join(' ') < [b.createdAt, b.id].join(' ');
  return resetA > resetB || (resetA === resetB && isOlder) ? a : b;
}

const greaterOf = <T>(a: T, b: T): T => (a > b ? a : b);

/**
 * One journey from two records of it. Per field the later change stands; where both wrote a different answer, the
 * other is kept as a variant. Commutative, associative and idempotent. Records of different maps cannot be merged:
 * the first is given back.
 *
 * @param base What both sides had in common, where it is known: what only one side changed then leaves no variant.
 */
export function mergeJourneys(a: Journey, b: Journey, base?: Journey): Journey {
  if (a === b || a.map.id !== b.map.id) return a;
  const elder = selectBaseRecord(a, b);
  const { resetAt } = elder;
  const [one, other] = [a, b].map((side) =>
    resetAt && side.resetAt !== resetAt ? dropBeforeReset(side, resetAt) : side,
  ) as [Journey, Journey];
  // What a side has of a cycle that it has not begun.
  const none = createCycleRecord(0);
  const cycles = Array.from({ length: greaterOf(one.cycles.length, other.cycles.length) }, (_, i): Cycle => {
    const [x, y] = [one.cycles[i] ?? none, other.cycles[i] ?? none];
    const common = base ? [base.cycles[i] ?? none] : [];
    return {
      ...createCycle(i + 1, [x, y, ...common], mergeEntries),
      ...mergeRegisters(getLifecycleRegisters(x), getLifecycleRegisters(y)),
    };
  });
  return {
    ...elder,
    map: { ...a.map, version: greaterOf(a.map.version, b.map.version) },
    updatedAt: greaterOf(a.updatedAt, b.updatedAt),
    ...(findPosition(cycles) ?? { phase: greaterOf(a.phase, b.phase), status: 'active' }),
    cycle: cycles.length,
    cycles,
    unplaced: mapUnplaced({ ...one.unplaced, ...other.unplaced }, (_, number) =>
      mergeEntries(one.unplaced[number] ?? {}, other.unplaced[number] ?? {}),
    ),
  };
}

/** Whether two records say the same of the journey, whenever and with whichever version of the map they were saved. */
export const isEquivalentJourney = (a: Journey, b: Journey): boolean =>
  isSameJson({ ...a, updatedAt: '', map: '' }, { ...b, updatedAt: '', map: '' });
