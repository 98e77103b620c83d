import { cloneJson, isObject, isText } from '../utils/json.js';
import { idsOf, type Place } from '../map/map-index.js';
import type { DecisionOption, MapDefinition } from '../map/map-definition.js';
import { rewrite, variantsOf } from './answer-versions.js';
import { subjectOf } from './read-command.js';
import { parseJourney } from './parse-journey.js';
import { emptyCycle, firstPhase, keysOf, RISK_FIELDS } from './record.js';
import { compact } from '../utils/objects.js';
import { canonicalTime } from '../utils/clock.js';
import { exitOf, isCompleted } from './rules.js';
import { COMMANDS, isId, misfit, pick } from './field-schema.js';
import type { Cycle, Entries, Journey, JourneyStatus, RiskPatch, RiskRecord, Section, Stamp } from './types/record.js';
import type { Fact, FactType } from './types/fact.js';

/** What leads to a part of a journey. */
type Keys = [keyof Journey, ...(string | number)[]];

const partAt = (journey: Journey, keys: Keys): unknown =>
  keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], journey);

/** A journey being written. */
interface Draft {
  readonly map: MapDefinition;
  journey: Journey;
  /** Puts a value where the keys lead. Each part of the record on the way there is copied once; what is missing is made. */
  put: (value: unknown, ...keys: Keys) => void;
}

function draftOf(map: MapDefinition, journey: Journey): Draft {
  const own = new WeakSet<object>();
  const draft: Draft = {
    map,
    journey,
    put: (value, ...keys) => {
      let node = draft as unknown as Record<string, unknown>;
      for (const key of ['journey', ...keys.slice(0, -1)]) {
        let part = node[key] as Record<string, unknown>;
        if (!own.has(part)) {
          node[key] = part = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as Record<string, unknown>;
          own.add(part);
        }
        node = part;
      }
      node[keys[keys.length - 1] as string] = value;
    },
  };
  return draft;
}

/** What a fact says beside what it is about: whichever of these its fields are. */
interface Said extends RiskPatch {
  text: string;
  reason?: string;
  note?: string;
  adaptation?: string;
  variant: string;
  option: DecisionOption;
  journey: unknown;
}

/** Where and when a fact holds. */
interface Moment {
  /** Number of its cycle. */
  cycle: number;
  stamp: Stamp;
  /** Where the map has what it is about, if anything, and if its cycle is there. */
  place: Place | undefined;
}

/** What is about something on the map has an effect only where both that and its cycle are there. */
type Effect = (draft: Draft, moment: Moment, said: Said) => void;

/** Which entry of which section a fact writes. */
type Writing = [section: Section, entry: (old: never, stamp: Stamp, said: Said) => object | undefined];

/** The fields a fact needs, of which the first may name what it is about; what it does; and what it writes. */
type Rule = [fields: string, effect: Effect | undefined, writing?: Writing];

/** Moves the journey, in the cycle of the fact: to a phase, or where it is. */
function move(draft: Draft, { cycle, stamp }: Moment, status: JourneyStatus, phase = draft.journey.phase): void {
  if (!draft.journey.cycles[cycle - 1]) return;
  draft.put({ phase, status, ...stamp }, 'cycles', cycle - 1, 'position');
  if (cycle !== draft.journey.cycle) return;
  draft.put(phase, 'phase');
  draft.put(status, 'status');
}

/** Completed phases ask to be checked again: from the one of the fact on, or from the next. */
function markFrom({ map, journey, put }: Draft, { cycle, stamp, place }: Moment, first: 0 | 1): void {
  const { phases } = journey.cycles[cycle - 1] as Cycle;
  const { phase, index } = place as Place;
  const check = { on: true, because: phase.id, ...stamp };
  const completed = map.phases.slice(index + first).filter(({ id }) => isCompleted(phases[id]));
  // All at once: there may be hundreds.
  if (completed.length)
    put(
      { ...phases, ...Object.fromEntries(completed.map(({ id }) => [id, { ...phases[id], check }])) },
      'cycles',
      cycle - 1,
      'phases',
    );
}

