import type { ReactiveController } from 'lit';
import { parseJourney } from '../../../journey/parse-journey.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Problem } from '../../../map/map-definition.js';
import { rootStrings } from '../../../strings/en/root.js';
import { copyJson } from '../../../utils/json.js';
import { getDefaultMap } from '../../registries/default-map.js';
import { localizeMap, watchOverlays } from '../../registries/overlays.js';
import { retainPhases, startSession, type ActiveJourney, type LoadedMap } from '../active-journey.js';
import { ProcessMapError } from '../errors.js';
import { dispatchError, dispatchMapEvent } from '../events.js';
import { getError, getLastActive, type ProcessMapHost } from '../state.js';
import type { DraftController } from './draft-controller.js';
import { type LoadedJourney, loadMap, loadStoredJourney, readRestoredJourney, selectJourney } from './load-sources.js';
import type { NavigationController } from './navigation-controller.js';
import type { PersistenceController } from './persistence-controller.js';
import type { StateController } from './state-controller.js';

/** The controllers that a load changes something in. */
interface LoadCollaborators {
  readonly state: StateController;
  readonly drafts: DraftController;
  readonly navigation: NavigationController;
  readonly persistence: PersistenceController;
}

/** Creates a promise with its resolve function. */
function createDeferred() {
  let resolve = () => {};
  const promise = new Promise<void>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}

const createDefinitionError = (problems: Problem[]): ProcessMapError | undefined =>
  problems.length ? new ProcessMapError(rootStrings.problems(problems.length), problems) : undefined;

