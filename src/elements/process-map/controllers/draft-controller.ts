import type { JourneyStore } from '../../../stores/journey-store.js';
import { getCurrentCycle } from '../../../journey/record.js';
import type { Journey } from '../../../journey/types/record.js';
import type { DraftsByField, PendingInput } from '../../context/map-context.js';
import { createDraftStore, type DraftStore } from './draft-store.js';
import type { StateController } from './state-controller.js';

/** Returns true if the journey holds the stored draft of a reason for a decision, or of the note on a phase. */
function isRecorded(journey: Journey, field: string, text: string): boolean {
  const { decisions, phases } = getCurrentCycle(journey);
  const phase = field.replace(/:[^:]*$/, '');
  return text === (field.endsWith(':reason') ? decisions[phase]?.reason : phases[phase]?.completion?.note);
}

/** Commits and discards the pending input of the panels, and stores drafts that no command can carry yet. */
export class DraftController {
  readonly #state: StateController;
  readonly #pendingInputs = new Set<PendingInput>();

  /** Stored drafts of one journey, with the key and store that they belong to. */
  #drafts: { key: string; store: JourneyStore | undefined; draftStore: DraftStore } | undefined;

  constructor(state: StateController) {
    this.#state = state;
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
   * @param isContinued The journey continues in another store, with its drafts.
   */
  open(key: string, store: JourneyStore | undefined, isContinued: boolean): void {
    if (this.#drafts?.key === key && this.#drafts.store === store) return;
    const handleLoad = () => this.#state.update({ draftLoads: this.#state.value.draftLoads + 1 });
    const texts = isContinued ? this.#drafts?.draftStore.texts : undefined;
    this.#drafts = { key, store, draftStore: createDraftStore(store, key, handleLoad, texts) };
    // Panels must not go on showing the drafts of the store before.
    handleLoad();
  }

  /** Commits pending input, and returns the texts that the journey does not hold after that. */
  read(): DraftsByField {
    this.commit();
    const { active } = this.#state;
    const texts: Record<string, string> = { ...this.#drafts?.draftStore.texts };
    for (const input of this.#pendingInputs) Object.assign(texts, input.getTexts());
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
    return this.#drafts?.draftStore.get(field);
  }

  /** Stores the draft of a field; an empty text deletes it. */
  set(field: string, text: string): void {
    this.#drafts?.draftStore.set(field, text);
  }
}
