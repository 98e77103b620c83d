// One page after another over one world: executes steps, and notes what is said of each text when it is left.
import type { Place, Step } from './alphabet.js';
import type { VirtualClock } from './clock.js';
import type { PageConnection } from './fake-server.js';
import { definitions } from './fault-maps.js';
import { findMissing, isDraftField, noteDeparture, type Failure } from './oracle.js';
import { readSign, type OpenPage, type Page, type Sign } from './page.js';
import { MAX_COMPOSITION_MS, Person } from './person.js';
import type { TextLedger, TypedMark } from './text-ledger.js';
import type { World } from './world.js';

/** Time after which servers have executed and answered every request. */
const SETTLE_MS = 30_000;

/** Time after which a page has tried again what failed. */
const RETRY_MS = 120_000;

/** Steps before which a person finishes the composition. */
const ENDING_COMPOSITION: ReadonlySet<Step['kind']> = new Set([
  'type',
  'blur',
  'decide',
  'press',
  'row',
  'download',
  'wait',
]);

export class Visit {
  readonly #world: World;
  readonly #ledger: TextLedger;
  readonly #clock: VirtualClock;
  readonly #openPage: OpenPage;
  #page!: Page;
  #person!: Person;
  #connection: PageConnection = { isOpen: true };

  /** Settings of the host page. */
  #place: Place;
  #journeyId = 'default';
  #definition: keyof typeof definitions = 'first';

  /** Key and place of the journey on show, and a token that changes with the key. */
  #shownKey: string | undefined;
  #activePlace: Place;
  #showing = {};

  constructor(world: World, ledger: TextLedger, clock: VirtualClock, openPage: OpenPage, place: Place) {
    this.#world = world;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#openPage = openPage;
    this.#place = this.#activePlace = place;
  }

  /** Texts that were lost so far. */
  readonly failures: Failure[] = [];

  /** Numbers of pages that were opened, and of texts that are nowhere, as the sign said. */
  readonly counts = { pages: 0, saidNotSaved: 0 };

  get #sign(): Sign {
    return readSign(this.#page.readBar());
  }