/** Work in a completed phase disturbs the later ones, and it too if its own rule no longer holds. */
const disturb: Effect = (draft, moment) => {
  const cycle = draft.journey.cycles[moment.cycle - 1] as Cycle;
  const { phase } = moment.place as Place;
  if (isCompleted(cycle.phases[phase.id])) markFrom(draft, moment, exitOf(cycle, phase).left.length ? 0 : 1);
};

const enter = (draft: Draft, moment: Moment) => move(draft, moment, 'active', (moment.place as Place).phase.id);

const reopen: Effect = (draft, moment) => {
  enter(draft, moment);
  markFrom(draft, moment, 1);
};

const resume: Effect = (draft, moment) => {
  const cycle = draft.journey.cycles[moment.cycle - 1];
  if (!cycle) return;
  draft.put(moment.stamp.at, 'cycles', moment.cycle - 1, 'resumedAt');
  move(draft, moment, draft.map.phases.every(({ id }) => isCompleted(cycle.phases[id])) ? 'completed' : 'active');
};

const startCycle: Effect = (draft, moment, { adaptation }) => {
  const { cycle, stamp } = moment;
  const { cycles } = draft.journey;
  if (cycle < 1 || cycle > cycles.length + 1) return;
  draft.put(
    { ...(cycles[cycle - 1] ?? emptyCycle(cycle)), started: compact({ adaptation, ...stamp }) },
    'cycles',
    cycle - 1,
  );
  draft.put(Math.max(cycle, cycles.length), 'cycle');
  move(draft, moment, 'active');
};

const restart: Effect = (draft, { stamp }) => {
  const phase = firstPhase(draft.map);
  const cycle = { ...emptyCycle(1), position: { phase, status: 'active' as const, ...stamp } };
  draft.journey = {
    ...draft.journey,
    status: 'active',
    cycle: 1,
    phase,
    cycles: [cycle],
    unplaced: {},
    resetAt: stamp.at,
  };
};

/** Takes over the whole record that the fact carries, if it is one. */
const adopt: Effect = (draft, _, said) => {
  draft.journey = parseJourney(said.journey, draft.map).journey ?? draft.journey;
};

function assess(old: RiskRecord | undefined, stamp: Stamp, said: Said): RiskRecord | undefined {
  const next: RiskRecord = { ...old, stamps: { ...old?.stamps } };
  for (const field of RISK_FIELDS) {
    const value = said[field];
    if (value === undefined) continue;
    Object.assign(next, { [field]: value });
    if (value === null) delete next[field];
    next.stamps[field] = stamp;
  }
  return Object.keys(next.stamps).length ? next : undefined;
}

/** An entry that has nothing of the old one. */
const anew =
  <T extends object>(fixed: Partial<T>) =>
  (_: unknown, stamp: Stamp, said: Said) =>
    ({ ...fixed, ...pick('option reason note', { ...said }), ...stamp }) as T & Stamp;

const write = <S extends Section>(
  fields: string,
  effect: Effect | undefined,
  section: S,
  entry: (old: Entries[S][string] | undefined, stamp: Stamp, said: Said) => Entries[S][string] | undefined,
): Rule => [fields, effect, [section, entry]];

