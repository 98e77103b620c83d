import { sameJson } from '../map/json.js';
import { answerOf, isLater, mark, textsOf, type Texts } from './answers.js';
import { emptyCycle, RISK_FIELDS, SECTIONS } from './record.js';
import type {
  Answer,
  Cycle,
  DecisionRecord,
  Entries,
  Journey,
  PhaseRecord,
  RiskRecord,
  Section,
  Stamp,
  Unplaced,
} from './types.js';

/** The later of two times, or of two stamped values. */
const laterTime = <T extends string | undefined>(a: T, b: T): T => ((a ?? '') > (b ?? '') ? a : b);
const later = <T extends Stamp>(a: T | undefined, b: T | undefined): T | undefined => (a && (!b || isLater(a, b)) ? a : b);

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/** How two entries of a kind become one; `base` is what both sides once had in common. */
type Join<T> = (a: T, b: T, base: T | undefined, hasBase: boolean) => T;

const joins: { [S in Section]: Join<Entries[S][string]> } = {
  answers: joinAnswers,
  groups: (a, b) => (isLater(a, b) ? a : b),
  tools: (a, b) => (isLater(a, b) ? a : b),
  decisions: (a, b): DecisionRecord => {
    const { lapsedAt: _, ...decision } = isLater(a, b) ? a : b;
    return { ...decision, ...optional('lapsedAt', laterTime(a.lapsedAt, b.lapsedAt)) };
  },
  risks: (a, b): RiskRecord => {
    const joined: RiskRecord = { stamps: {} };
    for (const field of RISK_FIELDS) {
      const stamp = later(a.stamps[field], b.stamps[field]);
      if (!stamp) continue;
      joined.stamps[field] = stamp;
      Object.assign(joined, optional(field, (stamp === a.stamps[field] ? a : b)[field]));
    }
    return joined;
  },
  phases: (a, b): PhaseRecord => ({
    ...optional('entered', later(a.entered, b.entered)),
    ...optional('completion', later(a.completion, b.completion)),
    ...optional('completedAt', laterTime(a.completedAt, b.completedAt)),
    ...optional('check', later(a.check, b.check)),
  }),
};

/**
 * The later text stands; the other is kept beside it as a variant, unless it was overtaken or settled. With a base,
 * only where both sides changed it.
 */
function joinAnswers(a: Answer, b: Answer, base: Answer | undefined, hasBase: boolean): Answer {
  const ours = textsOf(a);
  const theirs = textsOf(b);
  const texts: Texts = { live: [...ours.live, ...theirs.live], past: new Set([...ours.past, ...theirs.past]) };
  const joined = answerOf(texts) ?? (isLater(a, b) ? a : b);
  if (!hasBase || !joined.variants) return joined;
  const common = base?.text ?? '';
  const known = new Set([...(a.variants ?? []), ...(b.variants ?? [])].map(({ id }) => id));
  const settled = joined.variants.filter(
    ({ id, text }) => !known.has(id) && (text === common || joined.text === common),
  );
  for (const { id, at, also } of settled) {
    for (const [by, time] of [[id, at] as const, ...Object.entries(also ?? {})]) texts.past.add(mark(by, time));
  }
  return answerOf(texts) ?? joined;
}

function joinEntries(a: Partial<Entries>, b: Partial<Entries>, base: Partial<Entries> | undefined, hasBase: boolean): Partial<Entries> {
  const joined: Partial<Entries> = {};
  for (const section of SECTIONS) {
    const left = a[section] as Record<string, Answer> | undefined;
    const right = b[section] as Record<string, Answer> | undefined;
    if (!left && !right) continue;
    const all: Record<string, Answer> = { ...left, ...right };
    for (const [id, entry] of Object.entries(left ?? {})) {
      const other = right?.[id];
      const before = base?.[section]?.[id] as Answer | undefined;
      if (other) all[id] = (joins[section] as Join<Answer>)(entry, other, before, hasBase);
    }
    Object.assign(joined, { [section]: all });
  }
  return joined;
}

/** What of an entry was written after a reset; undefined where nothing was. */
const afterReset: { [S in Section]: (entry: Entries[S][string], reset: string) => Entries[S][string] | undefined } = {
  answers: (answer, reset) => {
    const { live, past } = textsOf(answer);
    const first = mark('', reset).slice(0, 9);
    return answerOf({
      live: live.filter(({ at }) => at > reset),
      past: new Set([...past].filter((item) => item.slice(0, 9) > first)),
    });
  },
  groups: (entry, reset) => (entry.at > reset ? entry : undefined),
  tools: (entry, reset) => (entry.at > reset ? entry : undefined),
  decisions: (entry, reset) => (entry.at > reset ? entry : undefined),
  risks: (risk, reset) => {
    const kept: RiskRecord = { stamps: {} };
    for (const field of RISK_FIELDS) {
      const stamp = risk.stamps[field];
      if (!stamp || stamp.at <= reset) continue;
      kept.stamps[field] = stamp;
      Object.assign(kept, optional(field, risk[field]));
    }
    return Object.keys(kept.stamps).length ? kept : undefined;
  },
  phases: ({ entered, completion, completedAt, check }, reset) => {
    const kept: PhaseRecord = {
      ...optional('entered', entered && entered.at > reset ? entered : undefined),
      ...optional('completion', completion && completion.at > reset ? completion : undefined),
      ...optional('completedAt', completedAt && completedAt > reset ? completedAt : undefined),
      ...optional('check', check && check.at > reset ? check : undefined),
    };
    return Object.keys(kept).length ? kept : undefined;
  },
};