/** Loads the definition, its translation and the journey, and starts the session. */
export class LoaderController implements ReactiveController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;

  /** Definition that the host page set. */
  #definition: unknown = null;

  /** Journey that the host page set, until the session starts with it. */
  #journeyToRestore: { value: unknown } | undefined;
  #ready = createDeferred();

  /** A load starts after the next update, once for all properties that were set together. */
  #isDue = true;

  /** Aborts the load that is running. */
  #load: AbortController | undefined;

  /** The definition that is loaded or loading, until another one is set. */
  #mapRequest: { result: ReturnType<typeof loadMap>; controller: AbortController } | undefined;

  /** Ends the listener for overlays. */
  #connection: AbortController | undefined;

  constructor(host: ProcessMapHost, { state, drafts, navigation, persistence }: LoadCollaborators) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
    this.#navigation = navigation;
    this.#persistence = persistence;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    watchOverlays(() => this.reload(), signal);
    globalThis.addEventListener('online', () => this.#state.active?.translationError && this.reload(), { signal });
    // A load may have become due while the element was disconnected.
    if (this.#isDue) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  hostUpdated(): void {
    // An update itself loads nothing.
    if (this.#isDue) queueMicrotask(() => this.#startDueLoad());
  }

  setDefinition(definition: unknown): void {
    this.#definition = definition;
    this.reloadDefinition();
  }

  /** Restores a record, now or when the load that is due or running has finished. Null starts a new journey. */
  restoreJourney(value: unknown): void {
    this.#journeyToRestore = { value };
    const { load } = this.#state.value;
    if (load.status === 'ready') this.#start(load.active, true);
  }

  /** Makes a load of another definition due. The previous `ready` promise resolves together with the new one. */
  reloadDefinition(): void {
    const { resolve } = this.#ready;
    this.#ready = createDeferred();
    void this.#ready.promise.then(resolve);
    this.#mapRequest?.controller.abort();
    this.#mapRequest = undefined;
    this.#makeDue(true);
  }

  /** Makes a load with the current settings due. A definition that was fetched before is reused. */
  reload(): void {
    this.#makeDue(false);
  }

  #makeDue(isOtherDefinition: boolean): void {
    // The result of a running load would be outdated.
    this.#load?.abort();
    this.#isDue = true;
    this.#showLoading(isOtherDefinition);
    this.#host.requestUpdate();
  }

  #showLoading(isOtherDefinition = false): void {
    const { load } = this.#state.value;
    this.#state.update({
      load: {
        status: 'loading',
        active: this.#state.active,
        previous: getLastActive(load),
        isReplacing: isOtherDefinition || (load.status === 'loading' && load.isReplacing),
        error: getError(load),
      },
    });
  }

  #startDueLoad(): void {
    if (!this.#isDue || !this.#host.isConnected) return;
    this.#isDue = false;
    this.#load = new AbortController();
    void this.#run(this.#load.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { src } = this.#host;
    const definition = this.#definition ?? getDefaultMap();
    if (!src && definition === null) {
      // Not an error: the host page may still be fetching its definition.
      this.#stop();
      return;
    }
    if (this.#state.value.load.status !== 'loading') this.#showLoading();
    try {
      this.#mapRequest ??= this.#requestMap(src, definition);
      const { map: base, problems } = await this.#mapRequest.result;
      const { map, error } = await localizeMap(base, this.#state.value.language);
      if (signal.aborted) return;
      const { store } = this.#persistence;
      const key = `${map.id}:${this.#host.journeyId || 'default'}`;
      const previous = getLastActive(this.#state.value.load);
      const isSamePlace = previous?.key === key && previous.store === store;
      const loaded = store && !isSamePlace ? await loadStoredJourney(store, key, map) : undefined;
      if (signal.aborted) return;
      const translationError =
        error === undefined
          ? undefined
          : new ProcessMapError(rootStrings.untranslated(map.language), [], { cause: error });
      this.#start({ map, base, problems, translationError, key, store }, isSamePlace, loaded);
    } catch (cause) {
      if (signal.aborted) return;
      const error = cause instanceof ProcessMapError ? cause : new ProcessMapError(String(cause));
      const ready = this.#ready;
      this.#stop(error);
      dispatchError(this.#host, error);
      this.#resolveUnlessReplaced(ready);
    }
  }

  #requestMap(src: string | null | undefined, definition: unknown) {
    const controller = new AbortController();
    return { result: loadMap(src, definition, controller.signal), controller };
  }

  /**
   * Starts a session with the loaded map.
   *
   * @param isSamePlace The previous journey had the same key and store, so it continues.
   */
  #start(loadedMap: LoadedMap, isSamePlace: boolean, loaded: LoadedJourney = { journey: null }): void {
    const { map, base, key, store } = loadedMap;
    // A listener may start a load of another definition, which has a promise of its own.
    const ready = this.#ready;
    const journeyToRestore = this.#journeyToRestore;
    this.#journeyToRestore = undefined;
    const restored = journeyToRestore ? readRestoredJourney(journeyToRestore.value, map) : { journey: null };
    // Pending input belongs to the previous journey, unless the same journey is restored and typing goes on.
    if (restored.journey?.id !== getLastActive(this.#state.value.load)?.journey.id) {
      this.#persistence.flush();
      // A listener of what was committed has set another definition or storage: the load that is due starts instead.
      if (this.#isDue) {
        this.#journeyToRestore ??= journeyToRestore;
        return;
      }
    }
    const previous = getLastActive(this.#state.value.load);
    const continuedJourney = previous?.key === key ? parseJourney(previous.journey, map).journey : null;
    const journey = restored.journey ?? selectJourney(map, loaded.journey, continuedJourney, previous?.store);
    const isOtherJourney = journey.id !== previous?.journey.id;
    if (isOtherJourney && isSamePlace) this.#drafts.forget();
    else if (isOtherJourney) this.#drafts.release();
    this.#drafts.open(key, store, !isOtherJourney);

    const saveQueue = isSamePlace ? previous?.saveQueue : this.#createSaveQueue(loadedMap, loaded);
    this.#showJourney({ ...loadedMap, saveQueue }, journey, isSamePlace ? undefined : loaded);
    if (restored.journey ?? (isSamePlace ? null : continuedJourney))
      this.#persistence.enqueueSave(this.#state.active?.journey ?? journey, []);
    const isNew = !isSamePlace || previous?.base !== base;
    this.#dispatchErrors(loadedMap, isNew, previous, [restored.error, loaded.error]);
    if (isNew) {
      const { journey: readyJourney } = this.#state.active ?? { journey };
      dispatchMapEvent(this.#host, 'process-map-ready', { journey: copyJson(readyJourney) });
    }
    this.#resolveUnlessReplaced(ready);
    this.#persistence.watch();
  }

  /** Resolves a promise of `ready`. One that was replaced resolves with its successor. */
  #resolveUnlessReplaced(ready: ReturnType<typeof createDeferred>): void {
    if (ready === this.#ready) ready.resolve();
  }

  #createSaveQueue({ store, key }: LoadedMap, loaded: LoadedJourney) {
    return store && this.#persistence.createSaveQueue(store, key, loaded.journey ? undefined : loaded.error);
  }

  /**
   * Starts a session and shows it.
   *
   * @param loaded Result of reading the store; undefined if the store is the same as before.
   */
  #showJourney(
    loadedMap: LoadedMap & Pick<ActiveJourney, 'saveQueue'>,
    journey: Journey,
    loaded: LoadedJourney | undefined,
  ): void {
    const { load, progression, shownPhase, requestedPhase, saveState } = this.#state.value;
    const { problems, translationError, store } = loadedMap;
    const previous = getLastActive(load);
    const active = startSession(loadedMap, journey, progression, previous?.view);
    const isSamePhase = journey.id === previous?.journey.id && journey.phase === previous.journey.phase;
    const definitionError = createDefinitionError(problems);
    this.#state.update({
      load: { status: 'ready', active, error: definitionError ?? translationError },
      shownPhase: retainPhases(active, progression, { shownPhase: isSamePhase ? shownPhase : null }).shownPhase,
      lastDenial: null,
      saveState: loaded
        ? {
            status: !loaded.journey && loaded.error ? 'failed' : store ? 'kept' : 'off',
            storage: this.#host.store ? 'host' : this.#host.storage,
            unreadableRecord: loaded.unreadableRecord,
            backup: loaded.backup,
          }
        : saveState,
    });
    if (requestedPhase !== null) this.#navigation.showRequestedPhase();
  }

  /** Dispatches the errors that are new. */
  #dispatchErrors(
    { problems, translationError }: LoadedMap,
    isNew: boolean,
    previous: ActiveJourney | undefined,
    recordErrors: (ProcessMapError | undefined)[],
  ): void {
    const isNewTranslationError = translationError?.message !== previous?.translationError?.message;
    const errors = [
      isNew ? createDefinitionError(problems) : undefined,
      isNewTranslationError ? translationError : undefined,
      ...recordErrors,
    ];
    for (const error of errors) if (error) dispatchError(this.#host, error);
  }

  /** Stops the active journey, to show nothing or an error. */
  #stop(error?: ProcessMapError): void {
    this.#persistence.flush();
    this.#persistence.unwatch();
    const previous = getLastActive(this.#state.value.load);
    this.#state.update({ load: error ? { status: 'failed', error, previous } : { status: 'idle', previous } });
  }
}
