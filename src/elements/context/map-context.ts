import { createContext } from '@lit/context';
import type { Journey } from '../../journey/types/record.js';
import type { JourneyView, Progression } from '../../journey/types/view.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command, Outcome } from '../../journey/types/command.js';
import type { MapDefinition, Voice } from '../../map/map-definition.js';
import type { Strings } from '../../strings/en/index.js';

/** State of saving the journey. */
export interface SaveState {
  /**
   * `off`: nothing is stored; `kept`: loaded, or nothing written yet; `saving`: a save is due or running; `saved`: the
   * last save succeeded; `failed`: the last save or load failed.
   */
  status: 'off' | 'kept' | 'saving' | 'saved' | 'failed';

  /** Storage in use: none, this browser (`local`), this tab (`session`), or a store of the host page (`host`). */
  storage?: 'none' | 'local' | 'session' | 'host';

  /** Time of the last save. */
  savedAt?: Date;

  /** Text of a stored record that could not be read, or not in full. Offered as a download. */
  unreadableRecord?: string | undefined;

  /** Text of an unreadable record that was backed up earlier and is still stored. */
  backup?: string | undefined;
}

/** Everything that the elements below a `<process-map>` render from. Replaced at every change, never mutated. */
export interface MapModel {
  readonly map: MapDefinition;
  readonly journey: Journey;
  readonly view: JourneyView;
  readonly progression: Progression;

  /** Id of the phase that is shown. */
  readonly shownPhase: string;

  /** Wordings of lead questions that are shown. */
  readonly voice: Voice;

  /** Level of the heading of a phase, from 1 to 5. Headings inside the phase are one level deeper, at most 6. */
  readonly headingLevel: number;
  readonly readOnly: boolean;
  readonly saveState: SaveState;

  /** Current date in the time zone of the browser, as YYYY-MM-DD. */
  readonly today: string;

  /** The last denied command of a person and the reasons, until the next change. Shown by the gate. */
  readonly lastDenial: { command: Command; reasons: Reason[] } | null;

  /** Texts of the user interface. */
  readonly strings: Strings;

  /** BCP 47 tag of `strings`. */
  readonly language: string;

  /**
   * Returns the BCP 47 tag of a text of the map, or undefined if the text needs no `lang` attribute because its
   * language is that of the page and of `strings`. Texts of one map may differ: a translation may lack some.
   */
  readonly languageOf: (text: unknown) => string | undefined;
}

/**
 * Actions that the elements below can request from their `<process-map>`. The same object for the life of the element.
 */
export interface MapActions {
  /** Executes a command on behalf of a person. The host page can prevent it. */
  request(command: Command): Outcome;

  /**
   * Shows a phase on behalf of a person and requests focus for its heading. Does nothing if the phase is unknown, or
   * locked under `strict`.
   */
  show(phase: string): void;

  /** Announces a message in the polite live region. */
  announce(message: string): void;

  /** Returns the record as text. Same as `exportJourney` of the element. */
  export(format: 'json' | 'markdown', options?: { blank?: boolean }): string;

  /** Returns true once after a person moved to another phase: the first caller focuses the heading. */
  takeFocusRequest(): boolean;

  /**
   * Registers a callback that commits pending input. It is called before the page is closed and before the record is
   * read. With `shouldDiscard` it must discard the input instead, because another journey replaces the one that it was
   * typed for.
   */
  registerPendingInput(commit: (shouldDiscard?: boolean) => void, signal: AbortSignal): void;

  /**
   * Loads the catalogue registered for the map, in the language of the map. It has not been validated by `parseMap`.
   */
  loadCatalogue(): Promise<unknown>;

  /**
   * Returns the draft of a field whose text no command can carry yet. With `text` it replaces the draft; an empty text
   * deletes it. Drafts are deleted when another journey replaces this one.
   */
  draftText(field: string, text?: string): string | undefined;
}

/** Context value of `<process-map>`: null until the definition and the journey are loaded. */
export interface MapContext {
  readonly model: MapModel;
  readonly actions: MapActions;
}

/** Context that `<process-map>` provides to all elements below it. */
export const mapContext = createContext<MapContext | null>(Symbol.for('process-map-elements/map'));