function entriesAfter(entries: Partial<Entries>, reset: string): Partial<Entries> {
  const kept: Partial<Entries> = {};
  for (const section of SECTIONS) {
    const given = entries[section];
    if (!given) continue;
    const filtered = Object.entries(given).flatMap(([id, entry]) => {
      const rest = (afterReset[section] as (entry: unknown, reset: string) => unknown)(entry, reset);
      return rest ? [[id, rest] as const] : [];
    });
    if (filtered.length) Object.assign(kept, { [section]: Object.fromEntries(filtered) });
  }
  return kept;
}

/** A side that had not seen the last reset brings only what it wrote after it. */
function cyclesAfter(cycles: readonly Cycle[], reset: string): Cycle[] {
  const kept = cycles.map(({ number, started, position, ...entries }): Cycle => ({
    ...emptyCycle(number),
    ...entriesAfter(entries, reset),
    ...optional('started', started && started.at > reset ? started : undefined),
    ...optional('position', position && position.at > reset ? position : undefined),
  }));
  const isEmpty = (cycle: Cycle) => sameJson(cycle, emptyCycle(cycle.number));
  while (kept.length > 1 && isEmpty(kept[kept.length - 1] as Cycle)) kept.pop();
  return kept;
}

function joinUnplaced(a: Unplaced, b: Unplaced): Unplaced {
  const joined: Unplaced = {};
  for (const number of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const entries = joinEntries(a[number] ?? {}, b[number] ?? {}, undefined, false);
    if (Object.keys(entries).length) joined[number] = entries;
  }
  return joined;
}

const unplacedAfter = (unplaced: Unplaced, reset: string): Unplaced =>
  Object.fromEntries(Object.entries(unplaced).map(([number, entries]) => [number, entriesAfter(entries, reset)]));

/** Where the joined cycles stand: by the last move in the greatest cycle that has one. */
function positionOf(cycles: readonly Cycle[], a: Journey, b: Journey): Pick<Journey, 'phase' | 'status'> {
  for (let i = cycles.length - 1; i >= 0; i--) {
    const position = cycles[i]?.position;
    if (position) return { phase: position.phase, status: i === cycles.length - 1 ? position.status : 'active' };
  }
  return { phase: a.phase < b.phase ? a.phase : b.phase, status: 'active' };
}

/**
 * One journey from two records of it. Per field the later change stands; where both wrote a different answer, the
 * other is kept as a variant. Commutative, associative and idempotent. Records of different maps cannot be merged:
 * the first is given back.
 *
 * @param base What both sides had in common, where it is known: what only one side changed then leaves no variant.
 */
export function mergeJourneys(a: Journey, b: Journey, base?: Journey): Journey {
  if (a === b || a.map.id !== b.map.id) return a;
  const resetAt = laterTime(a.resetAt, b.resetAt);
  const [ours, theirs] = [a, b].map((journey) =>
    resetAt && journey.resetAt !== resetAt
      ? { cycles: cyclesAfter(journey.cycles, resetAt), unplaced: unplacedAfter(journey.unplaced, resetAt) }
      : journey,
  ) as [Pick<Journey, 'cycles' | 'unplaced'>, Pick<Journey, 'cycles' | 'unplaced'>];
  const length = Math.max(ours.cycles.length, theirs.cycles.length);
  const cycles = Array.from({ length }, (_, i): Cycle => {
    const left = ours.cycles[i] ?? emptyCycle(i + 1);
    const right = theirs.cycles[i] ?? emptyCycle(i + 1);
    return {
      ...emptyCycle(i + 1),
      ...joinEntries(left, right, base?.cycles[i], base !== undefined),
      ...optional('started', later(left.started, right.started)),
      ...optional('position', later(left.position, right.position)),
    };
  });
  const aIsOlder = a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id);
  const older = aIsOlder ? a : b;
  const version = a.map.version > b.map.version ? a.map.version : b.map.version;
  return {
    format: a.format,
    version: a.version,
    id: older.id,
    map: { id: a.map.id, version },
    createdAt: older.createdAt,
    updatedAt: laterTime(a.updatedAt, b.updatedAt),
    ...optional('resetAt', resetAt),
    ...positionOf(cycles, a, b),
    cycle: length,
    cycles,
    unplaced: joinUnplaced(ours.unplaced, theirs.unplaced),
  };
}

/** Whether two records say the same of the journey, whenever and with whichever version of the map they were saved. */
export const saysTheSame = (a: Journey, b: Journey): boolean =>
  sameJson({ ...a, updatedAt: '', map: a.map.id }, { ...b, updatedAt: '', map: b.map.id });
