import { mergeJourneys } from '../../../journey/merge.js';
import { parseJourney } from '../../../journey/parse-journey.js';
import { createJourney } from '../../../journey/record.js';
import type { MapDefinition } from '../../../map/map-definition.js';
import { en } from '../../../strings/en/index.js';
import type { PersistenceController } from './persistence-controller.js';
import { localizeMap } from '../../registries/overlays.js';
import type { EnvironmentController } from './environment-controller.js';
import { copyJson, type ProcessMapHost, type ActiveJourney, type LoadedMap } from '../state.js';
import type { NavigationController } from './navigation-controller.js';
import { ProcessMapError } from '../errors.js';
import { type LoadedJourney, loadStoredJourney, readExternalJourney, loadMap } from './load-sources.js';

/** A promise that is settled from outside. */
function createDeferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** Brings a definition and a journey in, and starts from them. */
export class LoaderController {
  stage: 'due' | 'loading' | 'settled' = 'due';
  /** What is wrong. */
  error: ProcessMapError | undefined;
  /** The phase that the host wants to show, and is still to be shown. */
  requestedPhase: string | null = null;
  readonly #root: ProcessMapHost;
  readonly #environment: EnvironmentController;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;
  /** What the host set as the definition. */
  #definition: unknown = null;
  /** What the host set as the journey, and is still to be taken. */
  #journeyToRestore: { value: unknown } | undefined;
  #ready = createDeferred();
  /** Tells the load under way from those that it overtook. */
  #loadCount = 0;
  #mapRequest: ReturnType<typeof loadMap> | undefined;
  /** What ran before something went wrong: a journey that may go on. */
  #lastActive: ActiveJourney | undefined;

