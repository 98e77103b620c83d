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

/** Creates a promise with its resolve function. */
function createDeferred() {
  let resolve = () => {};
  const promise = new Promise<void>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}

/** Loads the definition, its translation and the journey, and starts the session. */
export class LoaderController {
  /** `due`: a load starts with the next update of the element. */
  stage: 'due' | 'loading' | 'settled' = 'due';

  /** Error of the last load, if it failed or the definition has problems. */
  error: ProcessMapError | undefined;

  /** Phase that the host page set before the journey was ready. */
  requestedPhase: string | null = null;
  readonly #host: ProcessMapHost;
  readonly #environment: EnvironmentController;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;

  /** Definition that the host page set. */
  #definition: unknown = null;

  /** Journey that the host page set, until the session starts with it. */
  #journeyToRestore: { value: unknown } | undefined;
  #ready = createDeferred();

  /** Number of the latest load. An earlier load that is still running is outdated. */
  #loadCount = 0;
  #mapRequest: ReturnType<typeof loadMap> | undefined;

  /** Last active journey, retained after a failed load so that the next one can continue it. */
  #lastActive: ActiveJourney | undefined;

  constructor(
    host: ProcessMapHost,
    environment: EnvironmentController,
    navigation: NavigationController,
    persistence: PersistenceController,
  ) {
    this.#host = host;
    this.#environment = environment;
    this.#navigation = navigation;
    this.#persistence = persistence;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** The active journey, unless a load is due or running. */
  get activeIfSettled(): ActiveJourney | undefined {
    return this.stage === 'settled' ? this.#navigation.active : undefined;
  }

  setDefinition(definition: unknown): void {
    this.#definition = definition;
    this.reloadDefinition();
  }

  /** Restores a record, now or when the load that is due or running has finished. Null starts a new journey. */
  restoreJourney(value: unknown): void {
    this.#journeyToRestore = { value };
    if (this.activeIfSettled) this.#start(this.activeIfSettled, true);
  }

  /** Schedules a load of another definition. The previous `ready` promise resolves together with the new one. */
  reloadDefinition(): void {
    const { resolve } = this.#ready;
    this.#ready = createDeferred();
    void this.#ready.promise.then(resolve);
    this.#navigation.isReplacing = true;
    this.#mapRequest = undefined;
    this.reload();
  }

  /** Schedules a load with the current settings. A definition that was fetched before is reused. */
  reload(): void {
    this.stage = 'due';
    // Invalidates a running load: its result would be outdated.
    this.#loadCount++;
    this.#host.requestUpdate();
  }

  /** @param fallback Definition to use if the host page has set none. */
  async load(fallback: unknown): Promise<void> {
    const loadNumber = ++this.#loadCount;
    const { src } = this.#host;
    const definition = this.#definition ?? fallback;
    this.stage = 'loading';
    try {
      if (!src && definition === null) {
        // Not an error: the host page may still be fetching its definition.
        this.#stop();
        return;
      }
      const { map: base, problems } = await (this.#mapRequest ??= loadMap(src, definition));
      const { map, error: overlayError } = await localizeMap(base, this.#environment.language);
      const { store } = this.#persistence;
      const key = `${map.id}:${this.#host.journeyId || 'default'}`;
      const previous = this.#navigation.active ?? this.#lastActive;
      const isSamePlace = previous?.key === key && previous.store === store;
      const loaded = store && !isSamePlace ? await loadStoredJourney(store, key, map) : undefined;
      if (loadNumber !== this.#loadCount) return;
      const translationError =
        overlayError === undefined
          ? undefined
          : new ProcessMapError(en.root.untranslated(map.language), [], { cause: overlayError });
      this.#start({ map, base, problems, translationError, key, store }, isSamePlace, loaded);
    } catch (cause) {
      if (loadNumber !== this.#loadCount) return;
      const error = cause instanceof ProcessMapError ? cause : new ProcessMapError(String(cause));
      this.#stop(error);
      this.#navigation.dispatchError(error);
      this.#ready.resolve();
    }
  }

  /**
   * Starts a session with the loaded map.
   *
   * @param isSamePlace The previous journey had the same key and store, so it continues.
   */
  #start(loadedMap: LoadedMap, isSamePlace: boolean, loaded: LoadedJourney = { journey: null }): void {
    const { map, base, problems, translationError, key, store } = loadedMap;
    const navigation = this.#navigation;
    const persistence = this.#persistence;
    const previous = navigation.active ?? this.#lastActive;
    const restored = this.#readJourneyToRestore(map);
    // Pending input belongs to the previous journey, unless the same journey is restored and typing goes on.
    if (restored.journey?.id !== previous?.session.journey.id) persistence.flush();
    const previousJourney = previous?.session.journey;
    // A journey continues in a new version of its map, and in another store.
    const continuedJourney =
      previousJourney && previous.key === key ? parseJourney(previousJourney, map).journey : null;
    // A journey without a store so far is merged into the stored one, so that neither is lost.
    const mergedJourney =
      continuedJourney && loaded.journey && !previous?.store ? mergeJourneys(loaded.journey, continuedJourney) : null;
    const journey = restored.journey ?? mergedJourney ?? loaded.journey ?? continuedJourney ?? createJourney(map);
    const isOtherJourney = journey.id !== previousJourney?.id;
    if (isOtherJourney && isSamePlace) persistence.forgetPendingInput();
    else if (isOtherJourney) persistence.releasePendingInput();
    if (isOtherJourney || journey.phase !== previousJourney.phase) navigation.shownPhase = journey.phase;
    const blockedBy = loaded.journey ? undefined : loaded.error;
    if (!isSamePlace) {
      persistence.saveState = {
        status: blockedBy ? 'failed' : store ? 'kept' : 'off',
        storage: this.#host.store ? 'host' : this.#host.storage,
        unreadableRecord: loaded.unreadableRecord,
        backup: loaded.backup,
      };
    }
    this.stage = 'settled';
    navigation.isReplacing = false;
    navigation.active = {
      ...loadedMap,
      saveQueue: isSamePlace ? previous?.saveQueue : store && persistence.createSaveQueue(store, key, blockedBy),
    } as ActiveJourney;
    navigation.restartSession(journey);
    if (restored.journey ?? (isSamePlace ? null : continuedJourney)) persistence.enqueueSave(journey, []);
    const { requestedPhase } = this;
    this.requestedPhase = null;
    navigation.showPhase(requestedPhase);
    const isNew = !isSamePlace || previous?.base !== base;
    const definitionError = problems.length
      ? new ProcessMapError(en.root.problems(problems.length), problems)
      : undefined;
    this.error = definitionError ?? translationError;
    const isNewTranslationError = translationError?.message !== previous?.translationError?.message;
    const newErrors = [
      isNew && definitionError,
      isNewTranslationError && translationError,
      restored.error,
      loaded.error,
    ];
    for (const error of newErrors) if (error) navigation.dispatchError(error);
    if (isNew) navigation.dispatch('process-map-ready', { journey: copyJson(journey) });
    this.#ready.resolve();
    persistence.watch();
  }

  /** Stops the active journey, to show nothing or an error. */
  #stop(error?: ProcessMapError): void {
    this.#persistence.flush();
    this.#persistence.unwatch();
    this.#lastActive = this.#navigation.active ?? this.#lastActive;
    this.#navigation.active = undefined;
    this.#navigation.isReplacing = false;
    this.stage = 'settled';
    this.error = error;
    this.#host.requestUpdate();
  }

  /** Reads the journey that the host page set, if it set one. */
  #readJourneyToRestore(map: MapDefinition): LoadedJourney {
    const journeyToRestore = this.#journeyToRestore;
    this.#journeyToRestore = undefined;
    if (!journeyToRestore) return { journey: null };
    if (journeyToRestore.value !== null)
      return readExternalJourney(journeyToRestore.value, map, en.root.setJourneyUnreadable);
    // `resetAt` makes a merge in other tabs drop entries from before.
    const journey = createJourney(map);
    return { journey: { ...journey, resetAt: journey.createdAt } };
  }
}
