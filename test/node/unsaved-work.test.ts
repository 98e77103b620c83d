// A map in Node with work that is not saved yet: drafts and save queues of journeys before, and loads that
// failed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadedMap } from '../../src/elements/process-map/active-journey.js';
import { DraftController } from '../../src/elements/process-map/controllers/draft-controller.js';
import { LoadRetries } from '../../src/elements/process-map/controllers/load-retries.js';
import { mergeIntoQueue } from '../../src/elements/process-map/controllers/merge-external.js';
import type { StateController } from '../../src/elements/process-map/controllers/state-controller.js';
import { UnsavedQueues } from '../../src/elements/process-map/controllers/unsaved-queues.js';
import type { Journey } from '../../src/journey/types/record.js';
import type { JourneyStore } from '../../src/stores/journey-store.js';
import { SaveQueue } from '../../src/stores/save-queue.js';
import { WebStorageStore } from '../../src/stores/web-storage-store.js';
import { Walker } from '../kit/journey-walker.js';
import { workshop } from '../kit/maps.js';

const KEY = 'workshop:default';
const advanceTime = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const ignore = () => undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a save queue whose journey goes on', () => {
  it('in the same store: saves nothing any more, and hands on its journey and facts', async () => {
    const saves: unknown[] = [];
    const store = {
      save(...values: unknown[]) {
        saves.push(values);
        throw new Error('offline');
      },
    };
    const { journey, facts } = new Walker(workshop).complete('plan');
    const saveQueue = new SaveQueue(store, KEY, ignore);
    saveQueue.enqueue(journey, facts);
    const queues = new UnsavedQueues();
    queues.update(saveQueue, KEY);
    await advanceTime(250);
    expect(saves).toHaveLength(1);
    expect(queues.finish('workshop:other', store)).toEqual([]);
    expect(queues.finish(KEY, { ...store })).toEqual([]);
    expect(queues.finish(KEY, store)).toEqual([{ journey, facts }]);
    expect(queues.finish(KEY, store)).toEqual([]);
    await advanceTime(600_000);
    expect(saves).toHaveLength(1);
  });

  it('in another store: merges what another tab saved before the last save', () => {
    let text: string | null = null;
    const storage = { getItem: () => text, setItem: (_: string, newText: string) => void (text = newText) };
    const [store, otherStore] = Array.from({ length: 2 }, () => new WebStorageStore(() => storage as never)) as [
      WebStorageStore,
      WebStorageStore,
    ];
    store.load(KEY);
    const question = workshop.phases[0]?.groups[0]?.questions[0]?.id ?? '';
    const [mine, theirs] = [new Walker(workshop, { series: 1 }), new Walker(workshop, { series: 2 })];
    mine.send({ type: 'question.answer', question, text: 'mine' });
    theirs.send({ type: 'question.answer', question, text: 'theirs' });
    const saveQueue: SaveQueue = new SaveQueue(store, KEY, ignore, () =>
      store.checkForExternalChange(KEY, (record) =>
        mergeIntoQueue(saveQueue, { map: workshop, store, key: KEY } as unknown as LoadedMap, record),
      ),
    );
    saveQueue.enqueue(mine.journey, []);
    otherStore.save(KEY, theirs.journey);
    saveQueue.finish();
    expect(text).toContain('"mine"');
    expect(text).toContain('"theirs"');
  });
});

describe('drafts of a journey before', () => {
  const state = { value: { draftLoads: 0 }, update: ignore } as unknown as StateController;
  let isOffline: boolean;
  let saved: Record<string, Record<string, string>>;
  const store = {
    saveDrafts(key: string, texts: Record<string, string>) {
      if (isOffline) throw new Error('offline');
      saved[key] = texts;
    },
  } as unknown as JourneyStore;

  it.each(['retry', 'flushBeforeLeaving'] as const)('are saved by %s()', async (method) => {
    isOffline = true;
    saved = {};
    const drafts = new DraftController(state, ignore);
    drafts.open('map:a', store, {}, {});
    drafts.set('plan:reason', 'No money');
    await advanceTime();
    drafts.open('map:b', store, {}, {});
    isOffline = false;
    drafts[method]();
    await advanceTime();
    expect(saved['map:a']).toEqual({ 'plan:reason': 'No money' });
  });
});

describe('a load that failed', () => {
  let loadCount: number;
  let isOffline: boolean;
  let loaded: unknown[];
  let host: { isConnected: boolean };
  let saveQueue: SaveQueue;
  let retries: LoadRetries;
  beforeEach(() => {
    loadCount = 0;
    isOffline = true;
    loaded = [];
    host = { isConnected: true };
    const load = () => {
      loadCount++;
      if (isOffline) throw new Error('offline');
      return 'record';
    };
    saveQueue = new SaveQueue({ save: ignore }, KEY, ignore);
    saveQueue.blockedBy = new Error('not loaded');
    const active = { saveQueue };
    const state = { active, value: { load: { status: 'ready', active } } } as unknown as StateController;
    retries = new LoadRetries(host, state, (_queue, _place, record) => loaded.push(record));
    retries.schedule(saveQueue, { key: KEY, store: { load, save: ignore } } as unknown as LoadedMap);
  });

  it('is not repeated for an element that was removed, until it is connected again', async () => {
    host.isConnected = false;
    await advanceTime(600_000);
    expect([loadCount, vi.getTimerCount()]).toEqual([1, 0]);
    isOffline = false;
    host.isConnected = true;
    retries.resume();
    await advanceTime(60_000);
    expect(loaded).toEqual(['record']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is repeated for an element that was removed while something is not saved', async () => {
    host.isConnected = false;
    await advanceTime(2000);
    expect(vi.getTimerCount()).toBe(0);
    saveQueue.enqueue({ id: 'a' } as unknown as Journey, []);
    retries.runNow(saveQueue);
    await advanceTime(600_000);
    expect(loadCount).toBeGreaterThan(5);
    isOffline = false;
    await advanceTime(60_000);
    expect(loaded).toEqual(['record']);
  });
});
