import type { DraftsByField } from '../../../stores/drafts.js';
import { getCurrentCycle } from '../../../journey/record.js';
import type { Journey } from '../../../journey/types/record.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import type { PendingInput } from '../../context/map-context.js';
import { runEach } from '../../internal/run-each.js';
import { DraftStore, loadDrafts } from './draft-store.js';
import type { StateController } from './state-controller.js';

/** Matches the field of a decision: its phase, the kind of the text, and the option that it belongs to. */
const DECISION_FIELD = /^(.*):(reason|review)(?::(go|wait|stop))?$/s;

/** Returns true if the journey holds the stored draft of a text of a decision, or of the note on a completion. */
function isRecorded(journey: Journey, field: string, text: string): boolean {
  const { decisions, phases } = getCurrentCycle(journey);
  const [, decided, kind, option] = DECISION_FIELD.exec(field) ?? [];
  if (decided === undefined) return text === phases[field.replace(/:note$/, '')]?.completion?.note;
  const decision = decisions[decided];
  const isSameOption = option === undefined || option === decision?.option;
  return isSameOption && text === (kind === 'reason' ? decision?.reason : decision?.reviewOn);
}

/** Commits and discards the pending input of the panels, and stores drafts that no command can carry yet. */
export class DraftController {
  readonly #state: StateController;
  readonly #pendingInputs = new Set<PendingInput>();

  /** Drafts of the active journey. */
  #draftStore: DraftStore | undefined;

  /** These, and drafts of journeys before that are not saved yet. */
  readonly #openStores = new Set<DraftStore>();

  readonly #onSaveFailed: (error: unknown) => void;

  /** @param onSaveFailed Called when drafts could not be stored. */
  constructor(state: StateController, onSaveFailed: (error: unknown) => void) {
    this.#state = state;
    this.#onSaveFailed = onSaveFailed;
  }

  /** All drafts of the journey, by field. */
  get texts(): DraftsByField {
    return this.#draftStore?.texts ?? {};
  }

  /** The drafts of the journey that were written in this element. */
  get ownTexts(): DraftsByField {
    return this.#draftStore?.ownTexts ?? {};
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
    runEach(this.#pendingInputs, (input) => input.commit(nextPhase));
  }

  /** Discards pending input, but keeps the stored drafts of the journey that it was typed for. */
  release(): void {
    runEach(this.#pendingInputs, (input) => input.discard());
  }

  /** Discards pending input, and deletes all drafts of the journey. */
  forget(): void {
    this.release();
    this.#draftStore?.clear();
  }

  /** Loads the stored drafts of a journey; undefined if they are in use already, or the store fails. */
  async load(key: string, store: JourneyStore | undefined): Promise<DraftsByField | undefined> {
    if (this.#draftStore?.belongsTo(key, store)) return undefined;
    return loadDrafts(store, key).catch(() => undefined);
  }

  /**
   * Opens the drafts of a journey, unless they are open already.
   *
   * @param storedTexts The stored drafts; undefined if they could not be loaded.
   * @param carriedTexts Drafts that go on with the journey in another store.
   */
  open(
    key: string,
    store: JourneyStore | undefined,
    storedTexts: DraftsByField | undefined,
    carriedTexts: DraftsByField,
  ): void {
    if (this.#draftStore?.belongsTo(key, store)) return;
    let lingeringTexts: Record<string, string> = {};
    for (const draftStore of this.#openStores) {
      // Two instances for one journey would overwrite each other's texts.
      if (draftStore.belongsTo(key, store) && draftStore.hasUnsavedChanges)
        lingeringTexts = { ...lingeringTexts, ...draftStore.ownTexts };
      if (draftStore.key === key) draftStore.finish();
      if (!draftStore.hasUnsavedChanges) this.#openStores.delete(draftStore);
    }
    const handleLoad = () => this.#state.update({ draftLoads: this.#state.value.draftLoads + 1 });
    const draftStore: DraftStore = new DraftStore(
      store,
      key,
      {
        handleLoad,
        handleStatus: (draftStatus, error) => {
          // A failed save stays in sight until one succeeds.
          const isOutdone = draftStatus === 'saving' && this.#state.value.draftStatus === 'failed';
          // Drafts of a journey before are retried, but no longer in sight.
          if (this.#draftStore === draftStore && !isOutdone) this.#state.update({ draftStatus });
          if (draftStatus === 'failed') this.#onSaveFailed(error);
        },
      },
      storedTexts,
      { ...lingeringTexts, ...carriedTexts },
    );
    this.#draftStore = draftStore;
    this.#openStores.add(draftStore);
    this.#state.update({ draftStatus: draftStore.isWaiting ? 'failed' : 'kept' });
    draftStore.start();
    // Panels must not go on showing the drafts of the store before.
    handleLoad();
  }

  /** Deletes the draft of a field whose text the journey holds now; in the store, once the journey is saved. */
  releaseText(field: string): void {
    this.#draftStore?.release(field);
  }

  /** Deletes the released drafts in the store, because the journey was saved. */
  confirmSaved(): void {
    this.#draftStore?.confirmSaved();
  }

  /** Repeats now what failed, such as when the line is back. */
  retry(): void {
    for (const draftStore of this.#openStores) draftStore.retry();
  }

  /** Saves what is not saved yet. The page is being left. */
  flushBeforeLeaving(): void {
    for (const draftStore of this.#openStores) draftStore.flushBeforeLeaving();
  }

  /** Commits pending input, and returns the texts that the journey does not hold after that. */
  read(): DraftsByField {
    this.commit();
    const { active } = this.#state;
    let texts: Record<string, string> = { ...this.#draftStore?.texts };
    for (const input of this.#pendingInputs) texts = { ...texts, ...input.getTexts() };
    for (const [field, text] of Object.entries(texts)) {
      if (!text || !active || isRecorded(active.journey, field, text)) delete texts[field];
    }
    return texts;
  }

  /** Puts back drafts that were exported. A field that has a draft keeps it. */
  restore(texts: DraftsByField): void {
    for (const [field, text] of Object.entries(texts)) if (!this.get(field)) this.set(field, text);
    this.#state.update({ draftLoads: this.#state.value.draftLoads + 1 });
  }

  get(field: string): string | undefined {
    return this.#draftStore?.get(field);
  }

  /** Stores the draft of a field; an empty text deletes it. */
  set(field: string, text: string): void {
    this.#draftStore?.set(field, text);
  }
}
