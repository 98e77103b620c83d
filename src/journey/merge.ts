import { sameJson } from '../utils/json.js';
import { isLater, markTime, rewrite, unite, variantsOf, writesOf } from './answer-versions.js';
import { emptyCycle, mapEntries, putEntry, SECTION_NAMES, workIn } from './record.js';
import { compact } from '../utils/objects.js';
import type {
  Answer,
  Cycle,
  Entries,
  Journey,
  RiskFields,
  RiskRecord,
  Section,
  Stamp,
  Unplaced,
} from './types/record.js';

/** What is merged by itself: something that one fact wrote, or only a time. */
type Parts = Record<string, Stamp | string>;

/** An entry in parts. A risk has one for each field; a phase consists of parts; all else is one. */
function partsOf(entry: object): Parts {
  if ('stamps' in entry) {
    const { stamps, ...values } = entry as RiskRecord;
    return Object.fromEntries(
      Object.entries(stamps).map(([field, stamp]) => [field, { ...stamp, value: values[field as keyof RiskFields] }]),
    );
  }
  return 'at' in entry ? { whole: entry as Stamp } : (entry as Parts);
}

/** The entry that parts make up, of the same kind as another; undefined where nothing is left of it. */
function entryOf(parts: Parts, like: object): object | undefined {
  if ('at' in like) return parts.whole as Stamp | undefined;
  const fields = Object.entries(parts as Record<string, Stamp & { value?: unknown }>);
  if (!('stamps' in like) || !fields.length) return fields.length ? parts : undefined;
  const values = Object.fromEntries(fields.map(([field, { value }]) => [field, value]));
  return { ...compact(values), stamps: Object.fromEntries(fields.map(([field, { at, by }]) => [field, { at, by }])) };
}

