// Every state that a person can meet a map in, reached by commands and by what people do.
import { journeyAt, type JourneyName } from '../../stories/fixtures/journeys.js';
import { broken, empty, peerLearning, streetTrees, withProblems } from '../../stories/fixtures/maps.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { expect, find, findAll, get, make, put, settled, textOf, type, wait } from './page.js';

interface Given {
  map?: unknown;
  journey?: Exclude<JourneyName, 'begun'>;
  /** Id of the phase on show. */
  shown?: string;
  attributes?: Record<string, string>;
  store?: unknown;
  /** What a person then does. */
  then?: (map: ProcessMapElement) => Promise<unknown>;
}

const press = (map: Element, words: string): void => {
  const found = findAll(map, 'button').find((each) => each.checkVisibility() && textOf(each).trim().startsWith(words));
  if (!found) throw new Error(`No button “${words}”`);
  found.click();
};

/** What is sent for later, once it is there. */
async function come(map: ProcessMapElement, selector: string): Promise<HTMLElement> {
  for (let i = 0; i < 300 && !find(map, selector); i++) await wait(10);
  return get(map, selector);
}

async function openMenu(map: ProcessMapElement): Promise<void> {
  press(map, 'Your record');
  await come(map, '[part=menu] *');
}

const never = { load: () => new Promise<never>(() => undefined), save: () => undefined };
const full = {
  load: () => null,
  save() {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  },
};

/** All of them by name; without a map, the street trees: three phases, 1 to 3, “ground”, “planting” and “care”. */
const given = {
  'begun, and open': {},
  'under way': { journey: 'under way' },
  'under way in the map of peer learning': { map: peerLearning, journey: 'under way' },
  'a locked preview': { shown: 'care' },
  'locked under strict': { attributes: { progression: 'strict' } },
  'open beside the current one': { attributes: { progression: 'open' }, shown: 'planting' },
  done: { journey: 'under way', shown: 'ground' },
  'check again, as another one changed': { journey: 'changed', shown: 'planting' },
  'check again, as something is missing': { journey: 'undone', shown: 'planting' },
  stopped: { journey: 'stopped' },
  completed: { journey: 'completed' },
  'a second cycle': { journey: 'second cycle' },
  'merged, with what both wrote': { journey: 'merged' },
  'read-only': { journey: 'under way', attributes: { readonly: '' } },
  'kept on this device': { attributes: { storage: 'local' } },
  'not saved': {
    store: full,
    then: (map) =>
      Promise.resolve(map.send({ type: 'question.answer', question: 'places-lead', text: 'By the school' })),
  },
  'a refused step': { then: async (map) => press(map, 'Mark 1 as done') },
  'the menu': { then: openMenu },
  'the menu, asking before it starts over': {
    async then(map) {
      await openMenu(map);
      press(map, 'Start over');
    },
  },
  'a term explained': { map: peerLearning, then: async (map) => (await come(map, 'button.term')).click() },
  'a search over all questions': {
    async then(map) {
      (await come(map, '.find > summary')).click();
      type((await come(map, 'input[type=search]')) as HTMLInputElement, 'tree');
    },
  },
  loading: { store: never },
  'not to be read': { map: broken },
  'with problems': { map: withProblems },
  'without anything in it': { map: empty },
} satisfies Record<string, Given>;

export type StateName = keyof typeof given;
export const stateNames = Object.keys(given) as StateName[];

/** A map in the page, in that state. */
export async function inState(name: StateName, more: Given = {}): Promise<ProcessMapElement> {
  const {
    map: definition = streetTrees,
    journey,
    shown,
    attributes = {},
    store,
    then,
  }: Given = { ...given[name], ...more };
  const map = make({ definition, ...(store ? { store } : {}) }, { ...attributes, ...more.attributes });
  if (journey) map.journey = journeyAt(definition as MapDefinition, journey);
  put(map);
  if (store !== never) await map.ready;
  if (shown) map.shownPhase = shown;
  await settled(map);
  await then?.(map);
  // What comes in when the page is idle, and what is said after a moment.
  await wait(60);
  await settled(map);
  if (name === 'the menu') expect(get(map, '[part=menu]').matches(':popover-open')).to.equal(true);
  return map;
}
