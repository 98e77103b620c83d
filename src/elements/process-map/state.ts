import type { Reason } from '../../journey/types/reason.js';
import type { Outcome } from '../../journey/types/command.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import type { MapDefinition } from '../../map/map-definition.js';
import type { MapModel, SaveState } from '../context/map-context.js';
import type { PanelItem } from '../context/panel-item.js';
import type { ActiveJourney } from './active-journey.js';
import { ATTRIBUTE_VALUES, type AttributeValue } from './attributes.js';
import type { DraftStatus } from './controllers/draft-store.js';
import type { ProcessMapError } from './errors.js';
import { hasOwn } from '../../utils/objects.js';

/**
 * Result of the last load, and whether another one is due. `previous` is the journey that was active last, so that the
 * next load can continue it.
 */
export type LoadState =
  /** No definition is given. */
  | { readonly status: 'idle'; readonly previous?: ActiveJourney | undefined }
  /** A load is due or running. People go on with the active journey, if there is one. */
  | {
      readonly status: 'loading';
      readonly active: ActiveJourney | undefined;
      readonly previous: ActiveJourney | undefined;

      /** Another definition loads, so the host page sees no journey as ready. */
      readonly isReplacing: boolean;

      /** Error of the load before. */
      readonly error: ProcessMapError | undefined;
    }
  | {
      readonly status: 'ready';
      readonly active: ActiveJourney;

      /** The definition or its translation has problems. */
      readonly error: ProcessMapError | undefined;
    }
  | { readonly status: 'failed'; readonly error: ProcessMapError; readonly previous: ActiveJourney | undefined };

/** A place that a person left to look at another phase. */
export interface LeftPlace {
  readonly map: MapDefinition;

  /** Id of the phase that was left, and of the one that was shown instead. */
  readonly phase: string;
  readonly target: string;

  /** The item that was in sight. */
  readonly item: PanelItem;
}

/** State of a `<process-map>`. Replaced at every change, by the state controller alone; never mutated. */
export interface MapState {
  readonly load: LoadState;

  /** Id of the shown phase. */
  readonly shownPhase: string | null;

  /** Phase that the host page set and that is not shown yet; null if there is none. */
  readonly requestedPhase: string | null;
  readonly focusRequests: number;

  /** The place that a person left for another phase; null if nobody did. */
  readonly leftPlace: LeftPlace | null;
  readonly lastDenial: MapModel['lastDenial'];

  /** Content of the live region. */
  readonly announcement: string;
  readonly saveState: SaveState;
  readonly draftLoads: number;
  readonly journeyStarts: number;
  readonly draftStatus: DraftStatus;

  /** A journey with another key, which was active before, could not be saved yet. */
  readonly hasUnsavedPrevious: boolean;
  readonly progression: AttributeValue<'progression'>;
  readonly voice: AttributeValue<'voice'>;
  readonly headingLevel: AttributeValue<'headingLevel'>;
  readonly rows: AttributeValue<'rows'>;
  readonly size: AttributeValue<'size'>;

  /** Display name of the person who works here; an empty string if the page gave none. */
  readonly person: string;

  /** People cannot change the journey. Follows the property of the element once pending input is committed. */
  readonly readOnly: boolean;

  /** BCP 47 tag of the page around the element; an empty string if it has none. */
  readonly language: string;

  /** True if element children compose the page, in place of the default layout. */
  readonly hasComposedChildren: boolean;
}

/** State of an element that is not connected yet. */
export const INITIAL_STATE: MapState = {
  load: { status: 'idle' },
  shownPhase: null,
  requestedPhase: null,
  focusRequests: 0,
  leftPlace: null,
  lastDenial: null,
  announcement: '',
  saveState: { status: 'off' },
  draftLoads: 0,
  journeyStarts: 0,
  draftStatus: 'kept',
  hasUnsavedPrevious: false,
  progression: ATTRIBUTE_VALUES.progression[0],
  voice: ATTRIBUTE_VALUES.voice[0],
  headingLevel: ATTRIBUTE_VALUES.headingLevel[0],
  rows: ATTRIBUTE_VALUES.rows[0],
  size: ATTRIBUTE_VALUES.size[0],
  person: '',
  readOnly: false,
  language: '',
  hasComposedChildren: false,
};

/** Returns the journey that people see. */
export const getActive = (load: LoadState): ActiveJourney | undefined =>
  hasOwn(load, 'active') ? load.active : undefined;

/** Returns the place that a person left for the phase that is shown. */
export const getLeftPlace = ({ load, shownPhase, leftPlace }: MapState): LeftPlace | undefined =>
  leftPlace && leftPlace.target === shownPhase && leftPlace.map === getActive(load)?.map ? leftPlace : undefined;

/** Returns the journey that is active, or was active last. */
export const getLastActive = (load: LoadState): ActiveJourney | undefined =>
  getActive(load) ?? (hasOwn(load, 'previous') ? load.previous : undefined);

/** Returns the active journey as the host page sees it: none while another definition loads. */
export const getActiveForHost = (load: LoadState): ActiveJourney | undefined =>
  load.status === 'loading' && load.isReplacing ? undefined : getActive(load);

/** Replaces the active journey by its next state. */
export const withActive = (load: LoadState, active: ActiveJourney): LoadState =>
  hasOwn(load, 'active') ? { ...load, active } : load;

/** Returns the save state that people see: everything that they wrote counts. */
export function getVisibleSaveState({ saveState, draftStatus, hasUnsavedPrevious }: MapState): SaveState {
  const hasFailed = draftStatus === 'failed' || hasUnsavedPrevious;
  if (!hasFailed && draftStatus === 'kept') return saveState;
  const isWaiting = draftStatus === 'saving' && saveState.status !== 'failed' && saveState.status !== 'off';
  return {
    ...saveState,
    status: hasFailed ? 'failed' : isWaiting ? 'saving' : saveState.status,
    hasTemporaryDrafts: draftStatus === 'temporary' && saveState.status !== 'off',
  };
}

/** Returns the error to show. */
export const getError = (load: LoadState): ProcessMapError | undefined =>
  hasOwn(load, 'error') ? load.error : undefined;

/** The `<process-map>` element as its controllers see it. */
export interface ProcessMapHost extends HTMLElement {
  readonly src: string | null | undefined;
  readonly storage: AttributeValue<'storage'>;
  readonly journeyId: string;
  readonly readOnly: boolean;
  readonly store: JourneyStore | null | undefined;
  readonly persistent: boolean;
  requestUpdate(): void;
}

/** Outcome of a denied command. */
export type DeniedOutcome = Extract<Outcome, { ok: false }>;

/** Creates the outcome of a command that is denied for one reason. */
export const createDeniedOutcome = (reason: Reason): DeniedOutcome => ({ ok: false, denial: { reasons: [reason] } });
