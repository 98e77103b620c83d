import { createContext } from '@lit/context';
import type { Journey } from '../../journey/types/record.js';
import type { JourneyView, Progression } from '../../journey/types/view.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Command, Outcome } from '../../journey/types/command.js';
import type { MapDefinition, Voice } from '../../map/map-definition.js';
import type { Strings } from '../../strings/en/index.js';

/** How keeping the journey stands. */
export interface SaveState {
  /** `off`: nothing keeps it here; `kept`: loaded or nothing written yet; `saving`; `saved`; `failed`. */
  status: 'off' | 'kept' | 'saving' | 'saved' | 'failed';
  /** What keeps it: this browser, this tab, or a store of the page. */
  storage?: 'none' | 'local' | 'session' | 'host';
  /** When it was last saved. */
  savedAt?: Date;
  /** A record that could not be read and was set aside: its text, for download. */
  unreadableRecord?: string | undefined;
  /** The text of one that was set aside before, and is still kept. */
  backup?: string | undefined;
}

/** Which wordings of lead questions are shown. */
export type VoiceSetting = Voice;

/** All that the elements below a `<process-map>` render from. A new object for every change; never mutated. */
export interface MapModel {
  readonly map: MapDefinition;
  readonly journey: Journey;
  readonly view: JourneyView;
  readonly progression: Progression;
  /** Id of the phase on show. */
  readonly shownPhase: string;
  readonly voice: VoiceSetting;
  /** Level of the heading of a phase: 1 to 5. Headings inside it are one deeper, at most 6. */
  readonly headingLevel: number;
  readonly readOnly: boolean;
  readonly saveState: SaveState;
  /** The day it is where the person is, as YYYY-MM-DD. */
  readonly today: string;
  /** What the last refused request lacked, until the next change; shown by the gate. */
  readonly lastDenial: { command: Command; reasons: Reason[] } | null;
  readonly strings: Strings;
  /** BCP 47 tag of `strings`. */
  readonly language: string;
  /** BCP 47 tag of a text of the map, where it differs from `language`; else undefined. A translation may not have all of them. */
  readonly languageOf: (text: unknown) => string | undefined;
}

/** What the elements below can ask of their `<process-map>`. The same object as long as it lives. */
export interface MapActions {
  /** Asks, as a person, for a command: the host page may refuse. */
  request(command: Command): Outcome;
  /** Shows another phase, as a person; its heading is then focused. Locked phases under `strict` are ignored. */
  show(phase: string): void;
  /** Says something politely to assistive technology. */
  announce(message: string): void;
  /** The record as `exportJourney` gives it. */
  export(format: 'json' | 'markdown', options?: { blank?: boolean }): string;
  /** True once after a person moved to another phase: whoever asks first focuses its heading. */
  takeFocusRequest(): boolean;
  /**
   * Registers something that may hold text not yet sent; called before the page is left or the record is read. It is
   * to `forget` such text where another journey took the place of the one that it was written for.
   */
  registerPendingInput(flush: (forget?: boolean) => void, signal: AbortSignal): void;
  /** The catalogue that is registered for the map, in the language of its texts. It was not read by `parseMap`. */
  loadCatalogue(): Promise<unknown>;
  /**
   * The text kept of a field that no command can carry yet; `text` takes its place, the empty one leaves none. It is
   * forgotten where another journey takes the place of this one.
   */
  draftText(field: string, text?: string): string | undefined;
}

/** Given by `<process-map>` once its definition and journey are in; null before. */
export interface MapContext {
  readonly model: MapModel;
  readonly actions: MapActions;
}

export const mapContext = createContext<MapContext | null>(Symbol.for('process-map-elements/map'));