  constructor(
    root: ProcessMapHost,
    page: EnvironmentController,
    showing: NavigationController,
    keeping: PersistenceController,
  ) {
    this.#root = root;
    this.#environment = page;
    this.#navigation = showing;
    this.#persistence = keeping;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** What runs, unless something else is on its way. */
  get activeIfSettled(): ActiveJourney | undefined {
    return this.stage === 'settled' ? this.#navigation.active : undefined;
  }

  setDefinition(given: unknown): void {
    this.#definition = given;
    this.reloadDefinition();
  }

  restoreJourney(value: unknown): void {
    this.#journeyToRestore = { value };
    if (this.activeIfSettled) this.#start(this.activeIfSettled, true);
  }

  /** A new definition is to come. Who waited for the last one waits for this one. */
  reloadDefinition(): void {
    const { resolve } = this.#ready;
    this.#ready = createDeferred();
    void this.#ready.promise.then(resolve);
    this.#navigation.isReplacing = true;
    this.#mapRequest = undefined;
    this.reload();
  }

  reload(): void {
    this.stage = 'due';
    // One that is about to end would else be taken for what is asked for now.
    this.#loadCount++;
    this.#root.requestUpdate();
  }

  /** @param fallback The definition where none is given. */
  async load(fallback: unknown): Promise<void> {
    const run = ++this.#loadCount;
    const { src } = this.#root;
    const given = this.#definition ?? fallback;
    this.stage = 'loading';
    try {
      if (!src && given === null) {
        // Nothing is wrong: a host may be fetching its map.
        this.#stop();
        return;
      }
      const { map: base, problems } = await (this.#mapRequest ??= loadMap(src, given));
      const { map, error: untranslated } = await localizeMap(base, this.#environment.language);
      const { store } = this.#persistence;
      const key = `${map.id}:${this.#root.journeyId || 'default'}`;
      const before = this.#navigation.active ?? this.#lastActive;
      const isSame = before?.key === key && before.store === store;
      const loaded = store && !isSame ? await loadStoredJourney(store, key, map) : undefined;
      if (run !== this.#loadCount) return;
      const lack =
        untranslated === undefined
          ? undefined
          : new ProcessMapError(en.root.untranslated(map.language), [], { cause: untranslated });
      this.#start({ map, base, problems, translationError: lack, key, store }, isSame, loaded);
    } catch (error) {
      if (run !== this.#loadCount) return;
      const trouble = error instanceof ProcessMapError ? error : new ProcessMapError(String(error));
      this.#stop(trouble);
      this.#navigation.dispatchError(trouble);
      this.#ready.resolve();
    }
  }

  #start(next: LoadedMap, isSame: boolean, loaded: LoadedJourney = { journey: null }): void {
    const { map, base, problems, translationError: lack, key, store } = next;
    const showing = this.#navigation;
    const keeping = this.#persistence;
    const before = showing.active ?? this.#lastActive;
    const restored = this.#readJourneyToRestore(map);
    // What is being written goes on in the same journey, and else belongs to the one before.
    if (restored.journey?.id !== before?.session.journey.id) keeping.flush();
    const old = before?.session.journey;
    // A new version of the map, or another place to keep it, goes on with the journey that is here.
    const carried = old && before.key === key ? parseJourney(old, map).journey : null;
    // What nothing kept until now is not lost to what was kept.
    const both = carried && loaded.journey && !before?.store ? mergeJourneys(loaded.journey, carried) : null;
    const journey = restored.journey ?? both ?? loaded.journey ?? carried ?? createJourney(map);
    const isOther = journey.id !== old?.id;
    if (isOther && isSame) keeping.commitPendingInput(true);
    else if (isOther) keeping.discardPendingInput();
    if (isOther || journey.phase !== old.phase) showing.shownPhase = journey.phase;
    const refused = loaded.journey ? undefined : loaded.error;
    if (!isSame) {
      const place = this.#root.store ? 'host' : this.#root.storage;
      keeping.saveState = {
        status: refused ? 'failed' : store ? 'kept' : 'off',
        storage: place,
        unreadableRecord: loaded.unreadableRecord,
        backup: loaded.backup,
      };
    }
    this.stage = 'settled';
    showing.isReplacing = false;
    showing.active = {
      ...next,
      saveQueue: isSame ? before?.saveQueue : store && keeping.createSaveQueue(store, key, refused),
    } as ActiveJourney;
    showing.restartSession(journey);
    if (restored.journey ?? (isSame ? null : carried)) keeping.enqueueSave(journey, []);
    const { requestedPhase: wanted } = this;
    this.requestedPhase = null;
    showing.showPhase(wanted);
    const isNews = !isSame || before?.base !== base;
    const trouble = problems.length ? new ProcessMapError(en.root.problems(problems.length), problems) : undefined;
    this.error = trouble ?? lack;
    const isNewLack = lack?.message !== before?.translationError?.message;
    for (const error of [isNews && trouble, isNewLack && lack, restored.error, loaded.error])
      if (error) showing.dispatchError(error);
    if (isNews) showing.dispatch('process-map-ready', { journey: copyJson(journey) });
    this.#ready.resolve();
    keeping.watch();
  }

  /** Shows nothing any more, or what is wrong. */
  #stop(trouble?: ProcessMapError): void {
    this.#persistence.flush();
    this.#persistence.unwatch();
    this.#lastActive = this.#navigation.active ?? this.#lastActive;
    this.#navigation.active = undefined;
    this.#navigation.isReplacing = false;
    this.stage = 'settled';
    this.error = trouble;
    this.#root.requestUpdate();
  }

  /** The journey that the host set, if it set one; and what is wrong with it. */
  #readJourneyToRestore(map: MapDefinition): LoadedJourney {
    const given = this.#journeyToRestore;
    this.#journeyToRestore = undefined;
    if (!given) return { journey: null };
    if (given.value !== null) return readExternalJourney(given.value, map, 'The journey that was set');
    // In other tabs, too: what they hold is of before.
    const journey = createJourney(map);
    return { journey: { ...journey, resetAt: journey.createdAt } };
  }
}
