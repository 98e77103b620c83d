// Every state of `<process-map>` that a person can meet, reached by commands and by user actions.
import { getJourney, type JourneyName } from '../../stories/fixtures/journeys.js';
import { broken, empty, peerLearning, streetTrees, withProblems } from '../../stories/fixtures/maps.js';
import { getStore } from '../../stories/fixtures/stores.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { findAll, get, getText, wait, waitForElement, waitForUpdates } from './dom.js';
import { attach, createMap, expect } from './page.js';
import { enterText } from './person.js';

interface StateOptions {
  map?: unknown;
  journey?: Exclude<JourneyName, 'begun'>;

  /** Id of the shown phase. */
  shownPhase?: string;
  attributes?: Record<string, string>;
  store?: unknown;

  /** User actions after the map has rendered. */
  act?: (map: ProcessMapElement) => Promise<unknown>;
}

const pressButton = (map: Element, text: string): void => {
  const button = findAll(map, 'button').find((other) => other.checkVisibility() && getText(other).startsWith(text));
  if (!button) throw new Error(`No button “${text}”`);
  button.click();
};

async function openMenu(map: ProcessMapElement): Promise<void> {
  pressButton(map, 'Save and print');
  await waitForElement(map, '[part=menu] *');
}

const pendingStore = getStore('slow', 'every state');

/** Phases as rows, of which the first with something to do is open. */
const ROWS = { rows: 'auto' };

/**
 * The states by name. The default map is the street trees, with phases 1 to 3: “ground”, “planting” and “care”. All
 * content of a phase is in sight, except in the states with rows.
 */
const states = {
  'begun, and open': {},
  'under way': { journey: 'under way' },
  'under way in the map of peer learning': { map: peerLearning, journey: 'under way' },
  'begun, in rows': { attributes: ROWS },
  'under way, in rows': { journey: 'under way', attributes: ROWS },
  'done, in rows': { journey: 'under way', shownPhase: 'ground', attributes: ROWS },
  'a locked preview in rows': { shownPhase: 'care', attributes: ROWS },
  'the map of peer learning in rows': { map: peerLearning, attributes: ROWS },
  'a locked preview': { shownPhase: 'care' },
  'locked under strict': { attributes: { progression: 'strict' } },
  'open beside the current one': { attributes: { progression: 'open' }, shownPhase: 'planting' },
  done: { journey: 'under way', shownPhase: 'ground' },
  'check again, as another one changed': { journey: 'changed', shownPhase: 'planting' },
  'check again, as something is missing': { journey: 'undone', shownPhase: 'planting' },
  stopped: { journey: 'stopped' },
  completed: { journey: 'completed' },
  'a second cycle': { journey: 'second cycle' },
  'merged, with what both wrote': { journey: 'merged' },
  'read-only': { journey: 'under way', attributes: { readonly: '' } },
  'kept on this device': { attributes: { storage: 'local' } },
  'not saved': {
    store: getStore('full', 'every state'),
    act: (map) =>
      Promise.resolve(map.send({ type: 'question.answer', question: 'places-lead', text: 'By the school' })),
  },
  'a refused step': { act: async (map) => pressButton(map, 'Finish phase 1') },
  'the menu': { act: openMenu },
  'the menu, asking before it starts over': {
    async act(map) {
      await openMenu(map);
      pressButton(map, 'Delete everything…');
    },
  },
  'a term explained': { map: peerLearning, act: async (map) => (await waitForElement(map, 'button.term')).click() },
  'a search over all questions': {
    async act(map) {
      (await waitForElement(map, '.find > summary')).click();
      enterText(await waitForElement<HTMLInputElement>(map, 'input[type=search]'), 'tree');
    },
  },
  loading: { store: pendingStore },
  'not to be read': { map: broken },
  'with problems': { map: withProblems },
  'without anything in it': { map: empty },
} satisfies Record<string, StateOptions>;

export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as StateName[];

/** Mounts a map in a state; the options override those of the state. */
export async function mountState(name: StateName, overrides: StateOptions = {}): Promise<ProcessMapElement> {
  const {
    map: definition = streetTrees,
    journey,
    shownPhase,
    attributes = {},
    store,
    act,
  }: StateOptions = { ...states[name], ...overrides };
  const map = createMap({ definition, ...(store ? { store } : {}) }, { rows: 'open', ...attributes });
  if (journey) map.journey = getJourney(definition as MapDefinition, journey);
  attach(map);
  if (store !== pendingStore) await map.ready;
  if (shownPhase) map.shownPhase = shownPhase;
  await waitForUpdates(map);
  await act?.(map);
  // Enhancements load when the page is idle, and live regions are filled after a delay.
  await wait(60);
  await waitForUpdates(map);
  if (name === 'the menu') expect(get(map, '[part=menu]').matches(':popover-open')).to.equal(true);
  return map;
}