  async open(): Promise<void> {
    this.counts.pages++;
    this.#connection = { isOpen: true };
    this.#page = this.#openPage(this.#world);
    this.#person = new Person(this.#page, this.#ledger, this.#clock, () => ({
      key: this.#shownKey,
      showing: this.#showing,
    }));
    const { map } = this.#page;
    map.addEventListener('process-map-ready', () => this.#handleReady());
    map.definition = definitions[this.#definition]();
    map.journeyId = this.#journeyId;
    this.#applyPlace();
    this.#page.attach();
    await this.#clock.advance(0);
  }

  #applyPlace(): void {
    const { map } = this.#page;
    map.store = this.#world.createStore(this.#place, this.#connection);
    map.storage = this.#place === 'local' || this.#place === 'session' ? this.#place : 'none';
  }

  #handleReady(): void {
    const { map } = this.#page;
    const key = `${map.definition?.id}:${map.journeyId}`;
    if (key !== this.#shownKey) {
      // The bar is not rendered again before the next microtask: a person still reads what it said of the last journey.
      this.#depart();
      this.#shownKey = key;
      this.#showing = {};
    }
    this.#activePlace = this.#place;
  }

  /** Notes what is said of each text as a journey is left. */
  #depart(sign = this.#sign, copy = ''): void {
    const key = this.#shownKey;
    if (key === undefined) return;
    const places = [this.#activePlace, this.#place];
    noteDeparture(this.#ledger, this.#world, {
      key,
      sign,
      places,
      copy,
      showing: this.#showing,
      now: this.#clock.now,
      areDraftsLoading: this.#world.servers.server.areDraftsLoading,
    });
  }

  /** Leaves the page, as by a link or by closing the tab. */
  async #leave(): Promise<void> {
    const sign = this.#sign;
    this.#page.dispatch('pagehide');
    this.#page.setVisible(false);
    await this.#clock.advance(0);
    const copy = this.#page.map.exportJourney('json');
    this.#depart(sign, copy);
    this.#connection.isOpen = false;
    this.#clock.cancelPage();
    this.#page.close();
    this.#clock.cancelPage();
    this.#shownKey = undefined;
    this.#showing = {};
    // Discards the actions of elements that were removed.
    await this.#clock.advance(0);
    this.#clock.cancelPage();
  }

  /** Executes a step, and all that it leads to at once. */
  async execute(step: Step): Promise<void> {
    if (ENDING_COMPOSITION.has(step.kind) && !(step.kind === 'wait' && step.ms < MAX_COMPOSITION_MS))
      await this.#person.endComposition();
    await this.#execute(step);
    await this.#clock.advance(0);
  }

  async #execute(step: Step): Promise<void> {
    const { map } = this.#page;
    switch (step.kind) {
      case 'type':
        await this.#person.type(step);
        return;
      case 'blur':
        this.#person.leaveField(step.field);
        return;
      case 'wait':
        await this.#clock.advance(step.ms);
        return;
      case 'decide':
        await this.#person.decide(step.option);
        return;
      case 'press':
        this.#person.press(step.button);
        return;
      case 'row':
        this.#person.toggleRow(step.row);
        return;
      case 'download':
        this.#download();
        return;
      case 'other':
        if (this.#shownKey !== undefined)
          this.#world.answerElsewhere(this.#place, this.#shownKey, step.question, step.isReplacing, this.#page);
        return;
      case 'place':
        this.#place = step.place;
        this.#applyPlace();
        return;
      case 'same-data':
        this.#applyPlace();
        return;
      case 'journey-id':
        map.journeyId = this.#journeyId = step.id;
        return;
      case 'definition':
        this.#definition = step.definition;
        map.definition = definitions[step.definition]();
        return;
      case 'setting':
        if (step.name === 'language') this.#page.setLanguage(step.value as string);
        else Object.assign(map, { [step.name]: step.value });
        return;
      case 'latency':
        this.#world.servers[step.server].behaviour.latency = step.ms;
        return;
      case 'fail':
        this.#world.servers[step.server].behaviour[step.what] = step.is;
        return;
      case 'full':
        for (const storage of [this.#world.localStorage, this.#world.sessionStorage])
          storage.quota = storage.size + step.room;
        return;
      case 'block':
        this.#world.localStorage.isBlocked = true;
        return;
      case 'free':
        for (const storage of [this.#world.localStorage, this.#world.sessionStorage])
          Object.assign(storage, { quota: Infinity, isBlocked: false });
        return;
      case 'recover':
        this.#world.heal();
        return;
      case 'online':
        this.#page.dispatch('online');
        return;
      case 'hide':
        this.#page.setVisible(false);
        this.#page.dispatch('pagehide');
        await this.#clock.advance(100);
        this.#page.setVisible(true);
        this.#page.dispatch('pageshow');
        return;
      case 'reopen':
        await this.#leave();
        // A store that does not tell versions apart cannot know that a page still saves while the next one loads.
        await this.#clock.advance(Math.max(step.ms, this.#world.servers.plain.writeDelay + 1));
        await this.open();
        return;
      case 'detach':
        this.#page.detach();
        await this.#clock.advance(step.ms);
        this.#page.attach();
        return;
      case 'restart':
        if (map.send({ type: 'journey.restart' }).ok && this.#shownKey) this.#ledger.waiveJourney(this.#shownKey);
        // Facts of one moment have times a little later than now. What somebody else writes next is later than all.
        await this.#clock.advance(50);
    }
  }

  /** The copy that a person downloads holds all that was typed. */
  #download(): void {
    const key = this.#shownKey;
    const sign = this.#sign;
    if (key === undefined || sign === 'absent') return;
    const copy = this.#page.map.exportJourney('json');
    const typed = this.#ledger.listLive(key).filter(({ showing }) => showing === this.#showing);
    this.#check(typed, () => copy, { kind: 'not in the copy', sign, place: this.#activePlace });
  }

  /** Ends the visit, and checks that all is kept that was typed. */
  async end(isHealing: boolean): Promise<void> {
    if (isHealing) {
      await this.#person.endComposition();
      this.#world.heal();
      this.#page.dispatch('online');
      await this.#clock.advance(RETRY_MS);
      this.#checkKept();
    }
    await this.#leave();
    await this.#clock.advance(SETTLE_MS);
    // A text that was on its way when its journey was left, and failed then, is lost only if it is never tried again.
    const hasFailed = (entry: TypedMark) =>
      !isHealing && entry.placesOnWay.some((place) => !this.#world.isHealthy(place, entry.key));
    const isNowhere = ({ key, mark }: TypedMark) => !this.#world.readAll(key).includes(mark);
    this.counts.saidNotSaved = this.#ledger.listLive().filter((entry) => entry.isExcused && isNowhere(entry)).length;
    const unexcused = this.#ledger.listLive().filter((entry) => !entry.isExcused && !hasFailed(entry));
    this.#check(unexcused, (key) => this.#world.readAll(key), { kind: 'lost' });
  }

  /** Everything works again: what was typed since the journey is on show is where the page keeps the record now. */
  #checkKept(): void {
    const place = this.#place;
    if (place === 'none') return;
    const typed = this.#ledger
      .listLive(this.#shownKey ?? '')
      .filter(
        (entry) => entry.showing === this.#showing && (this.#world.keepsDrafts(place) || !isDraftField(entry.field)),
      );
    const kind = 'not kept where the record is kept now';
    this.#check(typed, (key) => this.#world.readReachable(place, key), { kind, sign: this.#sign, place });
  }

  #check(
    ...args: [Parameters<typeof findMissing>[1], Parameters<typeof findMissing>[2], Parameters<typeof findMissing>[3]]
  ) {
    const failure = findMissing(this.#ledger, ...args);
    if (failure) this.failures.push(failure);
  }
}
