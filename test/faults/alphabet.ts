// The steps of an interleaving, as data: a failing sequence can be printed, shortened and repeated.
import { createDice } from '../kit/random-choices.js';

/** Places where records are kept. `none` keeps nothing; `plain` is a server with `load` and `save` alone. */
export type Place = 'none' | 'local' | 'session' | 'server' | 'plain';

/** Names of servers. */
export type ServerName = 'server' | 'plain';

/** Parts of a server that can fail. `isThrowing`: its store objects throw at once, instead of rejecting later. */
export type FailureName = 'areLoadsFailing' | 'areSavesFailing' | 'areDraftsFailing' | 'isThrowing';

/** One step. Numbers select among what there is when the step is executed. */
export type Step =
  /** A person types at the end of a field, or in place of its text, or deletes it. */
  | { kind: 'type'; field: number; mode: 'append' | 'replace' | 'clear'; isComposing?: boolean }
  | { kind: 'blur'; field: number }
  | { kind: 'wait'; ms: number }
  /** A person picks an option of the decision and records it. */
  | { kind: 'decide'; option: number }
  /** A person marks a phase as done, reopens it, resumes or moves on: presses one of the buttons of the gate. */
  | { kind: 'press'; button: number }
  /** A person opens or closes a row of the questions, whatever is written in it. */
  | { kind: 'row'; row: number }
  /** A person presses "Download a backup". */
  | { kind: 'download' }
  /** Somebody else answers a question of the same journey, in another tab or on another machine. */
  | { kind: 'other'; question: number; isReplacing: boolean }
  /** The host page keeps the record elsewhere, or sets a new store object over the same data. */
  | { kind: 'place'; place: Place }
  | { kind: 'same-data' }
  | { kind: 'journey-id'; id: string }
  | { kind: 'definition'; definition: 'first' | 'newer' | 'other' }
  | { kind: 'setting'; name: 'progression' | 'voice' | 'readOnly' | 'language' | 'shownPhase'; value: string | boolean }
  /** How servers and the storage of the browser behave from now on. */
  | { kind: 'latency'; server: ServerName; ms: number }
  | { kind: 'fail'; server: ServerName; what: FailureName; is: boolean }
  | { kind: 'full'; room: number }
  | { kind: 'block' }
  | { kind: 'free' }
  | { kind: 'recover' }
  | { kind: 'online' }
  /** The page is hidden and shown again, closed and opened again, or its element removed and appended. */
  | { kind: 'hide' }
  | { kind: 'reopen'; ms: number }
  | { kind: 'detach'; ms: number }
  | { kind: 'restart' };

/** A sequence of steps from a seed. */
export interface Interleaving {
  readonly seed: number;
  readonly start: Place;
  readonly steps: readonly Step[];

  /** At the end, everything works again; otherwise the page closes while things are as they are. */
  readonly isHealing: boolean;
}

const WAITS = [0, 20, 100, 240, 260, 400, 600, 1100, 3000];
const PLACES: readonly Place[] = [
  'local',
  'local',
  'local',
  'server',
  'server',
  'server',
  'session',
  'plain',
  'plain',
  'none',
];
const SERVERS: readonly ServerName[] = ['server', 'plain'];
const FAILURES: readonly FailureName[] = [
  'areLoadsFailing',
  'areLoadsFailing',
  'areSavesFailing',
  'areSavesFailing',
  'areDraftsFailing',
  'isThrowing',
];

type Roll = (sides: number) => number;

const pick = <T>(roll: Roll, list: readonly T[]): T => list[roll(list.length)] as T;

/** Creators of the steps with their weights. */
const FACTORIES: readonly [weight: number, create: (roll: Roll) => Step][] = [
  [34, (roll) => ({ kind: 'type', field: roll(8), mode: 'append', ...(roll(12) === 0 && { isComposing: true }) })],
  [2, (roll) => ({ kind: 'type', field: roll(8), mode: 'replace' })],
  [2, (roll) => ({ kind: 'type', field: roll(8), mode: 'clear' })],
  [5, (roll) => ({ kind: 'blur', field: roll(8) })],
  [26, (roll) => ({ kind: 'wait', ms: pick(roll, WAITS) })],
  [4, (roll) => ({ kind: 'decide', option: roll(2) })],
  [3, (roll) => ({ kind: 'press', button: roll(4) })],
  [4, (roll) => ({ kind: 'row', row: roll(4) })],
  [4, () => ({ kind: 'download' })],
  [7, (roll) => ({ kind: 'other', question: roll(3), isReplacing: roll(3) === 0 })],
  [4, (roll) => ({ kind: 'place', place: pick(roll, PLACES) })],
  [5, () => ({ kind: 'same-data' })],
  [3, (roll) => ({ kind: 'journey-id', id: pick(roll, ['default', 'second']) })],
  [3, (roll) => ({ kind: 'definition', definition: pick(roll, ['first', 'newer', 'other'] as const) })],
  [2, (roll) => ({ kind: 'setting', name: 'progression', value: pick(roll, ['guided', 'strict', 'open']) })],
  [1, (roll) => ({ kind: 'setting', name: 'voice', value: pick(roll, ['both', 'facilitator', 'peer']) })],
  [2, (roll) => ({ kind: 'setting', name: 'readOnly', value: roll(3) === 0 })],
  [2, (roll) => ({ kind: 'setting', name: 'language', value: pick(roll, ['en', 'fr', 'de']) })],
  [3, (roll) => ({ kind: 'setting', name: 'shownPhase', value: pick(roll, ['a', 'b']) })],
  [5, (roll) => ({ kind: 'latency', server: pick(roll, SERVERS), ms: pick(roll, [0, 20, 400, 5000]) })],
  [6, (roll) => ({ kind: 'fail', server: pick(roll, SERVERS), what: pick(roll, FAILURES), is: roll(2) > 0 })],
  [3, (roll) => ({ kind: 'full', room: pick(roll, [0, 10, 200]) })],
  [0.5, () => ({ kind: 'block' })],
  [3, () => ({ kind: 'free' })],
  [4, () => ({ kind: 'recover' })],
  [2, () => ({ kind: 'online' })],
  [2, () => ({ kind: 'hide' })],
  [5, (roll) => ({ kind: 'reopen', ms: pick(roll, WAITS) })],
  [2, (roll) => ({ kind: 'detach', ms: pick(roll, WAITS) })],
  [0.3, () => ({ kind: 'restart' })],
];

const WHEEL = FACTORIES.flatMap(([weight, create]) => Array.from({ length: Math.round(weight * 10) }, () => create));

/** Creates the interleaving of a seed. */
export function createInterleaving(seed: number): Interleaving {
  // The generator needs some rounds until seeds that follow one another lead to different numbers.
  const roll = createDice(Math.imul(seed + 1, 0x9e3779b1) >>> 0);
  for (let i = 0; i < 3; i++) roll(2);
  const start = pick(roll, PLACES);
  const isHealing = roll(2) === 0;
  const steps = Array.from({ length: 8 + roll(24) }, () => pick(roll, WHEEL)(roll));
  return { seed, start, steps, isHealing };
}

/** Formats a step as one line. */
export const formatStep = ({ kind, ...parameters }: Step): string =>
  [kind, ...Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`)].join(' ');
