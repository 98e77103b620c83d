import { mergeJourneys } from '../../../journey/merge.js';
import { parseJourney } from '../../../journey/parse-journey.js';
import { createJourney } from '../../../journey/record.js';
import type { MapDefinition } from '../../../map/map-definition.js';
import { en } from '../../../strings/en/index.js';
import type { Keeping } from './persistence-controller.js';
import { localize } from '../../registries/overlays.js';
import type { Page } from './environment-controller.js';
import { copy, type Root, type Running, type Setting } from '../state.js';
import type { Showing } from './navigation-controller.js';
import { ProcessMapError } from '../errors.js';
import { type Loaded, loadJourney, readJourney, readMap } from './load-sources.js';

/** A promise that is settled from outside. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** Brings a definition and a journey in, and starts from them. */
export class Loading {
  stage: 'due' | 'loading' | 'settled' = 'due';
  /** What is wrong. */
  trouble: ProcessMapError | undefined;
  /** The phase that the host wants to show, and is still to be shown. */
  wanted: string | null = null;
  readonly #root: Root;
  readonly #page: Page;
  readonly #showing: Showing;
  readonly #keeping: Keeping;
  /** What the host set as the definition. */
  #given: unknown = null;
  /** What the host set as the journey, and is still to be taken. */
  #restored: { value: unknown } | undefined;
  #ready = deferred();
  /** Tells the load under way from those that it overtook. */
  #run = 0;
  #source: ReturnType<typeof readMap> | undefined;
  /** What ran before something went wrong: a journey that may go on. */
  #last: Running | undefined;

  constructor(root: Root, page: Page, showing: Showing, keeping: Keeping) {
    this.#root = root;
    this.#page = page;
    this.#showing = showing;
    this.#keeping = keeping;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** What runs, unless something else is on its way. */
  get settled(): Running | undefined {
    return this.stage === 'settled' ? this.#showing.running : undefined;
  }

  define(given: unknown): void {
    this.#given = given;
    this.renew();
  }

  restore(value: unknown): void {
    this.#restored = { value };
    if (this.settled) this.#start(this.settled, true);
  }

  /** A new definition is to come. Who waited for the last one waits for this one. */
  renew(): void {
    const { resolve } = this.#ready;
    this.#ready = deferred();
    void this.#ready.promise.then(resolve);
    this.#showing.isLeaving = true;
    this.#source = undefined;
    this.reload();
  }

  reload(): void {
    this.stage = 'due';
    // One that is about to end would else be taken for what is asked for now.
    this.#run++;
    this.#root.requestUpdate();
  }

  /** @param fallback The definition where none is given. */
  async load(fallback: unknown): Promise<void> {
    const run = ++this.#run;
    const { src } = this.#root;
    const given = this.#given ?? fallback;
    this.stage = 'loading';
    try {
      if (!src && given === null) {
        // Nothing is wrong: a host may be fetching its map.
        this.#stop();
        return;
      }
      const { map: base, problems } = await (this.#source ??= readMap(src, given));
      const { map, error: untranslated } = await localize(base, this.#page.language);
      const { store } = this.#keeping;
      const key = `${map.id}:${this.#root.journeyId || 'default'}`;
      const before = this.#showing.running ?? this.#last;
      const isSame = before?.key === key && before.store === store;
      const loaded = store && !isSame ? await loadJourney(store, key, map) : undefined;
      if (run !== this.#run) return;
      const lack =
        untranslated === undefined
          ? undefined
          : new ProcessMapError(en.root.untranslated(map.language), [], { cause: untranslated });
      this.#start({ map, base, problems, lack, key, store }, isSame, loaded);
    } catch (error) {
      if (run !== this.#run) return;
      const trouble = error instanceof ProcessMapError ? error : new ProcessMapError(String(error));
      this.#stop(trouble);
      this.#showing.tellError(trouble);
      this.#ready.resolve();
    }
  }

  #start(next: Setting, isSame: boolean, loaded: Loaded = { journey: null }): void {
    const { map, base, problems, lack, key, store } = next;
    const showing = this.#showing;
    const keeping = this.#keeping;
    const before = showing.running ?? this.#last;
    const restored = this.#takeRestored(map);
    // What is being written goes on in the same journey, and else belongs to the one before.
    if (restored.journey?.id !== before?.session.journey.id) keeping.flush();
    const old = before?.session.journey;
    // A new version of the map, or another place to keep it, goes on with the journey that is here.
    const carried = old && before.key === key ? parseJourney(old, map).journey : null;
    // What nothing kept until now is not lost to what was kept.
    const both = carried && loaded.journey && !before?.store ? mergeJourneys(loaded.journey, carried) : null;
    const journey = restored.journey ?? both ?? loaded.journey ?? carried ?? createJourney(map);
    const isOther = journey.id !== old?.id;
    if (isOther && isSame) keeping.flushDrafts(true);
    else if (isOther) keeping.leaveDrafts();
    if (isOther || journey.phase !== old.phase) showing.shown = journey.phase;
    const refused = loaded.journey ? undefined : loaded.error;
    if (!isSame) {
      const place = this.#root.store ? 'host' : this.#root.storage;
      keeping.save = {
        status: refused ? 'failed' : store ? 'kept' : 'off',
        place,
        setAside: loaded.setAside,
        aside: loaded.aside,
      };
    }
    this.stage = 'settled';
    showing.isLeaving = false;
    showing.running = {
      ...next,
      keeper: isSame ? before?.keeper : store && keeping.newKeeper(store, key, refused),
    } as Running;
    showing.resume(journey);
    if (restored.journey ?? (isSame ? null : carried)) keeping.keep(journey, []);
    const { wanted } = this;
    this.wanted = null;
    showing.open(wanted);
    const isNews = !isSame || before?.base !== base;
    const trouble = problems.length ? new ProcessMapError(en.root.problems(problems.length), problems) : undefined;
    this.trouble = trouble ?? lack;
    const isNewLack = lack?.message !== before?.lack?.message;
    for (const error of [isNews && trouble, isNewLack && lack, restored.error, loaded.error])
      if (error) showing.tellError(error);
    if (isNews) showing.dispatch('process-map-ready', { journey: copy(journey) });
    this.#ready.resolve();
    keeping.watch();
  }

  /** Shows nothing any more, or what is wrong. */
  #stop(trouble?: ProcessMapError): void {
    this.#keeping.flush();
    this.#keeping.unwatch();
    this.#last = this.#showing.running ?? this.#last;
    this.#showing.running = undefined;
    this.#showing.isLeaving = false;
    this.stage = 'settled';
    this.trouble = trouble;
    this.#root.requestUpdate();
  }

  /** The journey that the host set, if it set one; and what is wrong with it. */
  #takeRestored(map: MapDefinition): Loaded {
    const given = this.#restored;
    this.#restored = undefined;
    if (!given) return { journey: null };
    if (given.value !== null) return readJourney(given.value, map, 'The journey that was set');
    // In other tabs, too: what they hold is of before.
    const journey = createJourney(map);
    return { journey: { ...journey, resetAt: journey.createdAt } };
  }
}
