import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetryTimer } from './retry-timer.js';

describe('RetryTimer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Creates a timer for an operation that fails each time, with the times of its runs in seconds. */
  function createFailing() {
    const start = Date.now();
    const runTimes: number[] = [];
    const timer: RetryTimer = new RetryTimer(() => {
      runTimes.push((Date.now() - start) / 1000);
      timer.schedule();
    });
    return { timer, runTimes };
  }

  it('doubles the delay after each failure, from two seconds to a minute', () => {
    const { timer, runTimes } = createFailing();
    timer.schedule();
    vi.advanceTimersByTime(1999);
    expect(runTimes).toEqual([]);
    vi.advanceTimersByTime(240_000);
    expect(runTimes).toEqual([2, 6, 14, 30, 62, 122, 182]);
  });

  it('runs once if it is scheduled twice, after the later delay', () => {
    const run = vi.fn();
    const timer = new RetryTimer(run);
    timer.schedule();
    timer.schedule();
    vi.advanceTimersByTime(3999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs at once on request, and not again', () => {
    const run = vi.fn();
    const timer = new RetryTimer(run);
    timer.schedule();
    timer.runNow();
    expect(run).toHaveBeenCalledTimes(1);
    timer.runNow();
    vi.advanceTimersByTime(100_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs nothing on request if nothing is scheduled', () => {
    const run = vi.fn();
    new RetryTimer(run).runNow();
    expect(run).not.toHaveBeenCalled();
  });

  it('tells if it is scheduled, also to the operation that it runs', () => {
    const states: boolean[] = [];
    const timer: RetryTimer = new RetryTimer(() => states.push(timer.isScheduled));
    expect(timer.isScheduled).toBe(false);
    timer.schedule();
    expect(timer.isScheduled).toBe(true);
    vi.advanceTimersByTime(2000);
    expect(states).toEqual([false]);
    expect(timer.isScheduled).toBe(false);
  });

  it('runs nothing after it was cancelled, and keeps the delay that has grown', () => {
    const { timer, runTimes } = createFailing();
    timer.schedule();
    vi.advanceTimersByTime(2000);
    timer.cancel();
    expect(timer.isScheduled).toBe(false);
    vi.advanceTimersByTime(100_000);
    expect(runTimes).toEqual([2]);
    timer.schedule();
    vi.advanceTimersByTime(7999);
    expect(runTimes).toEqual([2]);
    vi.advanceTimersByTime(1);
    expect(runTimes).toEqual([2, 110]);
  });

  it('begins with the first delay after a reset, which cancels what is scheduled', () => {
    const { timer, runTimes } = createFailing();
    timer.schedule();
    vi.advanceTimersByTime(6000);
    timer.reset();
    vi.advanceTimersByTime(100_000);
    expect(runTimes).toEqual([2, 6]);
    timer.schedule();
    vi.advanceTimersByTime(2000);
    expect(runTimes).toEqual([2, 6, 108]);
  });
});
