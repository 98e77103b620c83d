// Virtual time: timers and dates of a page run as fast as the machine allows, and in the same order each time.

interface Timer {
  readonly at: number;
  readonly run: () => void;

  /** Timers of a page end with it; those of servers do not. */
  readonly isOfPage: boolean;
}

const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout, Date: RealDate } = globalThis;

/** Waits for the next task: all microtasks have run then. Node has `setImmediate`; in a browser a message is fastest. */
const waitForTask: () => Promise<void> =
  'setImmediate' in globalThis
    ? () =>
        new Promise(
          (resolve) =>
            void (globalThis as unknown as Record<'setImmediate', (run: () => void) => void>).setImmediate(resolve),
        )
    : () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve();
          };
          port2.postMessage(null);
        });

/** Time at which each run starts. */
const START = RealDate.UTC(2026, 0, 5, 9);

export class VirtualClock {
  now = START;
  readonly #timers = new Map<number, Timer>();
  #lastId = 0;

  /** Calls a function after a number of milliseconds. */
  schedule(run: () => void, ms: number, isOfPage = false): number {
    const id = ++this.#lastId;
    this.#timers.set(id, { at: this.now + Math.max(0, Number(ms) || 0), run, isOfPage });
    return id;
  }

  cancel(id: unknown): void {
    this.#timers.delete(id as number);
  }

  /** Ends the timers of the page. */
  cancelPage(): void {
    for (const [id, { isOfPage }] of this.#timers) if (isOfPage) this.#timers.delete(id);
  }

  /** Lets time pass. After each timer, all that it caused at once happens. */
  async advance(ms: number): Promise<void> {
    await waitForTask();
    const end = this.now + ms;
    for (;;) {
      let nextId: number | undefined;
      let next: Timer | undefined;
      for (const [id, timer] of this.#timers)
        if (timer.at <= end && (!next || timer.at < next.at)) [nextId, next] = [id, timer];
      if (!next) break;
      this.#timers.delete(nextId as number);
      this.now = Math.max(this.now, next.at);
      next.run();
      await waitForTask();
    }
    this.now = end;
  }

  /** Replaces the timers and dates of this realm until the returned function is called. */
  install(): () => void {
    const getNow = () => this.now;
    class VirtualDate extends RealDate {
      constructor(...args: unknown[]) {
        super(...((args.length ? args : [getNow()]) as [number]));
      }
      static override now(): number {
        return getNow();
      }
    }
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms: number) => this.schedule(run, ms, true),
      clearTimeout: (id: unknown) => this.cancel(id),
      Date: VirtualDate,
    });
    return () =>
      void Object.assign(globalThis, { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout, Date: RealDate });
  }
}
