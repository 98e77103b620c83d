// Everything around one page: the browser's storage, servers, other people, and time.
import { createJourney, decide, evolve, parseJourney } from '../../src/journey/index.js';
import { parseMap } from '../../src/map/parse-map.js';
import type { MapDefinition } from '../../src/map/map-definition.js';
import type { Journey } from '../../src/journey/index.js';
import type { JourneyStore } from '../../src/stores/journey-store.js';
import type { Place, ServerName } from './alphabet.js';
import type { VirtualClock } from './clock.js';
import { FakeServer, type PageConnection } from './fake-server.js';
import { FakeStorage } from './fake-storage.js';
import { definitions, QUESTIONS } from './fault-maps.js';
import type { BrowserState, Page } from './page.js';
import type { TextLedger } from './text-ledger.js';

const maps = Object.fromEntries(
  [definitions.first(), definitions.other()].map((definition) => [definition.id, parseMap(definition).map]),
) as Record<string, MapDefinition>;

/** A writer that is none of the pages of this person. */
const SOMEBODY_ELSE = {};

const asNative = (storage: FakeStorage) => storage as unknown as Storage;

export class World implements BrowserState {
  readonly localStorage = new FakeStorage();
  readonly sessionStorage = new FakeStorage();
  readonly servers: Readonly<Record<ServerName, FakeServer>>;
  readonly #clock: VirtualClock;
  readonly #ledger: TextLedger;
  readonly #roll: (sides: number) => number;

  constructor(clock: VirtualClock, ledger: TextLedger, roll: (sides: number) => number) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#roll = roll;
    this.servers = { server: new FakeServer(clock, roll, true), plain: new FakeServer(clock, roll, false) };
  }

  /** Creates the store object for a place; undefined if the place is no server. */
  createStore(place: Place, connection: PageConnection): JourneyStore | undefined {
    return place === 'server' || place === 'plain' ? this.servers[place].createStore(connection) : undefined;
  }

  #getStorage(place: Place): FakeStorage | undefined {
    if (place === 'local') return this.localStorage;
    return place === 'session' ? this.sessionStorage : undefined;
  }

  /** Returns true if everything works where the records are kept, and nobody else just saved the record. */
  isHealthy(place: Place, key: string): boolean {
    if (place === 'none') return true;
    const server = place === 'server' || place === 'plain' ? this.servers[place] : undefined;
    if (!server) return this.#getStorage(place)?.isHealthy ?? true;
    return server.isHealthy && !(server.keepsDrafts && server.getLastWriter(key) === SOMEBODY_ELSE);
  }

  keepsDrafts(place: Place): boolean {
    return place !== 'none' && place !== 'plain';
  }

  /** Everything works again. */
  heal(): void {
    for (const server of Object.values(this.servers)) server.heal();
    for (const storage of [this.localStorage, this.sessionStorage])
      Object.assign(storage, { quota: Infinity, isBlocked: false });
  }

  /** Returns what is kept under a key in a place: the record and the drafts, as text. */
  readPlace(place: Place, key: string): string {
    if (place === 'server' || place === 'plain') return this.servers[place].peek(key);
    const storage = this.#getStorage(place);
    return `${storage?.peek(key) ?? ''} ${storage?.peek(`${key}:drafts`) ?? ''}`;
  }

  /**
   * Returns what a person finds of a journey that is kept in a place. What the storage of the browser holds is not sent
   * to a server by itself: the bar offers to bring it in.
   */
  readReachable(place: Place, key: string): string {
    return (['local', 'session', place] as const).map((each) => this.readPlace(each, key)).join(' ');
  }

  /** Returns what is kept under a key anywhere. */
  readAll(key: string): string {
    return (['local', 'session', 'server', 'plain'] as const).map((place) => this.readPlace(place, key)).join(' ');
  }

  /** Somebody else answers a question of the journey that the page shows, where others can reach it. */
  answerElsewhere(place: Place, key: string, questionNumber: number, isReplacing: boolean, page: Page): void {
    const map = maps[key.split(':')[0] as string];
    if (!map || (place !== 'local' && place !== 'server')) return;
    if (place === 'local' && !this.localStorage.isHealthy) return;
    const question = QUESTIONS[questionNumber % QUESTIONS.length] as string;
    const stored = place === 'local' ? this.localStorage.peek(key) : this.servers.server.getRecord(key);
    const previous = (stored !== undefined && parseJourney(stored, map).journey) || createJourney(map);
    const previousText = getAnswer(previous, question);
    if (isReplacing) this.#ledger.waiveText(key, question, previousText);
    const text = `${isReplacing ? '' : previousText}${this.#ledger.write(key, question, this.#clock.now)}`;
    const outcome = decide(map, previous, { type: 'question.answer', question, text }, { progression: 'open' });
    if (!outcome.ok) throw new Error('The answer of somebody else is denied');
    const newValue = JSON.stringify(outcome.facts.reduce((journey, fact) => evolve(map, journey, fact), previous));
    if (place === 'server') this.servers.server.write(key, newValue, SOMEBODY_ELSE);
    else {
      this.localStorage.setItem(key, newValue);
      const event = { key, newValue, storageArea: asNative(this.localStorage) };
      this.#clock.schedule(() => page.dispatch('storage', event), this.#roll(100), true);
    }
  }
}

const getAnswer = (journey: Journey, question: string): string =>
  Object.values(journey.cycles.at(-1)?.answers ?? {}).find((answers) => question in answers)?.[question]?.text ?? '';
