// A server that keeps records and drafts for pages of several people: fast, slow, failing, or refusing what would
// overwrite the record of somebody else.
import type { JourneyStore } from '../../src/stores/journey-store.js';
import type { FailureName } from './alphabet.js';
import type { VirtualClock } from './clock.js';

/** How a server behaves. Members can change at any time. */
export interface ServerBehaviour extends Record<FailureName, boolean> {
  /** Longest answer time in ms. Answers to requests that overlap arrive in any order. */
  latency: number;
}

const HEALTHY: ServerBehaviour = {
  latency: 20,
  areLoadsFailing: false,
  areSavesFailing: false,
  areDraftsFailing: false,
  isThrowing: false,
};

interface ServerRecord {
  text: string;

  /** Writer of each version, in order. */
  writers: object[];
}

/** Network connection of a page: nothing arrives any more once the page was closed. */
export interface PageConnection {
  isOpen: boolean;
}

type Receive = (record: unknown) => void;

export class FakeServer {
  readonly behaviour: ServerBehaviour = { ...HEALTHY };
  readonly #records = new Map<string, ServerRecord>();
  readonly #drafts = new Map<string, string>();
  readonly #watchers = new Set<{ key: string; push: (record: ServerRecord) => void }>();
  readonly #draftLoads = new Map<Promise<unknown>, PageConnection>();
  readonly #clock: VirtualClock;
  readonly #roll: (sides: number) => number;

  /** True if it keeps drafts, reports the records of others, and refuses to overwrite them. */
  readonly #isComplete: boolean;

  /** Time at which the last write is executed: what a browser sends later is executed later. */
  #lastWriteAt = 0;

  constructor(clock: VirtualClock, roll: (sides: number) => number, isComplete: boolean) {
    this.#clock = clock;
    this.#roll = roll;
    this.#isComplete = isComplete;
  }

  get isHealthy(): boolean {
    const { latency, ...failures } = this.behaviour;
    return latency === HEALTHY.latency && !Object.values(failures).includes(true);
  }

  get keepsDrafts(): boolean {
    return this.#isComplete;
  }

  heal(): void {
    Object.assign(this.behaviour, HEALTHY);
  }

  peek(key: string): string {
    return `${this.#records.get(key)?.text ?? ''} ${this.#drafts.get(key) ?? ''}`;
  }

  getRecord(key: string): string | undefined {
    return this.#records.get(key)?.text;
  }

  /** Returns who wrote the last version. */
  getLastWriter(key: string): object | undefined {
    return this.#records.get(key)?.writers.at(-1);
  }

  /** True while a page waits for drafts that are kept. */
  get areDraftsLoading(): boolean {
    return [...this.#draftLoads.values()].some(({ isOpen }) => isOpen);
  }

  /** Time until all writes that were sent are executed, in ms. */
  get writeDelay(): number {
    return Math.max(0, this.#lastWriteAt - this.#clock.now);
  }

  /** Writes a record. The pages of others receive it a moment later. */
  write(key: string, text: string, writer: object): void {
    const record = { text, writers: [...(this.#records.get(key)?.writers ?? []), writer] };
    this.#records.set(key, record);
    for (const watcher of this.#watchers)
      if (watcher.key === key) this.#clock.schedule(() => watcher.push(record), this.#roll(this.behaviour.latency + 1));
  }

  /** Executes a request after one part of the latency, and answers after the other. */
  #request<T>(connection: PageConnection, isWrite: boolean, execute: () => T): Promise<T> {
    if (this.behaviour.isThrowing) throw new TypeError('The store is not ready.');
    const { latency } = this.behaviour;
    const arrival = this.#clock.now + this.#roll(latency + 1);
    const executedAt = Math.max(arrival, this.#lastWriteAt);
    if (isWrite) this.#lastWriteAt = executedAt;
    return new Promise((resolve, reject) => {
      this.#clock.schedule(() => {
        let answer: () => void;
        try {
          const result = execute();
          answer = () => resolve(result);
        } catch (error) {
          answer = () => reject(error);
        }
        this.#clock.schedule(() => connection.isOpen && answer(), this.#roll(latency + 1));
      }, executedAt - this.#clock.now);
    });
  }

  /** Creates a store object as a page does: each call creates another object over the same data. */
  createStore(connection: PageConnection): JourneyStore {
    /** Number of versions that this object has loaded, saved or received. */
    const seenVersions = new Map<string, number>();
    const receivers = new Map<string, Receive>();
    const throwIf = (isFailing: boolean) => {
      if (isFailing) throw new Error('503');
    };
    const see = (key: string, count: number) => seenVersions.set(key, Math.max(count, seenVersions.get(key) ?? 0));
    const isOverwriting = (key: string, seenCount: number) =>
      this.#records
        .get(key)
        ?.writers.slice(seenCount)
        .some((writer) => writer !== connection);

    const store: JourneyStore = {
      load: (key) =>
        this.#request(connection, false, () => {
          throwIf(this.behaviour.areLoadsFailing);
          const record = this.#records.get(key);
          return { text: record?.text ?? null, count: record?.writers.length ?? 0 };
        }).then(({ text, count }) => {
          see(key, count);
          return text;
        }),
      save: (key, journey) => {
        const text = JSON.stringify(journey);
        const seenCount = seenVersions.get(key) ?? 0;
        return this.#request(connection, true, () => {
          throwIf(this.behaviour.areSavesFailing);
          const current = this.#records.get(key);
          if (current && this.#isComplete && isOverwriting(key, seenCount)) return current;
          this.write(key, text, connection);
          see(key, this.#records.get(key)?.writers.length ?? 0);
          return undefined;
        }).then((conflict) => {
          if (!conflict) return;
          const receive = receivers.get(key);
          // Unseen as long as nobody watches: the next save is refused again, and merges then.
          if (receive) see(key, conflict.writers.length);
          receive?.(conflict.text);
          throw new Error('409: somebody else saved in between.');
        });
      },
    };
    if (!this.#isComplete) return store;
    return {
      ...store,
      watch: (key, receive) => {
        receivers.set(key, receive);
        const watcher = {
          key,
          push: ({ text, writers }: ServerRecord) => {
            if (!connection.isOpen || receivers.get(key) !== receive || writers.at(-1) === connection) return;
            see(key, writers.length);
            receive(text);
          },
        };
        this.#watchers.add(watcher);
        return () => {
          this.#watchers.delete(watcher);
          if (receivers.get(key) === receive) receivers.delete(key);
        };
      },
      loadDrafts: (key) => {
        const answer = this.#request(connection, false, () => {
          throwIf(this.behaviour.areLoadsFailing || this.behaviour.areDraftsFailing);
          return this.#drafts.get(key) ?? null;
        });
        this.#draftLoads.set(answer, connection);
        const end = () => void this.#draftLoads.delete(answer);
        answer.then(end, end);
        return answer;
      },
      saveDrafts: (key, drafts) => {
        const text = JSON.stringify(drafts);
        return this.#request(connection, true, () => {
          throwIf(this.behaviour.areSavesFailing || this.behaviour.areDraftsFailing);
          this.#drafts.set(key, text);
        });
      },
    };
  }
}
