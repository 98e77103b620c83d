// Mutants of the journey machine: copies with one guard, action, transition or state removed.
import { createMachine } from 'xstate';
import { journeyMachine } from '../../src/journey/index.js';
import type { Machine } from './walk.js';

interface Transition {
  target?: string;
  guard?: unknown;
  actions?: unknown;
}

/** The transitions of one event: one, or several branches. */
type Transitions = Transition | Transition[];

interface StateConfig {
  always?: Transition[];
  on?: Record<string, Transitions>;
}

interface Config extends StateConfig {
  initial: string;
  states: Record<string, StateConfig>;
}

/** Copies objects and lists deeply. Functions are shared. */
function copyConfig<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyConfig) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyConfig(part as unknown)])) as T;
}

const original = journeyMachine.config as unknown as Config;

export interface Mutant {
  name: string;
  machine: Machine;
}

function createMutant(name: string, mutate: (config: Config) => void): Mutant {
  const config = copyConfig(original);
  mutate(config);
  // Turns an infinite loop of transitions into an error instead of a hanging test.
  const bounded = { ...config, options: { maxIterations: 50 } };
  return {
    name,
    machine: createMachine(bounded as never, journeyMachine.implementations as never) as unknown as Machine,
  };
}

const toList = (transitions: Transitions): Transition[] => (Array.isArray(transitions) ? transitions : [transitions]);

/** Returns the configuration of a state, or of the root. */
const getNode = (config: Config, state: string): StateConfig => (state === ROOT ? config : config.states[state]!);

/** The name of the root among the states. */
const ROOT = 'root';

/** Describes a transition for the name of a mutant. */
const describeTransition = ({ target, actions }: Transition): string =>
  [actions, target && `to ${target}`].filter(Boolean).map(String).join(' ');

/** Creates the mutants of one list of transitions. `getList` returns the list in a copy of the configuration. */
function mutateTransitions(
  place: string,
  transitions: Transition[],
  getList: (config: Config) => Transition[],
  remove: (config: Config, index: number) => void,
): Mutant[] {
  return transitions.flatMap((transition, i) => {
    const name = `${place}: ${describeTransition(transition)}`;
    return [
      createMutant(`${name}, without this branch`, (config) => remove(config, i)),
      ...(['guard', 'actions', 'target'] as const)
        .filter((part) => part in transition)
        .map((part) => createMutant(`${name}, without ${part}`, (config) => delete getList(config)[i]![part])),
    ];
  });
}

/** Removes a state. Transitions to it stay where they are. */
function removeState(config: Config, state: string): void {
  delete config.states[state];
  if (config.initial === state) config.initial = Object.keys(config.states)[0]!;
  for (const node of [config, ...Object.values(config.states)]) {
    const lists = [node.always ?? [], ...Object.values(node.on ?? {}).map(toList)];
    for (const transition of lists.flat()) if (transition.target?.replace('.', '') === state) delete transition.target;
  }
}

/** Creates one mutant for each guard, action, target, transition, event handler and state that can be removed. */
export function createMutants(): Mutant[] {
  const nodes: [string, StateConfig][] = [[ROOT, original], ...Object.entries(original.states)];
  return nodes.flatMap(([state, { always = [], on = {} }]) => [
    ...(state === ROOT ? [] : [createMutant(`${state}: removed`, (config) => removeState(config, state))]),
    ...mutateTransitions(
      `${state}: always`,
      always,
      (config) => getNode(config, state).always!,
      (config, i) => void getNode(config, state).always!.splice(i, 1),
    ),
    ...Object.entries(on).flatMap(([event, transitions]) => [
      createMutant(`${state}: ${event}, without its handler`, (config) => delete getNode(config, state).on![event]),
      ...mutateTransitions(
        `${state}: ${event}`,
        toList(transitions),
        (config) => toList(getNode(config, state).on![event]!),
        (config, i) => {
          getNode(config, state).on![event] = toList(transitions).filter((_, index) => index !== i);
        },
      ),
    ]),
  ]);
}

/** Creates an unchanged copy of the machine, on which a walk must report nothing. */
export const createUnchangedMachine = (): Mutant => createMutant('with everything', () => undefined);
