import { isEmptyJourney, isEquivalentJourney, mergeJourneys } from '../../../journey/merge.js';
import { parseJourney } from '../../../journey/parse-journey.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Problem } from '../../../map/map-definition.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import { rootStrings } from '../../../strings/en/root.js';
import { copyJson } from '../../../utils/json.js';
import { retainPhases, startSession, type ActiveJourney, type LoadedMap } from '../active-journey.js';
import { ProcessMapError } from '../errors.js';
import { dispatchError, dispatchMapEvent } from '../events.js';
import { getLastActive, type ProcessMapHost } from '../state.js';
import type { Collaborators } from './collaborators.js';
import type { DraftController } from './draft-controller.js';
import { joinJourneys, type LoadedJourney } from './load-sources.js';
import type { NavigationController } from './navigation-controller.js';
import type { PersistenceController } from './persistence-controller.js';
import type { StateController } from './state-controller.js';

const createDefinitionError = (problems: Problem[]): ProcessMapError | undefined =>
  problems.length ? new ProcessMapError(rootStrings.problems(problems.length), problems) : undefined;

/** Activates the journey that a load or the page provides, and goes on with what this element recorded before. */
export class JourneyActivator {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;
  readonly #navigation: NavigationController;
  readonly #persistence: PersistenceController;

  constructor(host: ProcessMapHost, { state, drafts, navigation, persistence }: Collaborators) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
    this.#navigation = navigation;
    this.#persistence = persistence;
  }

  /**
   * Activates the journey to go on with: one that the page restores, or what the store holds and what goes on from
   * before.
   *
   * @param isSameStorage The previous journey had the same key and store, so it continues and nothing was loaded.
   */
  activate(loadedMap: LoadedMap, isSameStorage: boolean, loaded: LoadedJourney, restored: LoadedJourney): void {
    const { map, base, key, store } = loadedMap;
    // Read only now: the commit may have changed the active journey.
    const previous = getLastActive(this.#state.value.load);
    // Records of others that were saved while no journey was active.
    const mergedJourney = this.#state.active ? undefined : previous?.saveQueue?.journey;
    const continuedJourney =
      previous?.key === key
        ? parseJourney(mergedJourney ? mergeJourneys(previous.journey, mergedJourney) : previous.journey, map).journey
        : null;
    const ownWork = this.#persistence.getOwnWork(key);
    const isPrivate =
      previous?.store instanceof WebStorageStore && store !== undefined && !(store instanceof WebStorageStore);
    const carriedJourney = isSameStorage
      ? continuedJourney
      : continuedJourney && ownWork.carry(map, continuedJourney, loaded.journey, isPrivate);
    const { journey: storedJourney } = loaded;
    if (!isSameStorage && continuedJourney) previous?.saveQueue?.finish();
    const unsaved = isSameStorage ? [] : this.#persistence.takeUnsaved(key, store);
    const unsavedJourneys = unsaved.map(({ journey }) => journey);
    const unsavedFacts = unsaved.flatMap(({ facts }) => facts);
    const journey = restored.journey ?? joinJourneys(map, storedJourney, carriedJourney, unsavedJourneys);
    if (restored.journey) ownWork.noteReplaced();
    else if (storedJourney) ownWork.noteLoaded();

    const isContinued = restored.journey ? journey.id === previous?.journey.id : continuedJourney !== null;
    const carriedTexts = carriedJourney === continuedJourney ? this.#drafts.texts : this.#drafts.ownTexts;
    if (!isContinued && isSameStorage) this.#drafts.forget();
    else if (!isContinued) this.#drafts.release();
    this.#drafts.open(key, store, loaded.storedTexts, isContinued ? carriedTexts : {});

    const saveQueue = isSameStorage ? previous?.saveQueue : this.#createSaveQueue(loadedMap, loaded);
    this.#showJourney({ ...loadedMap, saveQueue }, journey, isSameStorage ? undefined : loaded, isContinued);
    // A listener may have changed the journey since.
    const getJourney = () => this.#state.active?.journey ?? journey;
    const isStored = storedJourney !== null && isEquivalentJourney(journey, storedJourney);
    // A store gets nothing from a mere visit.
    const holdsNothing = [storedJourney, continuedJourney, journey].every((each) => !each || isEmptyJourney(map, each));
    const isUnsaved =
      restored.journey !== null || (!isSameStorage && carriedJourney !== null) || unsavedJourneys.length > 0;
    if ((isUnsaved && !isStored && !holdsNothing) || unsavedFacts.length > 0)
      this.#persistence.enqueueSave(getJourney(), unsavedFacts);
    if (!isSameStorage) {
      if (loaded.isUnknown) this.#persistence.scheduleLoad();
      this.#persistence.offerBrowserRecord(isPrivate ? previous.store : undefined);
    }
    const isOtherMapOrStorage = !isSameStorage || previous?.base !== base;
    this.#dispatchErrors(loadedMap, isOtherMapOrStorage, previous, [restored.error, loaded.error]);
    if (isOtherMapOrStorage) dispatchMapEvent(this.#host, 'process-map-ready', { journey: copyJson(getJourney()) });
  }

  #createSaveQueue(loadedMap: LoadedMap, { journey, error }: LoadedJourney) {
    const { store } = loadedMap;
    return store && this.#persistence.createSaveQueue({ ...loadedMap, store }, journey ? undefined : error);
  }

  /**
   * Starts a session, and updates the state with it and with the result of reading the store.
   *
   * @param loaded Result of reading the store; undefined if the store is the same as before.
   * @param isContinued The journey goes on, perhaps merged with a stored one.
   */
  #showJourney(
    loadedMap: LoadedMap & Pick<ActiveJourney, 'saveQueue'>,
    journey: Journey,
    loaded: LoadedJourney | undefined,
    isContinued: boolean,
  ): void {
    const { load, progression, shownPhase, requestedPhase, saveState, journeyStarts } = this.#state.value;
    const { problems, translationError, store } = loadedMap;
    const previous = getLastActive(load);
    const active = startSession(loadedMap, journey, progression, previous?.view);
    const isSamePhase = isContinued && journey.phase === previous?.journey.phase;
    const definitionError = createDefinitionError(problems);
    this.#state.update({
      load: { status: 'ready', active, error: definitionError ?? translationError },
      shownPhase: retainPhases(active, progression, { shownPhase: isSamePhase ? shownPhase : null }).shownPhase,
      journeyStarts: isContinued ? journeyStarts : journeyStarts + 1,
      lastDenial: null,
      hasUnsavedPrevious: this.#persistence.hasFailedBesides(loadedMap.key),
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
    isOtherMapOrStorage: boolean,
    previous: ActiveJourney | undefined,
    recordErrors: (ProcessMapError | undefined)[],
  ): void {
    const isNewTranslationError = translationError?.message !== previous?.translationError?.message;
    const errors = [
      isOtherMapOrStorage ? createDefinitionError(problems) : undefined,
      isNewTranslationError ? translationError : undefined,
      ...recordErrors,
    ];
    for (const error of errors) if (error) dispatchError(this.#host, error);
  }
}
