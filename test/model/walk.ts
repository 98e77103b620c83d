// Walks the machine's event paths with XState's graph module, goes each of them for real, and holds every step against
// the oracle.
import { createActor, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { createJourney, decide, evolve, viewJourney } from '../../src/journey/index.js';
import type {
  Command,
  DeniedEvent,
  Fact,
  Journey,
  JourneyInput,
  journeyMachine,
  JourneyView,
  MapDefinition,
  Outcome,
  Progression,
} from '../../src/journey/index.js';
import { START, Walker } from '../kit/journey-walker.js';
import { letters, probes, satisfy, straight } from './alphabet.js';
import { Oracle } from './oracle.js';

export type Machine = typeof journeyMachine;

export interface Setting {
  map: MapDefinition;
  progression: Progression;
  /** Where the walk begins, and what led there; a new journey where absent. */
  start?: { journey: Journey; facts: readonly Fact[] };
  /** How many commands of a path may leave the straight way to the end. */
  deviations: number;
  /** How many cycles a path may begin. */
  cycles: number;
  /** More transitions than these are an error: the bounds are wider than was meant. */
  limit?: number;
  /** Whether `decide` is asked on each step, too. It knows one machine only. */
  decides?: boolean;
  /** Every how many paths that are part of no longer one are sent to a single actor, too; none where absent. */
  reruns?: number;
}

export interface Walked {
  paths: number;
  states: number;
  /** Commands tried in a state and checked, followed or not. */
  transitions: number;
  /** Steps of whole paths that one actor went. */
  steps: number;
  longest: number;
  /** Commands that were needed to bring every state to the end. */
  ending: number;
  statuses: string[];
}

/** A fixed clock and fixed ids, by the place in a path: the same path gives the same facts, whoever goes it. */
class Sources {
  depth = 0;
  #count = 0;

  at(depth: number): void {
    this.depth = depth;
    this.#count = 0;
  }

  readonly now = () => new Date(START + this.depth * 60_000);
  readonly newId = () =>
    `${String(this.depth).padStart(8, '0')}-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`;
}

/** A state as it was reached for real. */
interface Place {
  journey: Journey;
  oracle: Oracle;
  path: Command[];
  /** What leads on, by command. */
  next: Map<string, Place>;
  /** The state that the graph says is here. */
  key?: string;
}

/** What a walk reports: where something is not as the contract says, and the commands that lead there. */
export class Violation extends Error {}

/** The ends of all paths. */
const leavesOf = (place: Place): Place[] => (place.next.size ? [...place.next.values()].flatMap(leavesOf) : [place]);

const text = (value: unknown) => JSON.stringify(value);

/**
 * What tells one state from another: how the view shows it, without times, ids and texts. All that decides on locks,
 * denials and lifecycle facts shows there; that it does is checked on each path.
 */
function keyOf(view: JourneyView): string {
  const phases = view.phases.map((phase) => [
    phase.state,
    phase.unlocked,
    phase.completed,
    phase.decision?.option,
    ...phase.groups.map(({ state }) => state),
    ...phase.tools.map(({ chosen }) => chosen),
    ...phase.risks.map(({ assessed }) => assessed),
  ]);
  return text([view.status, view.cycle, view.phase, phases]);
}

export class Walk {
  readonly #machine: Machine;
  readonly #setting: Setting;
  readonly #sources = new Sources();
  readonly #views = new WeakMap<Journey, { view: JourneyView; key: string }>();
  readonly #deviations = new WeakMap<object, number>();
  readonly #ended = new Set<string>();
  readonly #walked: Walked = { paths: 0, states: 0, transitions: 0, steps: 0, longest: 0, ending: 0, statuses: [] };

  /** What comes from elsewhere in every state: a record that is none, a new one, and one with something later in it. */
  readonly #brought: Command[];

  constructor(machine: Machine, setting: Setting) {
    this.#machine = machine;
    this.#setting = setting;
    const { map } = setting;
    const stranger = new Walker(map, { series: 999_999, start: START + 1e12 });
    stranger.send(satisfy(map, stranger.phase(map.phases[0]!.id))!);
    this.#brought = [
      { type: 'journey.replace', journey: 'none' },
      { type: 'journey.merge', journey: 'none' },
      { type: 'journey.replace', journey: createJourney(map, { id: 'new', now: () => new Date(START) }) },
      { type: 'journey.merge', journey: stranger.journey },
    ];
  }

  /** Goes every path within the bounds. Throws the first violation. */
  run(): Walked {
    const { map, progression, start } = this.#setting;
    const journey = start?.journey ?? createJourney(map, { id: 'journey', now: () => new Date(START) });
    const paths = this.#paths(journey);

    const oracle = new Oracle(map, progression, start?.facts);
    const root: Place = { journey, oracle, path: [], next: new Map() };
    const keys = new Set<string>();
    for (const { state, steps } of paths) {
      let place = root;
      for (const { event } of steps.slice(1)) {
        let next = place.next.get(text(event));
        if (!next)
          place.next.set(text(event), (next = { journey, oracle, path: [...place.path, event], next: new Map() }));
        place = next;
      }
      place.key = this.#serialize(state);
      keys.add(place.key);
      this.#walked.longest = Math.max(this.#walked.longest, place.path.length);
    }
    this.#walked.paths = paths.length;
    this.#explore(root, keys);
    const { reruns } = this.#setting;
    if (reruns) leavesOf(root).forEach((leaf, i) => i % reruns === 0 && this.#rerun(leaf));
    this.#walked.states = new Set([...keys].map((key) => key.slice(key.indexOf('[')))).size;
    this.#walked.statuses = ['active', 'stopped', 'completed'].filter((status) =>
      [...keys].some((key) => key.includes(`["${status}"`)),
    );
    return this.#walked;
  }

  /** One path to each state that the machine can be brought to within the bounds. */
  #paths(journey: Journey) {
    const { map, deviations, cycles, limit = 2_000_000 } = this.#setting;
    try {
      return getShortestPaths(this.#machine, {
        input: this.#input(journey),
        events: (state) => letters(map, this.#viewOf(state.context.journey).view, cycles),
        stopWhen: (state) => (this.#deviations.get(state) ?? 0) >= deviations,
        serializeState: (state, event, before) => this.#serialize(state, event, before),
        limit,
      });
    } catch (error) {
      throw new Violation(`The machine cannot be walked: ${String(error)}`);
    }
  }

  #input(journey: Journey): JourneyInput {
    const { map, progression } = this.#setting;
    return { map, progression, journey, now: this.#sources.now, newId: this.#sources.newId };
  }

  #viewOf(journey: Journey): { view: JourneyView; key: string } {
    let found = this.#views.get(journey);
    if (!found) {
      const view = viewJourney(this.#setting.map, journey, { progression: this.#setting.progression });
      this.#views.set(journey, (found = { view, key: keyOf(view) }));
    }
    return found;
  }

  /** The state, and how far off the straight way it was reached: both bound what follows. */
  #serialize(state: SnapshotFrom<Machine>, event?: Command, before?: SnapshotFrom<Machine>): string {
    const { key } = this.#viewOf(state.context.journey);
    if (this.#setting.deviations === Infinity) return key;
    let count = this.#deviations.get(state);
    if (count === undefined) {
      const from = before && this.#viewOf(before.context.journey);
      count = before ? this.#deviations.get(before)! : 0;
      if (from && from.key !== key && text(event) !== text(straight(this.#setting.map, from.view))) count++;
      this.#deviations.set(state, count);
    }
    return `${count} ${key}`;
  }

  /** Does one command in a state: by an actor, by `decide`, and in the oracle. Gives where it leads. */
  #step({ journey, oracle, path }: Place, command: Command): Place {
    const { map, progression, decides } = this.#setting;
    const next: Place = { journey, oracle, path: [...path, command], next: new Map() };
    const check = (what: string, isSound: boolean, ...details: unknown[]) => {
      if (!isSound)
        throw new Violation(
          `${what}: ${map.id}, ${progression}\n${next.path.map(text).join('\n')}\n${details.map(text).join('\n')}`,
        );
    };
    this.#walked.transitions++;

    this.#sources.at(path.length);
    const emitted: (Fact | DeniedEvent)[] = [];
    const actor = createActor(this.#machine, { input: this.#input(journey) });
    actor.on('*', (event) => emitted.push(event));
    let failure: unknown;
    actor.subscribe({ error: (error) => (failure = error) });
    actor.start();
    if (!failure) actor.send(command);
    const snapshot = actor.getSnapshot();
    check('the machine fails', failure === undefined && snapshot.status === 'active', String(failure));
    next.journey = snapshot.context.journey;
    check(
      'the machine is not in the state of its record',
      snapshot.value === next.journey.status,
      snapshot.value,
      next.journey.status,
    );

    const denied = emitted.find((event): event is DeniedEvent => event.type === 'denied');
    const facts = denied ? [] : (emitted as Fact[]);
    if (decides) {
      this.#sources.at(path.length);
      const outcome = decide(map, journey, command, this.#input(journey));
      const same: Outcome = denied ? { ok: false, denial: denied.denial } : { ok: true, facts };
      check('decide and the actor do not agree', text(outcome) === text(same), outcome, same);
      const evolved = facts.reduce((now, fact) => evolve(map, now, fact), journey);
      check(
        'the facts do not lead to the record of the actor',
        text(evolved) === text(next.journey),
        evolved,
        next.journey,
      );
    }

    const variants = 'question' in command ? this.#viewOf(journey).view.variants[command.question] : [];
    const expected = oracle.expect(command, variants?.map(({ id }) => id) ?? []);
    if ('refused' in expected) {
      const codes = denied?.denial.reasons.map(({ code }) => code) ?? [];
      check('taken, but must be refused', !!denied, expected, facts);
      check(
        'refused for another reason',
        codes.length > 0 && codes.every((code) => expected.refused.includes(code)),
        expected,
        codes,
      );
    } else {
      check('refused, but must be taken', !denied, denied);
      const types = facts.map((fact) => [fact.type, 'phase' in fact ? fact.phase : ''].join(' ').trim());
      check('leads to other facts', text(types) === text(expected.facts), expected, types);
    }
    if (!facts.length) {
      check('changes the record without a fact', next.journey === journey || text(next.journey) === text(journey));
      return next;
    }

    next.oracle = oracle.copy();
    for (const fact of facts) for (const wrong of next.oracle.feed(fact)) check(wrong, false);
    // What a merge brings is not told by facts, and no walk goes on from there.
    if (command.type !== 'journey.merge') this.#compare(next, check);
    return next;
  }

  /** The record says of each phase what the oracle knows. */
  #compare({ journey, oracle }: Place, check: (what: string, isSound: boolean, ...details: unknown[]) => void): void {
    const { view } = this.#viewOf(journey);
    check(
      'status, cycle or phase is not as told',
      view.status === oracle.status && view.cycle === oracle.cycle && view.phase === oracle.current,
      view,
    );
    for (const phase of view.phases) {
      const { completed, marked } = oracle.of(phase.id);
      check('completed is not as told', phase.completed === completed, phase);
      check('the mark is not as told', (phase.state === 'check-again') === marked, phase);
      check('the lock is not as told', phase.unlocked === oracle.isUnlocked(phase.id), phase);
      check(
        'what is left is not as told',
        text([...new Set(phase.left.map(({ code }) => code))]) === text(oracle.left(phase.id)),
        phase.left,
        oracle.left(phase.id),
      );
    }
  }

  /** Goes what the graph found, breadth first; and in each state that is left tries what does not lead further. */
  #explore(root: Place, keys: Set<string>): void {
    const { map, deviations, cycles } = this.#setting;
    const queue = [root];
    for (let place = queue.shift(); place; place = queue.shift()) {
      const { view, key } = this.#viewOf(place.journey);
      if (place.key?.slice(place.key.indexOf('[')) !== key)
        throw new Violation(`The state reached is not the one that the graph tells: ${text(place.path)}`);
      const count = deviations === Infinity ? 0 : parseInt(place.key, 10);
      if (count < deviations) {
        for (const letter of letters(map, view, cycles)) {
          const next = this.#step(place, letter);
          const planned = place.next.get(text(letter));
          if (planned) queue.push(Object.assign(planned, { journey: next.journey, oracle: next.oracle }));
          const isStraight = text(letter) === text(straight(map, view));
          const to = this.#viewOf(next.journey).key;
          const reached = deviations === Infinity ? to : `${count + (to === key || isStraight ? 0 : 1)} ${to}`;
          if (!keys.has(reached)) throw new Violation(`This leads out of the graph: ${text(next.path)}`);
        }
        for (const probe of [...probes(map, view), ...this.#brought]) this.#step(place, probe);
      }
      this.#end(place);
    }
  }

  /** Rule 15: brings a state to the end, by the straight way, until that is known to lead there. */
  #end(place: Place): void {
    const { map } = this.#setting;
    const gone = new Set<string>();
    for (let at = place; ;) {
      const { view, key } = this.#viewOf(at.journey);
      const command = straight(map, view);
      if (!command || this.#ended.has(key)) break;
      if (gone.has(key)) throw new Violation(`There is no way to the end: ${at.path.map(text).join('\n')}`);
      gone.add(key);
      at = this.#step(at, command);
      this.#walked.ending++;
    }
    for (const key of gone) this.#ended.add(key);
  }

  /** Sends a whole path to a single actor. */
  #rerun({ path, journey }: Place): void {
    const begin =
      this.#setting.start?.journey ?? createJourney(this.#setting.map, { id: 'journey', now: () => new Date(START) });
    const actor = createActor(this.#machine, { input: this.#input(begin) }).start();
    path.forEach((command, depth) => {
      this.#sources.at(depth);
      actor.send(command);
      this.#walked.steps++;
    });
    if (text(actor.getSnapshot().context.journey) !== text(journey)) {
      throw new Violation(`One actor does not come where single steps come: ${path.map(text).join('\n')}`);
    }
  }
}