/** Of each part, the later one. */
function joinParts(a: Parts, b: Parts): Parts {
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
function joinAnswers(a: Answer, b: Answer, base: string | undefined): Answer | undefined {
  const joined = unite([...writesOf(a), ...writesOf(b)], [...(a.past ?? []), ...(b.past ?? [])]);
  if (base === undefined || !joined) return joined;
  const known = [a, b].flatMap(({ variants = [] }) => variants.map(({ id }) => id));
  const isNew = ({ id, text }: { id: string; text: string }) =>
    !known.includes(id) && (text === base || joined.text === base);
  return rewrite(
    joined,
    variantsOf(joined)
      .filter(isNew)
      .map(({ text }) => text),
  );
}

/** Two entries of one thing as one; `base` is its answer that both sides had in common. */
export function joinEntry(section: Section, a: object, b: object, base?: string): object | undefined {
  if (section === 'answers') return joinAnswers(a as Answer, b as Answer, base);
  return entryOf(joinParts(partsOf(a), partsOf(b)), a);
}

/** The entries of two records as one. */
export function joinEntries(
  a: Partial<Entries>,
  b: Partial<Entries>,
  base?: Pick<Entries, 'answers'>,
): Partial<Entries> {
  const all = SECTION_NAMES.map((section) => [section, { ...a[section], ...b[section] }]);
  return mapEntries(Object.fromEntries(all), (section, id, entry) => {
    const [one, other] = [a[section]?.[id], b[section]?.[id]];
    return one && other ? joinEntry(section, one, other, base && (base.answers[id]?.text ?? '')) : entry;
  });
}

/** A cycle that has, for each phase, what is made of what others have recorded there. */
function makeCycle(
  number: number,
  from: Cycle[],
  make: (a: Entries, b: Entries, base?: Entries) => Partial<Entries>,
): Cycle {
  const made = emptyCycle(number);
  for (const phase of new Set(
    from.flatMap((cycle) => SECTION_NAMES.flatMap((section) => Object.keys(cycle[section]))),
  )) {
    const entries = from.map((cycle) => ({
      ...workIn(cycle, phase),
      phases: compact({ [phase]: cycle.phases[phase] }),
      decisions: compact({ [phase]: cycle.decisions[phase] }),
    }));
    mapEntries(make(...(entries as [Entries, Entries])), (...entry) => void putEntry(made, phase, ...entry));
  }
  return made;
}

const movesOf = ({ started, position, resumedAt }: Cycle) => compact<Parts>({ started, position, resumedAt });

/** What of a record was written after a reset that it had not seen. */
function afterReset(journey: Journey, reset: string): Pick<Journey, 'cycles' | 'unplaced'> {
  const late = (parts: Parts): Parts =>
    Object.fromEntries(Object.entries(parts).filter(([, part]) => (typeof part === 'string' ? part : part.at) > reset));
  const entriesAfter = (entries: Partial<Entries>) =>
    mapEntries(entries, (section, _, entry) => {
      if (section !== 'answers') return entryOf(late(partsOf(entry)), entry);
      const { past = [] } = entry as Answer;
      return unite(
        writesOf(entry as Answer).filter(({ at }) => at > reset),
        past.filter((mark) => mark > `${markTime(reset)}~`),
      );
    });
  const cycles = journey.cycles.map((cycle): Cycle => ({
    ...makeCycle(cycle.number, [cycle], entriesAfter),
    ...late(movesOf(cycle)),
  }));
  while (sameJson(cycles[cycles.length - 1], emptyCycle(cycles.length))) cycles.pop();
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
export function positionOf(cycles: readonly Cycle[]): Pick<Journey, 'phase' | 'status'> | undefined {
  for (const { number, position } of [...cycles].reverse()) {
    if (position) return { phase: position.phase, status: number === cycles.length ? position.status : 'active' };
  }
  return undefined;
}

/** Whose record goes on: that of the later reset, then the older one, then the one with the smaller id. */
function elderOf(a: Journey, b: Journey): Journey {
  const [resetA = '', resetB = ''] = [a.resetAt, b.resetAt];
  const isOlder = [a.createdAt, a.id].join(' ') < [b.createdAt, b.id].join(' ');
  return resetA > resetB || (resetA === resetB && isOlder) ? a : b;
}

const max = <T>(a: T, b: T): T => (a > b ? a : b);

/**
 * One journey from two records of it. Per field the later change stands; where both wrote a different answer, the
 * other is kept as a variant. Commutative, associative and idempotent. Records of different maps cannot be merged:
 * the first is given back.
 *
 * @param base What both sides had in common, where it is known: what only one side changed then leaves no variant.
 */
export function mergeJourneys(a: Journey, b: Journey, base?: Journey): Journey {
  if (a === b || a.map.id !== b.map.id) return a;
  const elder = elderOf(a, b);
  const { resetAt } = elder;
  const [one, other] = [a, b].map((side) =>
    resetAt && side.resetAt !== resetAt ? afterReset(side, resetAt) : side,
  ) as [Journey, Journey];
  // What a side has of a cycle that it has not begun.
  const none = emptyCycle(0);
  const cycles = Array.from({ length: max(one.cycles.length, other.cycles.length) }, (_, i): Cycle => {
    const [x, y] = [one.cycles[i] ?? none, other.cycles[i] ?? none];
    const common = base ? [base.cycles[i] ?? none] : [];
    return { ...makeCycle(i + 1, [x, y, ...common], joinEntries), ...joinParts(movesOf(x), movesOf(y)) };
  });
  return {
    ...elder,
    map: { ...a.map, version: max(a.map.version, b.map.version) },
    updatedAt: max(a.updatedAt, b.updatedAt),
    ...(positionOf(cycles) ?? { phase: max(a.phase, b.phase), status: 'active' }),
    cycle: cycles.length,
    cycles,
    unplaced: mapUnplaced({ ...one.unplaced, ...other.unplaced }, (_, number) =>
      joinEntries(one.unplaced[number] ?? {}, other.unplaced[number] ?? {}),
    ),
  };
}

/** Whether two records say the same of the journey, whenever and with whichever version of the map they were saved. */
export const saysTheSame = (a: Journey, b: Journey): boolean =>
  sameJson({ ...a, updatedAt: '', map: '' }, { ...b, updatedAt: '', map: '' });