const rules: Record<FactType, Rule> = {
  'question.answered': write('question text', disturb, 'answers', (old, stamp, { text }) =>
    rewrite(old, [old?.text], { text, ...stamp }),
  ),
  'variant.taken': write('question variant text', disturb, 'answers', (old, stamp, { text }) =>
    rewrite(old, [old?.text, text], { text, ...stamp }),
  ),
  // What is discarded was not part of the work.
  'variant.discarded': write('question variant', undefined, 'answers', (old, _, { variant }) =>
    rewrite(old, [old && variantsOf(old).find(({ id }) => id === variant)?.text]),
  ),
  'group.set-aside': write('group reason?', disturb, 'groups', anew({ setAside: true })),
  'group.taken-up': write('group', disturb, 'groups', anew({ setAside: false })),
  'tool.chosen': write('tool note?', disturb, 'tools', anew({ chosen: true })),
  'tool.dropped': write('tool', disturb, 'tools', anew({ chosen: false })),
  'risk.assessed': write(COMMANDS['risk.assess'], disturb, 'risks', assess),
  'decision.made': write('phase option reason?', disturb, 'decisions', anew<{ option: DecisionOption }>({})),
  'phase.entered': write('phase', enter, 'phases', (old, entered) => ({ ...old, entered })),
  'phase.completed': write('phase note?', undefined, 'phases', (old, stamp, { note }) => ({
    ...old,
    completion: compact({ done: true, note, ...stamp }),
    completedAt: stamp.at,
    check: { on: false, ...stamp },
  })),
  'phase.reopened': write('phase', reopen, 'phases', (old, stamp) => ({
    ...old,
    // Its note is somebody's words: they stay until others take their place.
    completion: { ...old?.completion, done: false, ...stamp },
    check: { on: false, ...stamp },
  })),
  'journey.stopped': ['', (draft, moment) => move(draft, moment, 'stopped')],
  'journey.completed': ['', (draft, moment) => move(draft, moment, 'completed')],
  'journey.resumed': ['', resume],
  'cycle.started': ['adaptation?', startCycle],
  'journey.replaced': ['journey', adopt],
  'journey.merged': ['journey', adopt],
  'journey.restarted': ['', restart],
};

/** The rule of a fact. Facts may come from outside: a host's log, a file. */
function ruleOf(fact: unknown): Rule | undefined {
  if (!isObject(fact) || !isText(fact.type) || !Object.hasOwn(rules, fact.type)) return undefined;
  const rule = rules[fact.type as FactType];
  return isId(fact.id) && Number.isInteger(fact.cycle) && !misfit(rule[0], fact) ? rule : undefined;
}

function apply(draft: Draft, given: unknown): void {
  const fact = cloneJson(given) as unknown as Fact;
  const rule = ruleOf(fact);
  const at = rule && canonicalTime(fact.at);
  if (!at) return;
  const [fields, effect, writing] = rule;
  const { cycle } = fact;
  const stamp = { at, by: fact.id };
  const said = { ...fact } as unknown as Said;
  if (said.measures) said.measures = idsOf(draft.map, 'measure', said.measures);
  const subject = subjectOf(draft.map, fields, fact);
  const place = draft.journey.cycles[cycle - 1] && subject?.place;
  if (writing) {
    const [section, entry] = writing;
    const { id } = subject as NonNullable<typeof subject>;
    const keys: Keys = place
      ? ['cycles', cycle - 1, ...keysOf(section, place.phase.id, id)]
      : ['unplaced', cycle, section, id];
    const next = entry(partAt(draft.journey, keys) as never, stamp, said);
    if (next) draft.put(next, ...keys);
  }
  if (place || !subject) effect?.(draft, { cycle, stamp, place }, said);
  if (draft.journey.updatedAt < at) draft.put(at, 'updatedAt');
}

/**
 * The journey after a fact. Pure: never mutates, and gives the same journey for what is no known fact, whatever that
 * is. Facts about ids that the map lacks are kept under `unplaced`.
 *
 * @param journey A journey that was created or read: `parseJourney` reads what comes from elsewhere.
 */
export function evolve(map: MapDefinition, journey: Journey, fact: Fact): Journey {
  return evolveAll(map, journey, [fact]);
}

/** As {@link evolve} for facts in order; each part of the record is copied once only. */
export function evolveAll(map: MapDefinition, journey: Journey, facts: readonly Fact[]): Journey {
  const draft = draftOf(map, journey);
  for (const fact of facts) apply(draft, fact);
  return draft.journey;
}
