// Random sessions of many tabs on one journey, as browsers run them: a tab receives the writes of others with a delay,
// writes may cross, and tabs open and close. All tabs must converge without losing any state that one of them had.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mergeExternal } from '../../src/elements/process-map/controllers/merge-external.js';
import { parseJourney, type Journey, type MapDefinition } from '../../src/journey/index.js';
import { mergeJourneys, isEquivalentJourney } from '../../src/journey/merge.js';
import { SaveQueue } from '../../src/stores/save-queue.js';
import { WebStorageStore } from '../../src/stores/web-storage-store.js';
import { workshop } from '../kit/maps.js';
import { Walker } from '../kit/journey-walker.js';
import { createDice, sendRandomCommand } from '../kit/random-choices.js';

const KEY = 'map:default';

/** Number of sessions of each kind; `TABS=200 npx vitest run test/node/two-tabs.test.ts` runs more. */
const SEEDS = Number(process.env['TABS'] ?? 12);

/** Writes of all processes of a browser, in their final order. */
interface Log {
  writes: { by: object; text: string }[];
}

/** The storage as one tab sees it: its own writes at once, those of others after delivery. */
class FakeStorage {
  text: string | null;

  /** Index in the log of the next write to deliver. */
  nextIndex: number;
  readonly log: Log;

  constructor(log: Log) {
    this.log = log;
    this.nextIndex = log.writes.length;
    this.text = log.writes.at(-1)?.text ?? null;
  }

  getItem(key: string): string | null {
    return key === KEY ? this.text : null;
  }

  setItem(_: string, text: string): void {
    this.text = text;
    this.log.writes.push({ by: this, text });
  }

  /** Delivers the next write. Returns its text if it is another tab's, as a storage event would. */
  deliver(): string | undefined {
    const write = this.log.writes[this.nextIndex++];
    if (!write || write.by === this) return undefined;
    // A later write of this tab stays visible until the browser delivers another one.
    if (!this.log.writes.slice(this.nextIndex).some(({ by }) => by === this)) this.text = write.text;
    return write.text;
  }
}

type Listener = (event: object) => void;

class Tab {
  readonly area: FakeStorage;
  readonly walker: Walker;
  readonly saveQueue: SaveQueue;
  readonly states: Journey[] = [];
  readonly #listeners: Listener[] = [];
  readonly #stopWatching: () => void;

  constructor(map: MapDefinition, area: FakeStorage, series: number, start: number) {
    this.area = area;
    const store = new WebStorageStore(() => area as unknown as Storage);
    const storedText = store.load(KEY);
    const journey = storedText === null ? null : parseJourney(storedText, map).journey;
    // Each tab has its own clock, as several devices have.
    this.walker = new Walker(map, { series, start, progression: 'open', ...(journey ? { journey } : {}) });
    const mergeRecord = (record: unknown) => this.#merge(record);
    this.saveQueue = new SaveQueue(
      store,
      KEY,
      () => {},
      () => store.checkForExternalChange(KEY, mergeRecord),
    );
    vi.stubGlobal(
      'addEventListener',
      (type: string, listener: Listener) => type === 'storage' && this.#listeners.push(listener),
    );
    this.#stopWatching = store.watch(KEY, mergeRecord);
  }

