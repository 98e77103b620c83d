// During the update of an element nothing is loaded, saved, dispatched, requested or focused. Such work starts from
// setters, connection, event handlers, or a microtask after the update.
import { ReactiveElement } from 'lit';
import '../../src/define/index.js';
import type { JourneyStore, ProcessMapElement } from '../../src/index.js';
import { createPhase, createSmallMap, createUrl } from '../kit/browser-maps.js';
import { find, findAll, get, wait, waitForUpdates } from '../kit/dom.js';
import { attach, clearPage, createMap, expect, mountMap } from '../kit/page.js';
import { click, enterText, typeInto } from '../kit/person.js';

const prototype = ReactiveElement.prototype as unknown as { performUpdate(this: Element): unknown };
const { performUpdate } = prototype;

/** Elements whose update runs now, the innermost last. */
const running: string[] = [];

/** What happened during updates, such as "store.save during process-map-gate". */
let violations: string[] = [];

/** Number of the observed actions, during updates and outside. */
let actionCount = 0;

const restores: (() => void)[] = [];

/** Observes a method: a call during an update is a violation. */
function observe<T extends object>(
  target: T,
  name: keyof T & string,
  describe: (args: unknown[]) => string | undefined,
) {
  const original = target[name] as (...args: unknown[]) => unknown;
  const replacement = function (this: unknown, ...args: unknown[]) {
    const action = describe(args);
    if (action) {
      actionCount++;
      if (running.length) violations.push(`${action} during ${running.at(-1)}`);
    }
    return original.apply(this, args);
  };
  Object.assign(target, { [name]: replacement });
  restores.push(() => Object.assign(target, { [name]: original }));
}

/** A store that reports its calls. Its records are kept in memory. */
function createObservedStore(): JourneyStore {
  const records = new Map<string, unknown>();
  const drafts = new Map<string, unknown>();
  const store = {
    load: (key: string) => records.get(key) ?? null,
    save: (key: string, journey: unknown) => void records.set(key, journey),
    watch: () => () => undefined,
    loadDrafts: (key: string) => drafts.get(key) ?? null,
    saveDrafts: (key: string, texts: unknown) => void drafts.set(key, texts),
  };
  for (const name of Object.keys(store) as (keyof typeof store)[]) observe(store, name, () => `store.${name}`);
  return store;
}

const createLargeMap = (id = 'large') => ({
  ...createSmallMap(id),
  phases: ['a', 'b', 'c'].map((phase) => ({
    ...createPhase(phase, {
      decision: {
        text: 'Go on?',
        options: (['go', 'wait', 'stop'] as const).map((option) => ({ id: option, text: '' })),
      },
    }),
    tools: [{ id: `${phase}-tool`, name: 'Tool' }],
    risks: [{ id: `${phase}-risk`, name: 'Risk' }],
    measures: [{ id: `${phase}-measure`, name: 'Measure', addresses: [`${phase}-risk`] }],
  })),
});

/** Types into each visible text field, without leaving it, so that a draft is pending in each panel. */
function typeEverywhere(map: ProcessMapElement, text: string): void {
  for (const field of findAll<HTMLTextAreaElement>(map, 'textarea, input[type=text]')) {
    if (!field.readOnly) enterText(field, text);
  }
}

