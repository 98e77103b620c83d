import { mergeJourneys, isEquivalentJourney } from '../../../journey/merge.js';
import type { JourneySession } from '../../../journey/session.js';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';

/**
 * Merges a record that somebody else kept into a running journey. A record that holds nothing new gives no facts, and
 * one that lacks nothing need not be written: so two that keep the same journey come to rest.
 */
export function mergeExternal(
  session: Pick<JourneySession, 'journey' | 'send'>,
  other: Journey,
): { facts: Fact[]; lacks: boolean } {
  const outcome = session.send({ type: 'journey.merge', journey: other });
  return { facts: outcome.ok ? outcome.facts : [], lacks: !isEquivalentJourney(session.journey, other) };
}

/** Whether a field might not stay as it is. Of an answer it is known; of others it is not asked. */
export function mayChangeByMerge(id: string, now: Journey, other: Journey): boolean {
  const textIn = ({ cycles }: Journey) =>
    Object.values(cycles[cycles.length - 1]?.answers ?? {}).find((answers) => answers[id])?.[id]?.text;
  return (textIn(now) ?? now) !== textIn(mergeJourneys(now, other));
}
