import type { DraftsByField } from '../../stores/drafts.js';
import { createContext } from '@lit/context';
import type { Cycle, Journey } from '../../journey/types/record.js';
import type { JourneyView, Progression } from '../../journey/types/view.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command, Outcome } from '../../journey/types/command.js';
import type { MapDefinition, Phase, Voice } from '../../map/map-definition.js';
import type { Strings } from '../../strings/en/index.js';
import type { PanelItem } from './panel-item.js';
import { LIBRARY_COPY } from '../../utils/library-copy.js';

/** State of saving the journey. */
export interface SaveState {
  /**
   * `off`: nothing is stored; `kept`: loaded, or nothing written yet; `saving`: a save is due or running; `saved`: the
   * last save succeeded; `failed`: the last save or load failed.
   */
  readonly status: 'off' | 'kept' | 'saving' | 'saved' | 'failed';

  /** Storage in use: none, this browser (`local`), this tab (`session`), or a store of the host page (`host`). */
  readonly storage?: 'none' | 'local' | 'session' | 'host';

  /** Time of the last save. */
  readonly savedAt?: Date;

  /** Text of a stored record that could not be read, or not in full. Offered as a download. */
  readonly unreadableRecord?: string | undefined;

  /** Text that no command can carry yet is kept only as long as the page, because the store takes no drafts. */
  readonly hasTemporaryDrafts?: boolean;

  /**
   * Record that is kept in this browser and not in the store of the host page. It is merged only if a person asks for
   * that.
   */
  readonly browserRecord?: Journey | undefined;

  /** Text of an unreadable record that was backed up earlier and is still stored. */
  readonly backup?: string | undefined;
}

/**
 * Everything that the elements below a `<process-map>` render from. Replaced at every change, never mutated. A member
 * is replaced only if its content changed, so that elements can compare by identity.
 */
export interface MapModel {
  readonly map: MapDefinition;

  /** The phases of the map, with the risks and measures that the team added. */
  readonly phases: readonly Phase[];
  readonly journey: Journey;

  /** The cycles before the current one. They do not change any more. */
  readonly earlierCycles: readonly Cycle[];
  readonly view: JourneyView;
  readonly progression: Progression;

  /** Id of the phase that is shown. */
  readonly shownPhase: string;

  /** Number of times that a person moved to a phase. Each time, one element focuses the heading. */
  readonly focusRequests: number;

  /** Id of the phase that a person left to look at this one; undefined if nobody did. */
  readonly leftPhase: string | undefined;

  /** Wordings of lead questions that are shown. */
  readonly voice: Voice;

  /** Level of the heading of a phase, from 1 to 5. Headings inside the phase are one level deeper, at most 6. */
  readonly headingLevel: number;
  readonly readOnly: boolean;
  readonly saveState: SaveState;

  /** Number of times that stored drafts were loaded. */
  readonly draftLoads: number;

  /** Number of times that a journey was shown which does not go on from the one before. A merge goes on. */
  readonly journeyStarts: number;

  /** The last denied command of a person and the reasons, until the next change. Shown by the gate. */
  readonly lastDenial: { readonly command: Command; readonly reasons: Reason[] } | null;

  /** Texts of the user interface. */
  readonly strings: Strings;

  /** BCP 47 tag of `strings`. */
  readonly language: string;

  /** BCP 47 tag of the dates in `strings`: the variety of that language that the page is in. */
  readonly dateLanguage: string;

  /**
   * Returns the BCP 47 tag of a text of the map, or undefined if the text needs no `lang` attribute because its
   * language is that of the page and of `strings`. Texts of one map may differ: a translation may lack some.
   */
  readonly languageOf: (text: unknown) => string | undefined;

  /** Returns the current date in the time zone of the browser, as YYYY-MM-DD. */
  readonly getToday: () => string;
}

/** Text of one panel that the journey does not hold yet. */
export interface PendingInput {
  /**
   * Sends the input.
   *
   * @param nextPhase Id of the phase that the map will show. The input is sent only if the panel leaves its phase then.
   *   Default: it is sent in any case.
   */
  commit(nextPhase?: string): void;

  /** Returns the texts that the journey does not hold. */
  getTexts(): DraftsByField;

  /** Discards the input, because another journey replaces the one that it was typed for. */
  discard(): void;
}

/** Actions that the elements below can request from their `<process-map>`. */
export interface MapActions {
  /** Executes a command on behalf of a person. The host page can prevent it. */
  request(command: Command): Outcome;

  /**
   * Shows a phase on behalf of a person and requests focus for its heading. Does nothing if the phase is unknown, or
   * locked under `strict`.
   */
  show(phase: string): void;

  /** Shows an item of a phase on behalf of a person: opens it, scrolls to it, and moves the focus there. */
  showItem(phase: string, item: PanelItem): void;

  /** Shows the phase that a person left last, where they were. Does nothing if nobody left one for this phase. */
  goBack(): void;

  /** Announces a message in the polite live region. */
  announce(message: string): void;

  /** Returns the record and its drafts as text. Same as `exportJourney` of the element. */
  export(format: 'json' | 'markdown', options?: { blank?: boolean }): string;

  /** Returns true once after a person moved to another phase: the first caller focuses the heading. */
  claimFocusRequest(): boolean;

  /** Registers input that is committed before the page closes, and before the phase or the record is replaced. */
  registerPendingInput(input: PendingInput, signal: AbortSignal): void;

  /** Returns true if a map has a catalogue: in its definition, or registered for it. */
  hasCatalogue(map: MapDefinition): boolean;

  /** Loads the catalogue registered for a map, in the language of the map. `parseMap` has not validated it. */
  loadCatalogue(map: MapDefinition): Promise<unknown>;

  /** Returns the stored draft of a field whose text no command can carry yet. */
  getDraft(field: string): string | undefined;

  /** Stores the draft of a field; an empty text deletes it. All drafts are deleted when the journey is replaced. */
  setDraft(field: string, text: string): void;

  /** Deletes the draft of a field whose text the journey holds now; in the store, once the journey is saved. */
  releaseDraft(field: string): void;

  /** Commits pending input, and returns the texts that the journey does not hold after that. */
  readDrafts(): DraftsByField;

  /** Puts back drafts that were exported. A field that has a draft keeps it. */
  restoreDrafts(texts: DraftsByField): void;
}

/** The read side of a `<process-map>`: the same object for the life of the element. */
export interface MapStore {
  /** Undefined until the definition and the journey are loaded. */
  readonly model: MapModel | undefined;
  readonly actions: MapActions;

  /** Calls a listener after each change of `model`. Returns a function that ends that. */
  subscribe(listener: () => void): () => void;
}

/**
 * Context that `<process-map>` provides to all elements below it. Its value never changes; its model does. Each copy of
 * the library has a key of its own, because the store of another copy may have other members.
 */
export const mapContext = createContext<MapStore>(Symbol.for(`process-map-elements/map ${LIBRARY_COPY}`));
