import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';
import { SaveQueue, type SaveResult } from './save-queue.js';

const journey = (text: string) => ({ text }) as unknown as Journey;
const fact = (id: string) => ({ id }) as unknown as Fact;

describe('Keeper', () => {
  let results: SaveResult['status'][];
  let saved: { text: string; facts: string; leaving: boolean }[];
  let answer: () => unknown;
  let keeper: SaveQueue;

  beforeEach(() => {
    vi.useFakeTimers();
    results = [];
    saved = [];
    answer = () => undefined;
    keeper = new SaveQueue(
      {
        save: (key, record, facts, { leaving }) => {
          expect(key).toBe('map:journey');
          saved.push({
            text: (record as unknown as { text: string }).text,
            facts: facts.map(({ id }) => id).join(),
            leaving,
          });
          return answer();
        },
      },
      'map:journey',
      ({ status }) => results.push(status),
    );
  });
  afterEach(() => vi.useRealTimers());

  const change = (text: string) => keeper.enqueue(journey(text), [fact(text)]);
  const pause = (ms = 250) => vi.advanceTimersByTimeAsync(ms);

  it('gathers changes until there is a pause of a quarter of a second', async () => {
    change('a');
    await pause(249);
    change('b');
    await pause(249);
    expect(saved).toEqual([]);
    await pause(1);
    expect(saved).toEqual([{ text: 'b', facts: 'a,b', leaving: false }]);
    expect(results).toEqual(['saved']);
    await pause(5000);
    expect(saved).toHaveLength(1);
  });

  it('does not wait for a pause for longer than a second', async () => {
    for (const text of 'abcdefghij') {
      change(text);
      await pause(150);
    }
    expect(saved.map(({ text }) => text)).toEqual(['g']);
    await pause(100);
    expect(saved.map(({ text, facts }) => [text, facts])).toEqual([
      ['g', 'a,b,c,d,e,f,g'],
      ['j', 'h,i,j'],
    ]);
  });

  it('gathers changes as ever where saving failed', async () => {
    answer = () => Promise.reject(new Error('full'));
    change('a');
    await pause(2000);
    expect(results).toEqual(['failed']);
    for (const text of 'bcd') {
      change(text);
      await pause(100);
    }
    expect(results).toEqual(['failed']);
    await pause(250);
    expect(results).toEqual(['failed', 'failed']);
  });

  it('saves at once when it is flushed, and not again', async () => {
    change('a');
    keeper.flush();
    expect(saved).toHaveLength(1);
    keeper.flush();
    await pause(1000);
    expect(saved).toHaveLength(1);
  });

  it('has nothing to save at first, not even when the page is left', () => {
    keeper.flush();
    keeper.flush(true);
    expect(saved).toEqual([]);
  });

  it('never saves twice at a time, and goes on when it can', async () => {
    let done = () => {};
    answer = () => new Promise<void>((resolve) => (done = resolve));
    change('a');
    await pause();
    change('b');
    await pause(1000);
    change('c');
    await pause(1000);
    expect(saved).toHaveLength(1);
    answer = () => undefined;
    done();
    await pause(0);
    expect(saved.slice(1)).toEqual([{ text: 'c', facts: 'b,c', leaving: false }]);
    expect(results).toEqual(['saved', 'saved']);
  });

  it('gives facts again that were not saved: with the next change, or when the page is left', async () => {
    answer = () => Promise.reject(new Error('offline'));
    change('a');
    await pause();
    await pause(60_000);
    expect(results).toEqual(['failed']);
    change('b');
    await pause();
    answer = () => {
      throw new Error('full');
    };
    keeper.flush(true);
    await pause();
    expect(saved.map(({ facts }) => facts)).toEqual(['a', 'a,b', 'a,b']);
    expect(saved.at(-1)?.leaving).toBe(true);
    expect(results).toEqual(['failed', 'failed', 'failed']);
  });

  it('does not wait for a save under way when the page is left, and sends along what that one may lose', async () => {
    let done = () => {};
    answer = () => new Promise<void>((resolve) => (done = resolve));
    change('a');
    await pause();
    const first = done;
    change('b');
    keeper.flush(true);
    expect(saved.at(-1)).toEqual({ text: 'b', facts: 'a,b', leaving: true });
    first();
    done();
    await pause();
    expect(results).toEqual(['saved', 'saved']);
    expect(saved).toHaveLength(2);
  });

  it('looks before each save for what others kept, and saves what came of it, once', async () => {
    let theirs = 'theirs';
    const looking: SaveQueue = new SaveQueue(
      {
        save: (_, record, facts) =>
          void saved.push({
            text: (record as unknown as { text: string }).text,
            facts: facts.map(({ id }) => id).join(),
            leaving: false,
          }),
      },
      'k',
      ({ status }) => results.push(status),
      () => {
        if (theirs) looking.enqueue(journey(`mine and ${theirs}`), [fact('merged')]);
        theirs = '';
      },
    );
    looking.enqueue(journey('mine'), [fact('a')]);
    await pause(1000);
    expect(saved).toEqual([{ text: 'mine and theirs', facts: 'a,merged', leaving: false }]);
    expect(results).toEqual(['saved']);
  });

  it('saves nothing over what cannot be read, not even when the page is left; once it can, all of it', async () => {
    keeper.blockedBy = new Error('newer');
    change('a');
    await pause();
    keeper.flush(true);
    await pause();
    expect(saved).toEqual([]);
    expect(results).toEqual(['failed', 'failed']);
    keeper.blockedBy = undefined;
    change('b');
    await pause();
    expect(saved).toEqual([{ text: 'b', facts: 'a,b', leaving: false }]);
  });

  it('hands out copies', async () => {
    const record = journey('a');
    const received: unknown[] = [];
    keeper = new SaveQueue({ save: (_, copy, facts) => void received.push(copy, facts[0]) }, 'k', () => {});
    const one = fact('a');
    keeper.enqueue(record, [one]);
    await pause();
    expect(received).toEqual([record, one]);
    expect(received[0]).not.toBe(record);
    expect(received[1]).not.toBe(one);
  });
});
