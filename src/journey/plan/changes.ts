import { valuesOf } from '../../utils/objects.js';
import { findLatest, listVersions } from '../answer-versions.js';
import { getCurrentCycle } from '../record.js';
import { listTrail } from '../trail.js';
import type { Answer, ByPhase, Journey, Stamp } from '../types/record.js';

/** Parts of a plan whose changes are counted. */
export type ChangeKind = 'answers' | 'tools' | 'risks' | 'decisions';

/** Changes of one kind by one person. */
export interface ChangeCount {
  kind: ChangeKind;

  /** Undefined for changes without a name. */
  person: string | undefined;
  count: number;
}

const flattenEntries = <T>(entries: ByPhase<T>): T[] => valuesOf(entries).flatMap((byId) => valuesOf(byId));

/**
 * Counts what changed in the current cycle since a time, by kind and person: each text of an answer or note, each tool,
 * each assessment and each added risk, and each decision.
 * Proposals from an earlier cycle are no changes.
 *
 * @param since ISO 8601, UTC.
 */
export function countChangesSince(journey: Journey, since: string): ChangeCount[] {
  const cycle = getCurrentCycle(journey);
  const isChange = ({ at, from }: Pick<Stamp, 'at' | 'from'>) => at > since && from === undefined;
  // Each text by its writer: the text of an answer, and the others that a merge kept.
  const findTexts = (answer: Answer) => listVersions(answer).filter(isChange);
  const changes: Record<ChangeKind, Pick<Stamp, 'person'>[]> = {
    answers: [...flattenEntries(cycle.answers), ...valuesOf(cycle.notes ?? {})].flatMap(findTexts),
    tools: flattenEntries(cycle.tools).filter(isChange),
    risks: [
      ...flattenEntries(cycle.risks).flatMap(
        ({ stamps }) => findLatest(valuesOf<Stamp>(stamps).filter(isChange)) ?? [],
      ),
      ...flattenEntries(cycle.ownRisks ?? {}).filter(isChange),
    ],
    decisions: listTrail(cycle).filter(({ type, at }) => type === 'decision.made' && at > since),
  };
  return (['answers', 'tools', 'risks', 'decisions'] as const).flatMap((kind) => {
    const counts = new Map<string | undefined, number>();
    for (const { person } of changes[kind]) counts.set(person, (counts.get(person) ?? 0) + 1);
    return [...counts].map(([person, count]) => ({ kind, person, count }));
  });
}
