// Finds event paths through the machine with XState's graph module, executes each of them, and compares every
// transition with the prediction of the oracle.
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
import { listAlphabet, listProbes, getSatisfyCommand, getDirectPathCommand } from './alphabet.js';
import { Oracle } from './oracle.js';

export type Machine = typeof journeyMachine;

export interface WalkSettings {
  map: MapDefinition;
  progression: Progression;

  /** Start of the walk, with the facts that led there. Defaults to a new journey. */
  start?: { journey: Journey; facts: readonly Fact[] };

  /** Maximum number of commands in a path that deviate from the direct path. */
  maxDeviations: number;

  /** Maximum number of cycles in a path. */
  maxCycles: number;

  /** Limit of transitions. Exceeding it is an error, because the bounds are then wider than intended. */
  maxTransitions?: number;

  /** Compares `decide` with the actor on each transition. Off for mutants, because `decide` uses the real machine. */
  checksDecide?: boolean;

  /** Sends every n-th maximal path to a single actor as well. No path if omitted. */
  rerunInterval?: number;
}

export interface WalkReport {
  paths: number;
  states: number;

  /** Number of checked commands, including probes. */
  transitions: number;

  /** Number of commands in the paths that were sent to a single actor. */
  steps: number;
  longestPath: number;

  /** Number of commands sent to complete the journey from every state. */
  completionCommands: number;
  statuses: string[];
}

/** Clock and ids that depend only on the position in a path, so that the same path always gives the same facts. */
class ClockAndIds {
  depth = 0;
  #count = 0;

  moveTo(depth: number): void {
    this.depth = depth;
    this.#count = 0;
  }

  readonly now = () => new Date(START + this.depth * 60_000);
  readonly newId = () =>
    `${String(this.depth).padStart(8, '0')}-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`;
}

/** A state that was reached by executing a path. */
interface StateNode {
  journey: Journey;
  oracle: Oracle;
  path: Command[];

  /** Next states by JSON of the command. */
  children: Map<string, StateNode>;

  /** Key of the state that the graph predicts for this path. */
  key?: string;
}

/** A difference between the machine and the oracle, with the path that leads to it. */
export class Violation extends Error {}

/** Lists the last nodes of all paths. */
const listLeaves = (node: StateNode): StateNode[] =>
  node.children.size ? [...node.children.values()].flatMap(listLeaves) : [node];

const stringify = (value: unknown) => JSON.stringify(value);

/**
 * Returns the key that identifies a state: the view without times, ids and texts, and what each phase relies on. Both
 * contain everything that decides on locks, denials and lifecycle facts. `#explore` checks this on each path.
 */
function getStateKey(view: JourneyView, { cycles }: Journey): string {
  const phases = view.phases.map((phase) => [
    phase.state,
    phase.unlocked,
    phase.completed,
    // Two states with equal marks differ if their phases rely on different work.
    cycles.at(-1)?.phases[phase.id]?.basis?.digest,
    phase.decision?.option,
    ...phase.groups.map(({ state }) => state),
    ...phase.tools.map(({ chosen }) => chosen),
    ...phase.risks.map(({ assessed }) => assessed),
  ]);
  return stringify([view.status, view.cycle, view.phase, phases]);
}

