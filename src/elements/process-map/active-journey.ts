import { JourneySession } from '../../journey/session.js';
import type { Journey } from '../../journey/types/record.js';
import type { JourneyView, Progression } from '../../journey/types/view.js';
import { viewJourney } from '../../journey/view.js';
import type { MapDefinition, Problem } from '../../map/map-definition.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import type { SaveQueue } from '../../stores/save-queue.js';
import { reuseEqual } from '../../utils/objects.js';
import type { ProcessMapError } from './errors.js';

/** A loaded map with the key and the store of its journey. */
export interface LoadedMap {
  readonly map: MapDefinition;

  /** The map before translation. */
  readonly base: MapDefinition;

  /** Problems of the definition. */
  readonly problems: Problem[];

  /** Reason why the map could not be translated. */
  readonly translationError: ProcessMapError | undefined;

  /** Storage key: `<map id>:<journey-id>`. */
  readonly key: string;

  /** Returns the display name of the person who works here; an empty string if there is none. */
  readonly getPerson: () => string;

  /** Undefined if the journey is not saved. */
  readonly store: JourneyStore | undefined;
}

/** A loaded map with an active journey. */
export interface ActiveJourney extends LoadedMap {
  readonly saveQueue: SaveQueue | undefined;
  readonly session: JourneySession;

  /** The record of the session. */
  readonly journey: Journey;
  readonly view: JourneyView;
}

/** Starts a session with a record. */
export function startSession(
  loadedMap: LoadedMap & Pick<ActiveJourney, 'saveQueue'>,
  journey: Journey,
  progression: Progression,
  previousView?: JourneyView,
): ActiveJourney {
  const { map, getPerson: person } = loadedMap;
  const session = new JourneySession({ map, journey, progression, person });
  const view = reuseEqual(previousView, viewJourney(map, journey, { progression }));
  return { ...loadedMap, session, journey, view };
}

/** Returns the active journey with the record that its session has now. */
export function readSession(active: ActiveJourney, progression: Progression): ActiveJourney {
  const { map, session, view } = active;
  const { journey } = session;
  return { ...active, journey, view: reuseEqual(view, viewJourney(map, journey, { progression })) };
}

/** Returns true if the phase exists and, under `strict`, is unlocked. */
export function canShowPhase({ view }: ActiveJourney, progression: Progression, id: string | null): boolean {
  const phase = view.phases.find((candidate) => candidate.id === id);
  return phase !== undefined && (phase.unlocked || progression !== 'strict');
}

/** Returns the shown and the requested phase if they can be shown; else the current phase, and none. */
export const retainPhases = (
  active: ActiveJourney,
  progression: Progression,
  { shownPhase, requestedPhase = null }: { shownPhase: string | null; requestedPhase?: string | null },
) => ({
  shownPhase: canShowPhase(active, progression, shownPhase) ? shownPhase : active.journey.phase,
  requestedPhase: canShowPhase(active, progression, requestedPhase) ? requestedPhase : null,
});
