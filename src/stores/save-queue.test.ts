import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';
import { SaveQueue, type SaveResult } from './save-queue.js';

const createJourney = (text: string) => ({ text }) as unknown as Journey;
const createFact = (id: string) => ({ id }) as unknown as Fact;

describe('SaveQueue', () => {
  let results: SaveResult['status'][];
  let saves: { text: string; facts: string; leaving: boolean }[];
  let respond: () => unknown;
  let queue: SaveQueue;

  beforeEach(() => {
    vi.useFakeTimers();
    results = [];
    saves = [];
    respond = () => undefined;
    queue = new SaveQueue(
      {
        save: (key, record, facts, { leaving }) => {
          expect(key).toBe('map:journey');
          saves.push({
            // Nothing to save must fail a test here, and not in the queue, which would catch an error.
            text: (record as unknown as { text: string } | null)?.text ?? 'nothing',
            facts: facts.map(({ id }) => id).join(),
            leaving,
          });
          return respond();
        },
      },
      'map:journey',
      ({ status }) => results.push(status),
    );
  });
  afterEach(() => vi.useRealTimers());

  const enqueueChange = (text: string) => queue.enqueue(createJourney(text), [createFact(text)]);
  const advanceTime = (ms = 250) => vi.advanceTimersByTimeAsync(ms);

  it('debounces changes until 250 ms pass without one', async () => {
    enqueueChange('a');
    await advanceTime(249);
    enqueueChange('b');
    await advanceTime(249);
    expect(saves).toEqual([]);
    await advanceTime(1);
    expect(saves).toEqual([{ text: 'b', facts: 'a,b', leaving: false }]);
    expect(results).toEqual(['saved']);
    await advanceTime(5000);
    expect(saves).toHaveLength(1);
  });

  it('saves after at most one second of continuous changes', async () => {
    for (const text of 'abcdefghij') {
      enqueueChange(text);
      await advanceTime(150);
    }
    expect(saves.map(({ text }) => text)).toEqual(['g']);
    await advanceTime(100);
    expect(saves.map(({ text, facts }) => [text, facts])).toEqual([
      ['g', 'a,b,c,d,e,f,g'],
      ['j', 'h,i,j'],
    ]);
  });

  it('debounces changes after a failed save', async () => {
    respond = () => Promise.reject(new Error('full'));
    enqueueChange('a');
    await advanceTime();
    expect(results).toEqual(['failed']);
    for (const text of 'bcd') {
      enqueueChange(text);
      await advanceTime(100);
    }
    expect(results).toEqual(['failed']);
    await advanceTime(250);
    expect(results).toEqual(['failed', 'failed']);
  });

  it('saves immediately when flushed, and only once', async () => {
    enqueueChange('a');
    queue.flush();
    expect(saves).toHaveLength(1);
    queue.flush();
    await advanceTime(1000);
    expect(saves).toHaveLength(1);
  });

  it('saves nothing when flushed without changes, also when the page is left', async () => {
    queue.flush();
    queue.flush(true);
    await advanceTime();
    expect(saves).toEqual([]);
    expect(results).toEqual([]);
  });

  it('tells what it saves, and to which store', () => {
    const store = { save: () => undefined };
    const ownQueue = new SaveQueue(store, 'map:journey', () => undefined);
    expect(ownQueue.journey).toBe(undefined);
    const journey = createJourney('a');
    ownQueue.enqueue(journey, []);
    expect(ownQueue.journey).toBe(journey);
    expect(ownQueue.savesTo(store)).toBe(true);
    expect(ownQueue.savesTo({ ...store })).toBe(false);
  });

  it('has unsaved changes from the change until its save has succeeded', async () => {
    let resolveSave = () => {};
    respond = () => new Promise<void>((resolve) => (resolveSave = resolve));
    expect(queue.hasUnsavedChanges).toBe(false);
    enqueueChange('a');
    expect(queue.hasUnsavedChanges).toBe(true);
    await advanceTime();
    expect(queue.hasUnsavedChanges).toBe(true);
    resolveSave();
    await advanceTime(0);
    expect(queue.hasUnsavedChanges).toBe(false);
  });

  it('has failed from a failed save until one succeeds, and has unsaved changes until then', async () => {
    respond = () => Promise.reject(new Error('full'));
    expect(queue.hasFailed).toBe(false);
    enqueueChange('a');
    expect(queue.hasFailed).toBe(false);
    await advanceTime();
    expect([queue.hasFailed, queue.hasUnsavedChanges]).toEqual([true, true]);
    respond = () => undefined;
    await advanceTime(2000);
    expect([queue.hasFailed, queue.hasUnsavedChanges]).toEqual([false, false]);
  });

  describe('finish()', () => {
    it('saves unsaved changes at once, and no later ones', async () => {
      enqueueChange('a');
      queue.finish();
      expect(saves).toEqual([{ text: 'a', facts: 'a', leaving: false }]);
      expect(queue.hasUnsavedChanges).toBe(false);
      enqueueChange('b');
      queue.flush();
      queue.flush(true);
      queue.finish();
      await advanceTime(5000);
      expect(saves).toHaveLength(1);
      expect(results).toEqual(['saved']);
    });

    it('saves nothing any more if its successor has the same store', async () => {
      respond = () => Promise.reject(new Error('offline'));
      enqueueChange('a');
      await advanceTime();
      enqueueChange('b');
      queue.finish(false);
      expect(vi.getTimerCount()).toBe(0);
      queue.retry();
      await advanceTime(100_000);
      expect(saves).toHaveLength(1);
      expect(queue.unsavedFacts.map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('saves nothing without changes', async () => {
      queue.finish();
      await advanceTime();
      expect(saves).toEqual([]);
      expect(results).toEqual([]);
    });

    it('saves even while another save is running', async () => {
      respond = () => new Promise<void>(() => undefined);
      enqueueChange('a');
      await advanceTime();
      enqueueChange('b');
      queue.finish();
      expect(saves.map(({ text }) => text)).toEqual(['a', 'b']);
    });

    it('saves changes of its hook once', async () => {
      let count = 0;
      const finishedQueue: SaveQueue = new SaveQueue(
        { save: () => void count++ },
        'map:journey',
        () => undefined,
        () => finishedQueue.enqueue(createJourney('merged'), []),
      );
      finishedQueue.enqueue(createJourney('a'), []);
      finishedQueue.finish();
      await advanceTime(5000);
      expect(count).toBe(1);
    });

    it('neither retries nor reports a save that fails, which its successor does', async () => {
      respond = () => Promise.reject(new Error('full'));
      enqueueChange('a');
      queue.finish();
      await advanceTime(100_000);
      expect(saves).toHaveLength(1);
      expect(results).toEqual([]);
    });

    it('cancels the save that is due', async () => {
      enqueueChange('a');
      queue.finish();
      await advanceTime(0);
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  it('counts a save as failed whose hook throws, also if the record of somebody else came in before', async () => {
    const failures: unknown[] = [];
    const throwingQueue = new SaveQueue(
      { save: () => undefined },
      'map:journey',
      (result) => failures.push(result.status),
      () => {
        throw new Error('bug');
      },
    );
    throwingQueue.enqueue(createJourney('a'), []);
    await advanceTime();
    expect(failures).toEqual(['failed']);
    throwingQueue.noteConflict();
    throwingQueue.retry();
    await advanceTime(0);
    expect(failures).toEqual(['failed', 'failed']);
  });

  it('runs one save at a time, and saves later changes when it finishes', async () => {
    let resolveSave = () => {};
    respond = () => new Promise<void>((resolve) => (resolveSave = resolve));
    enqueueChange('a');
    await advanceTime();
    enqueueChange('b');
    await advanceTime(1000);
    enqueueChange('c');
    await advanceTime(1000);
    expect(saves).toHaveLength(1);
    respond = () => undefined;
    resolveSave();
    await advanceTime(0);
    expect(saves.slice(1)).toEqual([{ text: 'c', facts: 'b,c', leaving: false }]);
    expect(results).toEqual(['saved', 'saved']);
  });

  it('retries a failed save after 2, 4, 8 seconds and so on, up to a minute, until it succeeds', async () => {
    respond = () => Promise.reject(new Error('offline'));
    enqueueChange('a');
    await advanceTime();
    const saveTimes: number[] = [];
    respond = () => {
      saveTimes.push(Date.now());
      return Promise.reject(new Error('offline'));
    };
    const startTime = Date.now();
    await advanceTime(200_000);
    expect(saveTimes.map((time) => (time - startTime) / 1000)).toEqual([2, 6, 14, 30, 62, 122, 182]);
    respond = () => undefined;
    await advanceTime(60_000);
    expect(results.at(-1)).toBe('saved');
    expect(queue.hasUnsavedChanges).toBe(false);
    const { length } = saves;
    await advanceTime(600_000);
    expect(saves).toHaveLength(length);
  });

  it('retries a failed save at once on request, and does nothing if none has failed', async () => {
    queue.retry();
    enqueueChange('a');
    queue.retry();
    expect(saves).toEqual([]);
    respond = () => Promise.reject(new Error('offline'));
    await advanceTime();
    respond = () => undefined;
    queue.retry();
    await advanceTime(0);
    expect(results).toEqual(['failed', 'saved']);
    enqueueChange('b');
    respond = () => Promise.reject(new Error('offline'));
    await advanceTime();
    await advanceTime(1999);
    expect(results).toEqual(['failed', 'saved', 'failed']);
  });

  it('does not retry while a stored record that cannot be read blocks it', async () => {
    queue.blockedBy = new Error('unreadable');
    enqueueChange('a');
    await advanceTime();
    await advanceTime(600_000);
    expect(results).toEqual(['failed']);
    expect(saves).toEqual([]);
  });

  it('repeats a save that fails because somebody else saved, without a failure, up to five times', async () => {
    respond = () => {
      queue.noteConflict();
      throw new Error('409');
    };
    enqueueChange('a');
    await advanceTime();
    expect([saves.length, results]).toEqual([1, []]);
    await advanceTime(1000);
    expect([saves.length, results]).toEqual([5, []]);
    await advanceTime(250);
    expect([saves.length, results]).toEqual([6, ['failed']]);
    respond = () => undefined;
    await advanceTime(2000);
    expect(results).toEqual(['failed', 'saved']);
  });

  it('counts a save as failed if it merged the record of somebody else before', async () => {
    const results: string[] = [];
    const store = { save: () => Promise.reject(new Error('full')) };
    const merging: SaveQueue = new SaveQueue(
      store,
      'key',
      ({ status }) => results.push(status),
      () => merging.noteConflict(),
    );
    merging.enqueue(createJourney('a'), []);
    await advanceTime();
    expect(results).toEqual(['failed']);
  });

  it('counts a save as failed if the record of somebody else came in before it', async () => {
    queue.noteConflict();
    respond = () => Promise.reject(new Error('offline'));
    enqueueChange('a');
    await advanceTime();
    expect(results).toEqual(['failed']);
  });

  it('retains facts of a failed save for the next change or until the page is left', async () => {
    respond = () => Promise.reject(new Error('offline'));
    enqueueChange('a');
    await advanceTime();
    expect(results).toEqual(['failed']);
    enqueueChange('b');
    await advanceTime();
    respond = () => {
      throw new Error('full');
    };
    queue.flush(true);
    await advanceTime();
    expect(saves.map(({ facts }) => facts)).toEqual(['a', 'a,b', 'a,b']);
    expect(saves.at(-1)?.leaving).toBe(true);
    expect(results).toEqual(['failed', 'failed', 'failed']);
  });

  it('saves immediately when the page is left during a save, and includes the facts of the pending save', async () => {
    let resolveSave = () => {};
    respond = () => new Promise<void>((resolve) => (resolveSave = resolve));
    enqueueChange('a');
    await advanceTime();
    const resolveFirstSave = resolveSave;
    enqueueChange('b');
    queue.flush(true);
    expect(saves.at(-1)).toEqual({ text: 'b', facts: 'a,b', leaving: true });
    resolveFirstSave();
    resolveSave();
    await advanceTime();
    expect(results).toEqual(['saved', 'saved']);
    expect(saves).toHaveLength(2);
  });

  it('calls its hook before each save, and saves the change made by the hook once', async () => {
    let externalText = 'theirs';
    const mergingQueue: SaveQueue = new SaveQueue(
      {
        save: (_, record, facts) =>
          void saves.push({
            text: (record as unknown as { text: string }).text,
            facts: facts.map(({ id }) => id).join(),
            leaving: false,
          }),
      },
      'k',
      ({ status }) => results.push(status),
      () => {
        if (externalText) mergingQueue.enqueue(createJourney(`mine and ${externalText}`), [createFact('merged')]);
        externalText = '';
      },
    );
    mergingQueue.enqueue(createJourney('mine'), [createFact('a')]);
    await advanceTime(1000);
    expect(saves).toEqual([{ text: 'mine and theirs', facts: 'a,merged', leaving: false }]);
    expect(results).toEqual(['saved']);
  });

  it('saves nothing while blockedBy is set, also when the page is left, and saves all facts afterwards', async () => {
    queue.blockedBy = new Error('newer');
    enqueueChange('a');
    await advanceTime();
    queue.flush(true);
    await advanceTime();
    expect(saves).toEqual([]);
    expect(results).toEqual(['failed', 'failed']);
    queue.blockedBy = undefined;
    enqueueChange('b');
    await advanceTime();
    expect(saves).toEqual([{ text: 'b', facts: 'a,b', leaving: false }]);
  });

  it('saves facts that hold whole records, however many there are', async () => {
    // Merges of records of 80,000 objects: two of them fit into one copy.
    const record = { list: Array.from({ length: 80_000 }, () => ({})) };
    for (const id of 'abc') queue.enqueue(createJourney(id), [{ id, journey: record } as unknown as Fact]);
    await advanceTime();
    expect(results).toEqual(['saved']);
    expect(saves[0]?.facts).toBe('a,b,c');
  });

  it('passes copies of the record and the facts to the store', async () => {
    const record = createJourney('a');
    const received: unknown[] = [];
    queue = new SaveQueue({ save: (_, copy, facts) => void received.push(copy, facts[0]) }, 'k', () => {});
    const fact = createFact('a');
    queue.enqueue(record, [fact]);
    await advanceTime();
    expect(received).toEqual([record, fact]);
    expect(received[0]).not.toBe(record);
    expect(received[1]).not.toBe(fact);
  });
});