  #merge(record: unknown): void {
    const { walker } = this;
    const other = record === null ? null : parseJourney(record, walker.map).journey;
    if (!other) return;
    const session = {
      get journey() {
        return walker.journey;
      },
      send: (command: unknown) => ({ ok: true as const, facts: walker.send(command as never) }),
    };
    const { facts, isExternalOutdated } = mergeExternal(session, other);
    if (isExternalOutdated) this.saveQueue.enqueue(walker.journey, facts);
    this.states.push(walker.journey);
  }

  actRandomly(roll: (sides: number) => number): void {
    const before = this.walker.journey;
    if (roll(40) === 0) this.walker.send({ type: 'journey.restart' });
    else if (roll(60) === 0 && this.states.length)
      this.walker.send({ type: 'journey.replace', journey: this.states[roll(this.states.length)] as Journey });
    else sendRandomCommand(this.walker, roll);
    if (this.walker.journey === before) return;
    this.states.push(this.walker.journey);
    this.saveQueue.enqueue(this.walker.journey, []);
  }

  deliver(): boolean {
    if (this.area.nextIndex >= this.area.log.writes.length) return false;
    const newValue = this.area.deliver();
    if (newValue !== undefined)
      for (const listener of this.#listeners) listener({ key: KEY, newValue, storageArea: this.area });
    return true;
  }

  /** Leaves the page. */
  close(): void {
    this.saveQueue.flush(true);
    this.#stopWatching();
  }
}

async function runSession(seed: number, map: MapDefinition, isOnePage: boolean, steps: number) {
  const roll = createDice(seed);
  const log: Log = { writes: [] };
  const shared = new FakeStorage(log);
  const allTabs: Tab[] = [];
  const openTab = () => {
    const tab = new Tab(
      map,
      isOnePage ? shared : new FakeStorage(log),
      allTabs.length + 1,
      Date.UTC(2026, 0, 1 + roll(3)),
    );
    allTabs.push(tab);
    return tab;
  };
  let tabs = [openTab(), openTab(), openTab()];
  for (let step = 0; step < steps; step++) {
    const tab = tabs[roll(tabs.length)] as Tab;
    const action = roll(12);
    if (action < 5) tab.actRandomly(roll);
    else if (action < 8) tab.deliver();
    else if (action < 10) tab.saveQueue.flush();
    else if (action < 11) await vi.advanceTimersByTimeAsync(250);
    else if (roll(4) === 0 && tabs.length > 2) {
      tab.close();
      tabs = tabs.filter((other) => other !== tab);
    } else if (tabs.length < 5) tabs.push(openTab());
  }
  // Without further actions, delivers and saves until no tab writes.
  for (let before = -1, rounds = 0; before !== log.writes.length; rounds++) {
    if (rounds > 20) throw new Error(`The tabs do not converge with seed ${seed}: ${log.writes.length} writes`);
    before = log.writes.length;
    await vi.advanceTimersByTimeAsync(1000);
    for (const tab of tabs) while (tab.deliver());
    await vi.advanceTimersByTimeAsync(1000);
  }
  const storedJourney = parseJourney(log.writes.at(-1)?.text ?? null, map).journey as Journey;
  for (const tab of allTabs) await vi.advanceTimersByTimeAsync(0).then(() => tab.close());
  return { tabs, allTabs, stored: storedJourney };
}

describe('mergeExternal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const pickContent = ({ cycles, unplaced, phase, status, cycle }: Journey) => ({
    cycles,
    unplaced,
    phase,
    status,
    cycle,
  });

  for (const [name, isOnePage] of Object.entries({ 'of several processes': false, 'of one page': true })) {
    it(`makes tabs ${name} converge without losing a state`, { timeout: 30_000 + SEEDS * 10_000 }, async () => {
      let [stateCount, variantCount] = [0, 0];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { tabs, allTabs, stored } = await runSession(seed, workshop, isOnePage, 100);
        for (const { walker } of tabs) expect(pickContent(walker.journey), `seed ${seed}`).toEqual(pickContent(stored));
        for (const state of allTabs.flatMap((tab) => tab.states)) {
          stateCount++;
          expect(isEquivalentJourney(mergeJourneys(stored, state), stored), `seed ${seed}: a state is missing`).toBe(
            true,
          );
        }
        variantCount += stored.cycles
          .flatMap(({ answers }) => Object.values(answers).flatMap((byId) => Object.values(byId)))
          .filter(({ variants }) => variants).length;
      }
      // The sessions had states and conflicts.
      expect(stateCount).toBeGreaterThan(20 * SEEDS);
      expect(variantCount).toBeGreaterThan(0);
    });
  }
});
