// Many tabs on one journey, as browsers run them: each tab sees what others wrote a while later, writes may cross, and
// tabs come and go. Whatever the order, all come to hold the same, and nothing that any of them ever held is missing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mergeExternal } from '../../src/elements/process-map/controllers/merge-external.js';
import { parseJourney, type Journey, type MapDefinition } from '../../src/journey/index.js';
import { mergeJourneys, isEquivalentJourney } from '../../src/journey/merge.js';
import { Keeper, WebStorage } from '../../src/stores/index.js';
import { workshop } from '../kit/maps.js';
import { Walker } from '../kit/journey-walker.js';
import { dice, stir } from '../kit/random-choices.js';

const KEY = 'map:default';
/** Crowds of each kind: `TABS=200 npx vitest run test/node/two-tabs.test.ts` runs more. */
const SEEDS = Number(process.env['TABS'] ?? 12);

/** What all processes of a browser wrote, in the order in which it settled. */
interface Log {
  writes: { by: object; text: string }[];
}

/** The storage as one tab sees it: its own writes at once, those of others when they are delivered. */
class Area {
  text: string | null;
  /** How far the log was delivered. */
  at: number;
  readonly log: Log;

  constructor(log: Log) {
    this.log = log;
    this.at = log.writes.length;
    this.text = log.writes.at(-1)?.text ?? null;
  }

  getItem(key: string): string | null {
    return key === KEY ? this.text : null;
  }

  setItem(_: string, text: string): void {
    this.text = text;
    this.log.writes.push({ by: this, text });
  }

  /** Hears of the next write: gives what an event would say, if it was another tab's. */
  deliver(): string | undefined {
    const write = this.log.writes[this.at++];
    if (!write || write.by === this) return undefined;
    // What it wrote itself since then stands here until the browser says otherwise.
    if (!this.log.writes.slice(this.at).some(({ by }) => by === this)) this.text = write.text;
    return write.text;
  }
}

type Listener = (event: object) => void;

class Tab {
  readonly area: Area;
  readonly person: Walker;
  readonly keeper: Keeper;
  readonly held: Journey[] = [];
  readonly #listeners: Listener[] = [];
  readonly #end: () => void;

  constructor(map: MapDefinition, area: Area, series: number, start: number) {
    this.area = area;
    const store = new WebStorage(() => area as unknown as Storage);
    const kept = store.load(KEY);
    const journey = kept === null ? null : parseJourney(kept, map).journey;
    // A clock of its own, as people on several devices have.
    this.person = new Walker(map, { series, start, progression: 'open', ...(journey ? { journey } : {}) });
    const take = (record: unknown) => this.#take(record);
    this.keeper = new Keeper(
      store,
      KEY,
      () => {},
      () => store.checkForExternalChange(KEY, take),
    );
    vi.stubGlobal(
      'addEventListener',
      (type: string, listener: Listener) => type === 'storage' && this.#listeners.push(listener),
    );
    this.#end = store.watch(KEY, take);
  }

  #take(record: unknown): void {
    const { person } = this;
    const other = record === null ? null : parseJourney(record, person.map).journey;
    if (!other) return;
    const session = {
      get journey() {
        return person.journey;
      },
      send: (command: unknown) => ({ ok: true as const, facts: person.send(command as never) }),
    };
    const { facts, lacks } = mergeExternal(session, other);
    if (lacks) this.keeper.enqueue(person.journey, facts);
    this.held.push(person.journey);
  }

  act(roll: (sides: number) => number): void {
    const before = this.person.journey;
    if (roll(40) === 0) this.person.send({ type: 'journey.restart' });
    else if (roll(60) === 0 && this.held.length)
      this.person.send({ type: 'journey.replace', journey: this.held[roll(this.held.length)] as Journey });
    else stir(this.person, roll);
    if (this.person.journey === before) return;
    this.held.push(this.person.journey);
    this.keeper.enqueue(this.person.journey, []);
  }

  deliver(): boolean {
    if (this.area.at >= this.area.log.writes.length) return false;
    const newValue = this.area.deliver();
    if (newValue !== undefined)
      for (const listener of this.#listeners) listener({ key: KEY, newValue, storageArea: this.area });
    return true;
  }

  /** Leaves the page. */
  close(): void {
    this.keeper.flush(true);
    this.#end();
  }
}

async function crowd(seed: number, map: MapDefinition, isOnePage: boolean, steps: number) {
  const roll = dice(seed);
  const log: Log = { writes: [] };
  const shared = new Area(log);
  let opened = 0;
  const all: Tab[] = [];
  const open = () => {
    const tab = new Tab(map, isOnePage ? shared : new Area(log), ++opened, Date.UTC(2026, 0, 1 + roll(3)));
    all.push(tab);
    return tab;
  };
  let tabs = [open(), open(), open()];
  for (let step = 0; step < steps; step++) {
    const tab = tabs[roll(tabs.length)] as Tab;
    const what = roll(12);
    if (what < 5) tab.act(roll);
    else if (what < 8) tab.deliver();
    else if (what < 10) tab.keeper.flush();
    else if (what < 11) await vi.advanceTimersByTimeAsync(250);
    else if (roll(4) === 0 && tabs.length > 2) {
      tab.close();
      tabs = tabs.filter((each) => each !== tab);
    } else if (tabs.length < 5) tabs.push(open());
  }
  // Then nobody acts any more: all is delivered and saved, until nothing is left to do.
  for (let before = -1, rounds = 0; before !== log.writes.length; rounds++) {
    if (rounds > 20) throw new Error(`No peace with seed ${seed}: ${log.writes.length} writes`);
    before = log.writes.length;
    await vi.advanceTimersByTimeAsync(1000);
    for (const tab of tabs) while (tab.deliver());
    await vi.advanceTimersByTimeAsync(1000);
  }
  const stored = parseJourney(log.writes.at(-1)?.text ?? null, map).journey as Journey;
  for (const tab of all) await vi.advanceTimersByTimeAsync(0).then(() => tab.close());
  return { tabs, all, stored };
}

describe('tabs on one journey', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const said = ({ cycles, unplaced, phase, status, cycle }: Journey) => ({ cycles, unplaced, phase, status, cycle });

  for (const [name, isOnePage] of Object.entries({ 'of several processes': false, 'of one page': true })) {
    it(`${name} come to hold the same, and lose nothing`, { timeout: 30_000 + SEEDS * 10_000 }, async () => {
      let [held, crossed] = [0, 0];
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { tabs, all, stored } = await crowd(seed, workshop, isOnePage, 100);
        for (const { person } of tabs) expect(said(person.journey), `seed ${seed}`).toEqual(said(stored));
        for (const state of all.flatMap((tab) => tab.held)) {
          held++;
          expect(
            isEquivalentJourney(mergeJourneys(stored, state), stored),
            `seed ${seed}: something that was held is missing`,
          ).toBe(true);
        }
        crossed += stored.cycles
          .flatMap(({ answers }) => Object.values(answers).flatMap((byId) => Object.values(byId)))
          .filter(({ variants }) => variants).length;
      }
      // That it was about something.
      expect(held).toBeGreaterThan(20 * SEEDS);
      expect(crossed).toBeGreaterThan(0);
    });
  }
});
