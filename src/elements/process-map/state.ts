import type { JourneySession } from '../../journey/session.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Outcome } from '../../journey/types/command.js';
import type { JourneyView } from '../../journey/types/view.js';
import { cloneJson } from '../../utils/json.js';
import type { MapDefinition, Problem } from '../../map/map-definition.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import type { SaveQueue } from '../../stores/save-queue.js';
import type { AttributeValue } from './attributes.js';
import type { ProcessMapError } from './errors.js';

/** A loaded map with the key and the store of its journey. */
export interface LoadedMap {
  map: MapDefinition;

  /** The map before translation. */
  base: MapDefinition;

  /** Problems of the definition. */
  problems: Problem[];

  /** Reason why the map could not be translated. */
  translationError?: ProcessMapError | undefined;

  /** Storage key: `<map id>:<journey-id>`. */
  key: string;

  /** Undefined if the journey is not saved. */
  store: JourneyStore | undefined;
}

/** A loaded map with an active journey. */
export interface ActiveJourney extends LoadedMap {
  saveQueue: SaveQueue | undefined;
  session: JourneySession;

  /** View of the current state of the session's journey. */
  view: JourneyView;
}

/** The `<process-map>` element as its controllers see it: the settings, and a way to request an update. */
export interface ProcessMapHost extends HTMLElement {
  readonly src: string | null | undefined;
  readonly progression: AttributeValue<'progression'>;
  readonly storage: AttributeValue<'storage'>;
  readonly journeyId: string;
  readonly voice: AttributeValue<'voice'>;
  readonly headingLevel: AttributeValue<'headingLevel'>;
  readonly readOnly: boolean;
  readonly store: JourneyStore | null | undefined;
  requestUpdate(): void;
}

/** Copies JSON that leaves the element, so that the page cannot mutate the record. */
export const copyJson = <T>(value: T): T => cloneJson(value) as T;

/** Outcome of a denied command. */
export type DeniedOutcome = Extract<Outcome, { ok: false }>;

/** Creates the outcome of a command that is denied for one reason. */
export const createDeniedOutcome = (reason: Reason): DeniedOutcome => ({ ok: false, denial: { reasons: [reason] } });
