import type { ReactiveController } from 'lit';
import type { Journey } from '../../../journey/types/record.js';
import { rootStrings } from '../../../strings/en/root.js';
import { RetryTimer } from '../../../stores/retry-timer.js';
import { isSameJson, type Json } from '../../../utils/json.js';
import { getDefaultMap } from '../../registries/default-map.js';
import { localizeMap, watchOverlays } from '../../registries/overlays.js';
import type { LoadedMap } from '../active-journey.js';
import { ProcessMapError } from '../errors.js';
import { dispatchError } from '../events.js';
import { getActive, getError, getLastActive, type ProcessMapHost } from '../state.js';
import type { Collaborators } from './collaborators.js';
import { JourneyActivator } from './journey-activator.js';
import type { DraftController } from './draft-controller.js';
import { type LoadedJourney, loadMap, loadStoredJourney, readRestoredJourney } from './load-sources.js';
import { shareDefinition } from './shared-definitions.js';
import { SettingAdvice } from './setting-advice.js';
import type { PersistenceController } from './persistence-controller.js';
import type { StateController } from './state-controller.js';

/** Creates a promise with its resolve function. */
function createDeferred() {
  let resolve = () => {};
  const promise = new Promise<void>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}

/** Loads the definition, its translation and the journey, and starts the session. */
export class LoaderController implements ReactiveController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;
  readonly #persistence: PersistenceController;

  /** Copy of the definition that the host page set. Elements with the same one share it. */
  #definition: Json = null;

  /** Journey that the page set, until the session starts with it. Wrapped, because null stands for a new journey. */
  #journeyToRestore: { value: unknown } | undefined;
  #ready = createDeferred();

  /** The record that the host page restored last, with its copy and the key of the journey that it became. */
  #restored: { record: unknown; value: unknown; key: string | undefined } | undefined;
  readonly #advice = new SettingAdvice();
  readonly #activator: JourneyActivator;

  /** A load starts after the next update, once for all properties that were set together. */
  #isDue = true;

  /** Aborts the load that is running. */
  #runningLoad: AbortController | undefined;

  /** The definition that is loaded or loading, until another one is set. */
  #mapRequest: { result: ReturnType<typeof loadMap>; controller: AbortController } | undefined;

  /** Fetches `src` again. */
  readonly #fetchRetry = new RetryTimer(() => this.reload());

  /** Message of the last error of fetching `src`, which is not dispatched again before the next definition. */
  #fetchFailure: string | undefined;

  /** Ends the listener for overlays. */
  #connection: AbortController | undefined;

  constructor(host: ProcessMapHost, collaborators: Collaborators) {
    this.#host = host;
    this.#state = collaborators.state;
    this.#drafts = collaborators.drafts;
    this.#persistence = collaborators.persistence;
    this.#activator = new JourneyActivator(host, collaborators);
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    watchOverlays(() => this.reload(), signal);
    const handleOnline = () => {
      if (this.#state.active?.translationError) this.reload();
      this.#fetchRetry.runNow();
    };
    globalThis.addEventListener('online', handleOnline, { signal });
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

  /** Sets the definition, as a copy. One that equals the definition in use is no news. */
  setDefinition(definition: Json): void {
    const { activeForHost } = this.#state;
    const isInUse =
      !this.#host.src &&
      definition !== null &&
      activeForHost !== undefined &&
      [activeForHost.map, activeForHost.base, this.#definition].some((used) => isSameJson(used, definition));
    if (isInUse) return;
    this.#definition = shareDefinition(definition);
    this.reloadDefinition();
  }

  /**
   * Restores a record: now if a journey is ready, else with the next load that succeeds. Null starts a new journey. A
   * record that equals the one in use is no news, and neither is another copy of the record that was restored last: a
   * framework that renders again passes one.
   *
   * @param record The value that the page passed.
   * @param value A copy of it.
   */
  restoreJourney(record: unknown, value: unknown): void {
    const { load } = this.#state.value;
    const key = getActive(load)?.key;
    const { record: lastRecord, key: lastKey, value: lastValue } = this.#restored ?? {};
    const isRepeated = () => record !== lastRecord && key === lastKey && isSameJson(lastValue, value);
    if (value !== null && load.status === 'ready' && (isRepeated() || isSameJson(load.active.journey, value))) return;
    this.#restored = { record, value, key };
    this.#journeyToRestore = { value };
    if (load.status === 'ready') this.#start(load.active, true);
  }

  /** Notes that the page named the journey. */
  noteJourneyId(): void {
    this.#advice.hasJourneyId = true;
  }

  /** Makes a load of another definition due. The previous `ready` promise resolves together with the new one. */
  reloadDefinition(): void {
    const { resolve } = this.#ready;
    this.#ready = createDeferred();
    void this.#ready.promise.then(resolve);
    this.#mapRequest?.controller.abort();
    this.#mapRequest = undefined;
    this.#fetchRetry.reset();
    this.#fetchFailure = undefined;
    this.#makeDue(true);
  }

  /** Makes a load with the current settings due. A definition that was fetched before is reused. */
  reload(): void {
    this.#makeDue(false);
  }

  #makeDue(isOtherDefinition: boolean): void {
    // The result of a running load would be outdated.
    this.#runningLoad?.abort();
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
    this.#runningLoad = new AbortController();
    void this.#run(this.#runningLoad.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { src } = this.#host;
    const definition = this.#definition;
    if (!src && definition === null && getDefaultMap() === null) {
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
      const isSameStorage = previous?.key === key && previous.store === store;
      this.#advice.check(this.#host, key, store);
      const isOtherStore = store && !isSameStorage;
      const [loaded, storedTexts] = await Promise.all([
        isOtherStore ? loadStoredJourney(store, key, map) : undefined,
        this.#drafts.load(key, store),
      ]);
      if (signal.aborted) return;
      const translationError =
        error === undefined
          ? undefined
          : new ProcessMapError(rootStrings.untranslated(map.language), [], { cause: error });
      const getPerson = () => this.#state.value.person;
      this.#start({ map, base, problems, translationError, key, store, getPerson }, isSameStorage, {
        journey: null,
        ...loaded,
        storedTexts,
      });
    } catch (cause) {
      if (signal.aborted) return;
      const error = cause instanceof ProcessMapError ? cause : new ProcessMapError(String(cause));
      const ready = this.#ready;
      const isRepeated = error.message === this.#fetchFailure;
      this.#stop(error);
      // Only an error of fetching has a cause.
      if (error.cause) {
        this.#mapRequest = undefined;
        this.#fetchFailure = error.message;
        this.#fetchRetry.schedule();
      }
      if (!isRepeated) dispatchError(this.#host, error);
      this.#resolveUnlessReplaced(ready);
    }
  }

  #requestMap(src: string | null | undefined, definition: Json) {
    const controller = new AbortController();
    return { result: loadMap(src, definition, controller.signal), controller };
  }

  /**
   * Starts a session with the loaded map.
   *
   * @param isSameStorage The previous journey had the same key and store, so it continues.
   */
  #start(loadedMap: LoadedMap, isSameStorage: boolean, loaded: LoadedJourney = { journey: null }): void {
    // A listener may start a load of another definition, which has a promise of its own.
    const ready = this.#ready;
    const journeyToRestore = this.#journeyToRestore;
    this.#journeyToRestore = undefined;
    const restored = journeyToRestore
      ? readRestoredJourney(journeyToRestore.value, loadedMap.map)
      : ({ journey: null } as LoadedJourney);
    if (!this.#commitBeforeReplacing(isSameStorage ? restored.journey : null)) {
      // The load that is due starts with the journey instead.
      this.#journeyToRestore ??= journeyToRestore;
      return;
    }
    this.#activator.activate(loadedMap, isSameStorage, loaded, restored);
    this.#resolveUnlessReplaced(ready);
    this.#persistence.watch();
  }

  /**
   * Commits pending input before another journey replaces the active one. Typing goes on if the same journey is
   * restored. Returns false if a listener of what was committed made another load due.
   */
  #commitBeforeReplacing(nextJourney: Journey | null): boolean {
    if (nextJourney?.id === getLastActive(this.#state.value.load)?.journey.id) return true;
    this.#persistence.flush();
    return !this.#isDue;
  }

  /** Resolves a `ready` promise, unless another definition replaced it: then it resolves with its successor. */
  #resolveUnlessReplaced(ready: ReturnType<typeof createDeferred>): void {
    if (ready === this.#ready) ready.resolve();
  }

  /** Stops the active journey, to show nothing or an error. */
  #stop(error?: ProcessMapError): void {
    this.#persistence.flush();
    this.#persistence.unwatch();
    const previous = getLastActive(this.#state.value.load);
    this.#state.update({ load: error ? { status: 'failed', error, previous } : { status: 'idle', previous } });
  }
}
