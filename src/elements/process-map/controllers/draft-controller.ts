import type { JourneyStore } from '../../../stores/journey-store.js';
import type { PendingInput } from '../../context/map-context.js';
import { DraftStore, type DraftTexts } from './draft-store.js';
import type { StateController } from './state-controller.js';

/** Commits and discards the pending input of the panels, and stores drafts that no command can carry yet. */
export class DraftController {
  readonly #state: StateController;
  readonly #pendingInputs = new Set<PendingInput>();

  /** Stored drafts of one journey, with the key and store that they belong to. */
  #drafts: { key: string; store: JourneyStore | undefined; draftStore: DraftStore } | undefined;

  readonly #onSaveFailed: (error: unknown) => void;

  /** @param onSaveFailed Called when drafts could not be stored. */
  constructor(state: StateController, onSaveFailed: (error: unknown) => void) {
    this.#state = state;
    this.#onSaveFailed = onSaveFailed;
  }

  /** All drafts of the journey, by field. */
  get texts(): DraftTexts {
    return this.#drafts?.draftStore.texts ?? {};
  }

  /** The drafts of the journey that were written in this element. */
  get ownTexts(): DraftTexts {
    return this.#drafts?.draftStore.ownTexts ?? {};
  }

  register(input: PendingInput, signal: AbortSignal): void {
    this.#pendingInputs.add(input);
    signal.addEventListener('abort', () => this.#pendingInputs.delete(input));
  }

  /**
   * Commits pending input.
   *
   * @param nextPhase Commits only the input of panels that leave their phase when the map shows this one.
   */
  commit(nextPhase?: string): void {
    for (const input of this.#pendingInputs) input.commit(nextPhase);
  }

  /** Discards pending input, but keeps the stored drafts of the journey that it was typed for. */
  release(): void {
    for (const input of this.#pendingInputs) input.discard();
  }

  /** Discards pending input, and deletes all drafts of the journey. */
  forget(): void {
    this.release();
    this.#drafts?.draftStore.clear();
  }

  /**
   * Loads the stored drafts of a journey, unless they are in use already.
   *
   * @param carriedTexts Drafts that go on with the journey in another store.
   */
  open(key: string, store: JourneyStore | undefined, carriedTexts: DraftTexts): void {
    if (this.#drafts?.key === key && this.#drafts.store === store) return;
    const handleLoad = () => this.#state.update({ draftLoads: this.#state.value.draftLoads + 1 });
    const draftStore: DraftStore = new DraftStore(
      store,
      key,
      {
        handleLoad,
        handleStatus: (draftStatus, error) => {
          // Drafts of a journey before are retried, but no longer in sight.
          if (this.#drafts?.draftStore === draftStore) this.#state.update({ draftStatus });
          if (draftStatus === 'failed') this.#onSaveFailed(error);
        },
      },
      carriedTexts,
    );
    this.#drafts = { key, store, draftStore };
    this.#state.update({ draftStatus: 'kept' });
    // Panels must not go on showing the drafts of the store before.
    handleLoad();
  }

  /** Repeats now what failed, such as when the line is back. */
  retry(): void {
    this.#drafts?.draftStore.retry();
  }

  /** Saves what is not saved yet. The page is being left. */
  flushBeforeLeaving(): void {
    this.#drafts?.draftStore.flushBeforeLeaving();
  }

  get(field: string): string | undefined {
    return this.#drafts?.draftStore.get(field);
  }

  /** Stores the draft of a field; an empty text deletes it. */
  set(field: string, text: string): void {
    this.#drafts?.draftStore.set(field, text);
  }
}