/** Explores all paths of a machine within bounds and throws the first `Violation`. */
export class Walk {
  readonly #machine: Machine;
  readonly #settings: WalkSettings;
  readonly #sources = new ClockAndIds();
  readonly #views = new WeakMap<Journey, { view: JourneyView; key: string }>();
  readonly #deviations = new WeakMap<object, number>();
  readonly #completableKeys = new Set<string>();
  readonly #report: WalkReport = {
    paths: 0,
    states: 0,
    transitions: 0,
    steps: 0,
    longestPath: 0,
    completionCommands: 0,
    statuses: [],
  };

  /** Replace and merge commands sent in every state: with an invalid record, a new one, one with a later entry, and a stopped one. */
  readonly #externalCommands: Command[];

  constructor(machine: Machine, settings: WalkSettings) {
    this.#machine = machine;
    this.#settings = settings;
    const { map } = settings;
    const otherWalker = new Walker(map, { series: 999_999, start: START + 1e12 });
    otherWalker.send(getSatisfyCommand(map, otherWalker.getPhase(map.phases[0]!.id))!);
    // A record that others stopped: a merge with it changes the status.
    const stopped = map.phases.find(({ exit }) => exit.decision?.options.some(({ id }) => id === 'stop'));
    const stopWalker = new Walker(map, { series: 999_998, start: START + 1e12 });
    if (stopped && stopWalker.getPhase(stopped.id)?.unlocked)
      stopWalker.send({ type: 'decision.make', phase: stopped.id, option: 'stop' });
    this.#externalCommands = [
      { type: 'journey.replace', journey: 'none' },
      { type: 'journey.merge', journey: 'none' },
      { type: 'journey.replace', journey: createJourney(map, { id: 'new', now: () => new Date(START) }) },
      { type: 'journey.merge', journey: otherWalker.journey },
      ...(stopWalker.journey.status === 'stopped'
        ? [{ type: 'journey.merge', journey: stopWalker.journey } as const]
        : []),
    ];
  }

  /** Explores every path within the bounds. Throws the first violation. */
  explore(): WalkReport {
    const { map, progression, start } = this.#settings;
    const journey = start?.journey ?? createJourney(map, { id: 'journey', now: () => new Date(START) });
    const paths = this.#findShortestPaths(journey);

    const oracle = new Oracle(map, progression, start?.facts);
    const root: StateNode = { journey, oracle, path: [], children: new Map() };
    const keys = new Set<string>();
    for (const { state, steps } of paths) {
      let node = root;
      for (const { event } of steps.slice(1)) {
        let nextNode = node.children.get(stringify(event));
        if (!nextNode)
          node.children.set(
            stringify(event),
            (nextNode = { journey, oracle, path: [...node.path, event], children: new Map() }),
          );
        node = nextNode;
      }
      node.key = this.#serializeState(state);
      keys.add(node.key);
      this.#report.longestPath = Math.max(this.#report.longestPath, node.path.length);
    }
    this.#report.paths = paths.length;
    this.#explore(root, keys);
    const { rerunInterval } = this.#settings;
    if (rerunInterval) listLeaves(root).forEach((leaf, i) => i % rerunInterval === 0 && this.#checkWithOneActor(leaf));
    this.#report.states = new Set([...keys].map((key) => key.slice(key.indexOf('[')))).size;
    this.#report.statuses = ['active', 'stopped', 'completed'].filter((status) =>
      [...keys].some((key) => key.includes(`["${status}"`)),
    );
    return this.#report;
  }

  /** Finds the shortest path to each state that is reachable within the bounds. */
  #findShortestPaths(journey: Journey) {
    const { map, maxDeviations, maxCycles, maxTransitions = 2_000_000 } = this.#settings;
    try {
      return getShortestPaths(this.#machine, {
        input: this.#createInput(journey),
        events: (state) => listAlphabet(map, this.#getView(state.context.journey).view, maxCycles),
        stopWhen: (state) => (this.#deviations.get(state) ?? 0) >= maxDeviations,
        serializeState: (state, event, previousState) => this.#serializeState(state, event, previousState),
        limit: maxTransitions,
      });
    } catch (error) {
      throw new Violation(`The machine cannot be explored: ${String(error)}`);
    }
  }

  #createInput(journey: Journey): JourneyInput {
    const { map, progression } = this.#settings;
    return { map, progression, journey, now: this.#sources.now, newId: this.#sources.newId };
  }

  #getView(journey: Journey): { view: JourneyView; key: string } {
    let cached = this.#views.get(journey);
    if (!cached) {
      const view = viewJourney(this.#settings.map, journey, { progression: this.#settings.progression });
      this.#views.set(journey, (cached = { view, key: getStateKey(view, journey) }));
    }
    return cached;
  }

  /** Returns the state key, prefixed with the number of deviations, because both limit what may follow. */
  #serializeState(state: SnapshotFrom<Machine>, event?: Command, previousState?: SnapshotFrom<Machine>): string {
    const { key } = this.#getView(state.context.journey);
    if (this.#settings.maxDeviations === Infinity) return key;
    let count = this.#deviations.get(state);
    if (count === undefined) {
      const previousView = previousState && this.#getView(previousState.context.journey);
      count = previousState ? this.#deviations.get(previousState)! : 0;
      if (
        previousView &&
        previousView.key !== key &&
        stringify(event) !== stringify(getDirectPathCommand(this.#settings.map, previousView.view))
      )
        count++;
      this.#deviations.set(state, count);
    }
    return `${count} ${key}`;
  }

  /**
   * Sends one command to an actor in a state, and returns the next state. Compares the result with `decide` and the
   * oracle.
   */
  #checkTransition({ journey, oracle, path }: StateNode, command: Command): StateNode {
    const { map, progression, checksDecide } = this.#settings;
    const nextNode: StateNode = { journey, oracle, path: [...path, command], children: new Map() };
    const check = (message: string, condition: boolean, ...details: unknown[]) => {
      if (condition) return;
      const lines = [...nextNode.path, ...details].map(stringify);
      throw new Violation([`${message}: ${map.id}, ${progression}`, ...lines].join('\n'));
    };
    this.#report.transitions++;

    this.#sources.moveTo(path.length);
    const emitted: (Fact | DeniedEvent)[] = [];
    const actor = createActor(this.#machine, { input: this.#createInput(journey) });
    actor.on('*', (event) => emitted.push(event));
    let failure: unknown;
    actor.subscribe({ error: (error) => (failure = error) });
    actor.start();
    if (!failure) actor.send(command);
    const snapshot = actor.getSnapshot();
    check('the machine throws or stops', failure === undefined && snapshot.status === 'active', String(failure));
    nextNode.journey = snapshot.context.journey;
    check(
      'the state of the machine differs from the status of its record',
      snapshot.value === nextNode.journey.status,
      snapshot.value,
      nextNode.journey.status,
    );

    const denialEvent = emitted.find((event): event is DeniedEvent => event.type === 'denied');
    const facts = denialEvent ? [] : (emitted as Fact[]);
    if (checksDecide) {
      this.#sources.moveTo(path.length);
      const outcome = decide(map, journey, command, this.#createInput(journey));
      const actorOutcome: Outcome = denialEvent ? { ok: false, denial: denialEvent.denial } : { ok: true, facts };
      check(
        'decide and the actor return different outcomes',
        stringify(outcome) === stringify(actorOutcome),
        outcome,
        actorOutcome,
      );
      const evolvedJourney = facts.reduce((evolved, fact) => evolve(map, evolved, fact), journey);
      check(
        'evolve does not produce the record of the actor',
        stringify(evolvedJourney) === stringify(nextNode.journey),
        evolvedJourney,
        nextNode.journey,
      );
    }

    const variants = 'question' in command ? this.#getView(journey).view.variants[command.question] : [];
    const prediction = oracle.predict(command, variants?.map(({ id }) => id) ?? []);
    if ('denied' in prediction) {
      const codes = denialEvent?.denial.reasons.map(({ code }) => code) ?? [];
      check('accepted, but must be denied', !!denialEvent, prediction, facts);
      check(
        'denied with other codes',
        codes.length > 0 && codes.every((code) => prediction.denied.includes(code)),
        prediction,
        codes,
      );
    } else {
      check('denied, but must be accepted', !denialEvent, denialEvent);
      const types = facts.map((fact) => [fact.type, 'phase' in fact ? fact.phase : ''].join(' ').trim());
      check('returns other facts', stringify(types) === stringify(prediction.facts), prediction, types);
    }
    if (!facts.length) {
      check(
        'the record changes without a fact',
        nextNode.journey === journey || stringify(nextNode.journey) === stringify(journey),
      );
      return nextNode;
    }

    nextNode.oracle = oracle.copy();
    for (const fact of facts) for (const violation of nextNode.oracle.apply(fact)) check(violation, false);
    // The oracle cannot know the entries of a merged record, and no path continues after a merge.
    if (command.type !== 'journey.merge') this.#compareWithOracle(nextNode, check);
    return nextNode;
  }

  /** Compares status, cycle and every phase of the record with the oracle. */
  #compareWithOracle(
    { journey, oracle }: StateNode,
    check: (message: string, condition: boolean, ...details: unknown[]) => void,
  ): void {
    const { view } = this.#getView(journey);
    check(
      'status, cycle or current phase differs from the oracle',
      view.status === oracle.status && view.cycle === oracle.cycle && view.phase === oracle.currentPhase,
      view,
    );
    for (const phase of view.phases) {
      const { isCompleted } = oracle.getPhase(phase.id);
      const isMarked = oracle.isMarked(phase.id);
      check('completed differs from the oracle', phase.completed === isCompleted, phase);
      check('the check-again mark differs from the oracle', (phase.state === 'check-again') === isMarked, phase);
      check('unlocked differs from the oracle', phase.unlocked === oracle.isUnlocked(phase.id), phase);
      check(
        'the codes in left differ from the oracle',
        stringify([...new Set(phase.left.map(({ code }) => code))]) === stringify(oracle.listOpenStepCodes(phase.id)),
        phase.left,
        oracle.listOpenStepCodes(phase.id),
      );
    }
  }

  /** Executes the paths of the graph breadth first, and checks all probes in each state. */
  #explore(root: StateNode, keys: Set<string>): void {
    const { map, maxDeviations, maxCycles } = this.#settings;
    const queue = [root];
    for (let node = queue.shift(); node; node = queue.shift()) {
      const { view, key } = this.#getView(node.journey);
      if (node.key?.slice(node.key.indexOf('[')) !== key)
        throw new Violation(`The reached state differs from the state in the graph: ${stringify(node.path)}`);
      const count = maxDeviations === Infinity ? 0 : parseInt(node.key, 10);
      if (count < maxDeviations) {
        for (const command of listAlphabet(map, view, maxCycles)) {
          const nextNode = this.#checkTransition(node, command);
          const child = node.children.get(stringify(command));
          if (child) queue.push(Object.assign(child, { journey: nextNode.journey, oracle: nextNode.oracle }));
          const isDirectPath = stringify(command) === stringify(getDirectPathCommand(map, view));
          const targetKey = this.#getView(nextNode.journey).key;
          const graphKey =
            maxDeviations === Infinity
              ? targetKey
              : `${count + (targetKey === key || isDirectPath ? 0 : 1)} ${targetKey}`;
          if (!keys.has(graphKey))
            throw new Violation(`This path leads to a state outside the graph: ${stringify(nextNode.path)}`);
        }
        for (const probe of [...listProbes(map, view, node.journey), ...this.#externalCommands])
          this.#checkTransition(node, probe);
      }
      this.#checkCompletion(node);
    }
  }

  /** Checks rule 15: follows the direct path to a completed journey, or to a state that is known to lead there. */
  #checkCompletion(node: StateNode): void {
    const { map } = this.#settings;
    const visitedKeys = new Set<string>();
    for (let currentNode = node; ;) {
      const { view, key } = this.#getView(currentNode.journey);
      const command = getDirectPathCommand(map, view);
      if (!command || this.#completableKeys.has(key)) break;
      if (visitedKeys.has(key))
        throw new Violation(`The journey cannot be completed: ${currentNode.path.map(stringify).join('\n')}`);
      visitedKeys.add(key);
      currentNode = this.#checkTransition(currentNode, command);
      this.#report.completionCommands++;
    }
    for (const key of visitedKeys) this.#completableKeys.add(key);
  }

  /** Sends a complete path to a single actor, and expects the record that single transitions produced. */
  #checkWithOneActor({ path, journey }: StateNode): void {
    const startJourney =
      this.#settings.start?.journey ?? createJourney(this.#settings.map, { id: 'journey', now: () => new Date(START) });
    const actor = createActor(this.#machine, { input: this.#createInput(startJourney) }).start();
    path.forEach((command, depth) => {
      this.#sources.moveTo(depth);
      actor.send(command);
      this.#report.steps++;
    });
    if (stringify(actor.getSnapshot().context.journey) !== stringify(journey)) {
      throw new Violation(
        `A single actor reaches another record than single transitions: ${path.map(stringify).join('\n')}`,
      );
    }
  }
}
