import type { JourneySession } from '../../journey/session.js';
import type { Reason } from '../../journey/types/reason.js';
import type { Outcome } from '../../journey/types/command.js';
import type { JourneyView } from '../../journey/types/view.js';
import { cloneJson } from '../../utils/json.js';
import type { MapDefinition, Problem } from '../../map/map-definition.js';
import type { JourneyStore, Keeper } from '../../stores/index.js';
import type { AttributeValue } from './attributes.js';
import type { ProcessMapError } from './errors.js';

/** A map and how it is kept. */
export interface LoadedMap {
  map: MapDefinition;
  /** The map before its texts were put into another language. */
  base: MapDefinition;
  problems: Problem[];
  /** Why the map is not in the language that it was to be put into. */
  translationError?: ProcessMapError | undefined;
  key: string;
  store: JourneyStore | undefined;
}

/** What is there once a definition and a journey are in. */
export interface ActiveJourney extends LoadedMap {
  saveQueue: Keeper | undefined;
  session: JourneySession;
  view: JourneyView;
}

/** What the parts of a `<process-map>` need of the element itself: its settings, and that it is rendered again. */
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

/** For what leaves the element: nobody outside holds a part of the record. */
export const copyJson = <T>(value: T): T => cloneJson(value) as T;

export type DeniedOutcome = Extract<Outcome, { ok: false }>;

export const createDeniedOutcome = (reason: Reason): DeniedOutcome => ({ ok: false, denial: { reasons: [reason] } });
