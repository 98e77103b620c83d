// Machines from which something was taken out.
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

/** A copy of what may be cut; functions stay. */
function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part as unknown)])) as T;
}

const original = journeyMachine.config as unknown as Config;

export interface Mutant {
  name: string;
  machine: Machine;
}

function mutant(name: string, cut: (config: Config) => void): Mutant {
  const config = copy(original);
  cut(config);
  // A state that is left and entered for ever is an error, not a test that hangs.
  const bounded = { ...config, options: { maxIterations: 50 } };
  return { name, machine: createMachine(bounded, journeyMachine.implementations as never) as unknown as Machine };
}

const listOf = (config: StateConfig['on'][string]): Loose[] => (Array.isArray(config) ? config : [config]);

/** Each guard, each action, each transition, each `on` and each state taken out by itself. */
export function mutants(): Mutant[] {
  return Object.entries(original.states).flatMap(([state, { always, on }]) => [
    mutant(`without ${state}`, (config) => {
      const { states } = config;
      delete states[state];
      config['initial'] = Object.keys(states)[0];
      // What led there leads nowhere.
      for (const other of Object.values(states)) other.always = other.always.filter(({ target }) => target !== state);
    }),
    mutant(`${state}: without on`, ({ states }) => {
      states[state]!.on = {};
    }),
    mutant(`${state}: without always`, ({ states }) => {
      states[state]!.always = [];
    }),
    ...always.flatMap(({ target }, i) => [
      mutant(
        `${state}: without the transition to ${String(target)}`,
        ({ states }) => void states[state]!.always.splice(i, 1),
      ),
      mutant(
        `${state}: without the guard of the transition to ${String(target)}`,
        ({ states }) => delete states[state]!.always[i]!['guard'],
      ),
    ]),
    ...Object.entries(on).flatMap(([event, transitions]) => [
      mutant(`${state}: without on ${event}`, ({ states }) => delete states[state]!.on[event]),
      ...listOf(transitions).flatMap((transition, i) => {
        const from = (config: Config) => listOf(config.states[state]!.on[event]!);
        return [
          ...('guard' in transition
            ? [mutant(`${state}: without the guard on ${event}`, (config) => delete from(config)[i]!['guard'])]
            : []),
          mutant(
            `${state}: without ${String(transition['actions'])} on ${event}`,
            (config) => delete from(config)[i]!['actions'],
          ),
          ...(Array.isArray(transitions)
            ? [
                mutant(
                  `${state}: without the branch ${String(transition['actions'])} on ${event}`,
                  (config) => void from(config).splice(i, 1),
                ),
              ]
            : []),
        ];
      }),
    ]),
  ]);
}

/** The machine again, with nothing taken out: what no walk may complain of. */
export const unharmed = (): Mutant => mutant('with everything', () => undefined);
