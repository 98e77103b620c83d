import { mergeJourneys, isEquivalentJourney } from '../../../journey/merge.js';
import type { SaveQueue } from '../../../stores/save-queue.js';
import type { LoadedMap } from '../active-journey.js';
import { readStoredRecord } from './load-sources.js';
import type { JourneySession } from '../../../journey/session.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import { valuesOf, hasOwn } from '../../../utils/objects.js';

/**
 * Merges an external record into the session. Returns the resulting facts, and `isExternalOutdated`: true if the
 * external record lacks something that the session has. Neither side writes if nothing differs, so two tabs converge.
 */
export function mergeExternal(
  session: Pick<JourneySession, 'journey' | 'send'>,
  externalJourney: Journey,
): { facts: Fact[]; isExternalOutdated: boolean } {
  const outcome = session.send({ type: 'journey.merge', journey: externalJourney });
  const isExternalOutdated = !isEquivalentJourney(session.journey, externalJourney);
  return { facts: outcome.ok ? outcome.facts : [], isExternalOutdated };
}

/**
 * Returns true if a merge may change the text of a field. Determined exactly for answers; true for all other fields.
 *
 * @param fieldKey Key of the field. It is the question id if the field is for an answer.
 */
export function mayChangeByMerge(fieldKey: string, currentJourney: Journey, externalJourney: Journey): boolean {
  const getText = ({ cycles }: Journey) =>
    valuesOf(cycles[cycles.length - 1]?.answers ?? {}).find((answers) => hasOwn(answers, fieldKey))?.[fieldKey]?.text;
  return (getText(currentJourney) ?? currentJourney) !== getText(mergeJourneys(currentJourney, externalJourney));
}

/** Merges an external record into a journey that is no longer active, but not saved yet. */
export function mergeIntoQueue(saveQueue: SaveQueue, { map, store, key }: LoadedMap, record: unknown): void {
  const { journey, error } = readStoredRecord(record, map, store, key);
  saveQueue.blockedBy = journey ? undefined : error;
  if (journey && saveQueue.journey && saveQueue.canOverwrite)
    saveQueue.enqueue(mergeJourneys(saveQueue.journey, journey), []);
}