describe('updates of all elements', function () {
  this.timeout(60_000);

  before(() => {
    prototype.performUpdate = function () {
      running.push(this.localName);
      try {
        return performUpdate.call(this);
      } finally {
        running.pop();
      }
    };
  });
  after(() => void (prototype.performUpdate = performUpdate));

  beforeEach(() => {
    violations = [];
    actionCount = 0;
    observe(EventTarget.prototype, 'dispatchEvent', ([event]) =>
      (event as Event).type.startsWith('process-map-') ? `dispatch of ${(event as Event).type}` : undefined,
    );
    for (const name of ['focus', 'blur'] as const) observe(HTMLElement.prototype, name, () => `${name}()`);
    for (const name of ['getItem', 'setItem', 'removeItem'] as const)
      observe(Storage.prototype, name, () => `storage.${name}`);
    observe(globalThis, 'fetch', () => 'fetch');
  });

  afterEach(() => {
    clearPage();
    for (const restore of restores.splice(0)) restore();
  });

  /** Ends a test: there were actions, and none of them during an update. */
  function expectPureUpdates(): void {
    expect(violations).to.deep.equal([]);
    expect(actionCount).to.be.above(0);
  }

  it('only render while definitions, journeys, storages and stores are loaded and replaced', async () => {
    const map = await mountMap({ definition: createLargeMap(), store: createObservedStore() }, { rows: 'open' });
    typeEverywhere(map, 'one');
    map.journey = JSON.parse(map.exportJourney('json')) as unknown;
    await waitForUpdates(map);
    typeEverywhere(map, 'two');
    map.definition = createLargeMap('other');
    await map.ready;
    await waitForUpdates(map);
    typeEverywhere(map, 'three');
    map.store = null;
    map.storage = 'local';
    await wait(600);
    typeEverywhere(map, 'four');
    map.journeyId = 'second';
    await wait(600);
    map.lang = 'fr';
    map.src = createUrl(JSON.stringify(createLargeMap('fetched')));
    await map.ready;
    await waitForUpdates(map);
    typeEverywhere(map, 'five');
    map.src = '/no/such/map.json';
    await map.ready;
    await wait(400);
    expectPureUpdates();
  });

  it('only render while phases, pinned phases, voices and rights change under typed text', async () => {
    const map = await mountMap(
      { definition: createLargeMap(), store: createObservedStore() },
      { progression: 'open', rows: 'open' },
    );
    const pinned = attach(document.createElement('process-map-questions'), get(map, 'process-map-phase'));
    pinned.phase = 'a';
    await waitForUpdates(map);
    typeEverywhere(map, 'one');
    get<HTMLElement>(map, 'textarea').focus();
    map.shownPhase = 'b';
    await waitForUpdates(map);
    typeEverywhere(map, 'two');
    pinned.phase = 'c';
    await waitForUpdates(map);
    typeEverywhere(map, 'three');
    map.readOnly = true;
    await waitForUpdates(map);
    map.readOnly = false;
    map.progression = 'guided';
    map.voice = 'peer';
    map.headingLevel = 3;
    await waitForUpdates(map);
    await wait(600);
    expectPureUpdates();
    const { answers } = map.journey!.cycles[0]!;
    expect([answers['a']?.['a-q']?.text, answers['b']?.['b-q']?.text, answers['c']?.['c-q']?.text]).to.deep.equal([
      'two',
      'three',
      'three',
    ]);
  });

  it('only render while a person types, chooses, decides, completes and moves on', async () => {
    const map = await mountMap(
      { definition: createLargeMap(), store: createObservedStore() },
      { progression: 'open', rows: 'open' },
    );
    await typeInto(get<HTMLTextAreaElement>(map, 'textarea'), 'An answer');
    for (const box of findAll<HTMLInputElement>(map, 'input[type=checkbox]')) await click(box);
    await click(get(map, 'input[type=radio]'));
    typeEverywhere(map, 'because');
    await click(get(get(map, 'process-map-gate'), 'button.primary'));
    await waitForUpdates(map);
    for (const button of findAll(get(map, 'process-map-gate'), 'button')) {
      if (button.isConnected) await click(button);
      await waitForUpdates(map);
    }
    for (const station of findAll(get(map, 'process-map-diagram'), 'button')) {
      typeEverywhere(map, station.textContent);
      await click(station);
      await waitForUpdates(map);
    }
    await click(get(get(map, 'process-map-journey'), 'button'));
    await waitForUpdates(map);
    await wait(600);
    expectPureUpdates();
    expect(find(map, 'process-map-phase')).to.not.equal(undefined);
  });

  it('only render if a listener changes settings while a command is requested', async () => {
    const map = attach(
      createMap({ definition: createLargeMap(), store: createObservedStore() }, { progression: 'open', rows: 'open' }),
    );
    await map.ready;
    await waitForUpdates(map);
    map.addEventListener('process-map-request', () => {
      map.shownPhase = map.shownPhase === 'a' ? 'b' : 'a';
      map.readOnly = !map.readOnly;
      map.exportJourney('json');
    });
    typeEverywhere(map, 'one');
    await wait(600);
    typeEverywhere(map, 'two');
    await wait(600);
    expectPureUpdates();
  });
});
