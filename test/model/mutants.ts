// Mutants of the journey machine: copies with one guard, action, transition or state removed.
import { createMachine } from 'xstate';
import { journeyMachine } from '../../src/journey/index.js';
import type { Machine } from './walk.js';

type Loose = Record<string, unknown>;

interface StateConfig {
  always: Loose[];
  on: Record<string, Loose | Loose[]>;
}

interface Config extends Loose {
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
  const boundedConfig = { ...config, options: { maxIterations: 50 } };
  return { name, machine: createMachine(boundedConfig, journeyMachine.implementations as never) as unknown as Machine };
}

const toList = (config: StateConfig['on'][string]): Loose[] => (Array.isArray(config) ? config : [config]);

/** Creates one mutant for each guard, action, transition, event handler and state that can be removed. */
export function createMutants(): Mutant[] {
  return Object.entries(original.states).flatMap(([state, { always, on }]) => [
    createMutant(`without ${state}`, (config) => {
      const { states } = config;
      delete states[state];
      config['initial'] = Object.keys(states)[0];
      // Transitions to the removed state are removed as well.
      for (const otherState of Object.values(states))
        otherState.always = otherState.always.filter(({ target }) => target !== state);
    }),
    createMutant(`${state}: without on`, ({ states }) => {
      states[state]!.on = {};
    }),
    createMutant(`${state}: without always`, ({ states }) => {
      states[state]!.always = [];
    }),
    ...always.flatMap(({ target }, i) => [
      createMutant(
        `${state}: without the transition to ${String(target)}`,
        ({ states }) => void states[state]!.always.splice(i, 1),
      ),
      createMutant(
        `${state}: without the guard of the transition to ${String(target)}`,
        ({ states }) => delete states[state]!.always[i]!['guard'],
      ),
    ]),
    ...Object.entries(on).flatMap(([event, transitions]) => [
      createMutant(`${state}: without on ${event}`, ({ states }) => delete states[state]!.on[event]),
      ...toList(transitions).flatMap((transition, i) => {
        const getTransitions = (config: Config) => toList(config.states[state]!.on[event]!);
        return [
          ...('guard' in transition
            ? [
                createMutant(
                  `${state}: without the guard on ${event}`,
                  (config) => delete getTransitions(config)[i]!['guard'],
                ),
              ]
            : []),
          createMutant(
            `${state}: without ${String(transition['actions'])} on ${event}`,
            (config) => delete getTransitions(config)[i]!['actions'],
          ),
          ...(Array.isArray(transitions)
            ? [
                createMutant(
                  `${state}: without the branch ${String(transition['actions'])} on ${event}`,
                  (config) => void getTransitions(config).splice(i, 1),
                ),
              ]
            : []),
        ];
      }),
    ]),
  ]);
}

/** Creates an unchanged copy of the machine, on which a walk must report nothing. */
export const createUnchangedMachine = (): Mutant => createMutant('with everything', () => undefined);
