import type { Journey } from '../../journey/types/record.js';
import { keysOf, valuesOf } from '../../utils/objects.js';

/** Numbers of things that a record holds, over all its cycles. */
export interface EntryCounts {
  answers: number;
  tools: number;
  risks: number;
  decisions: number;

  /** Notes, groups that were set aside, completed phases, and entries that the map has no item for. */
  others: number;
}

const listEntries = <E>(entriesByPhase: Record<string, Record<string, E>>): E[] =>
  valuesOf(entriesByPhase).flatMap((entries) => valuesOf(entries));

/** Counts what a record holds. Deleted texts and dropped tools do not count. */
export function countEntries({ cycles, unplaced }: Journey): EntryCounts {
  const counts: EntryCounts = { answers: 0, tools: 0, risks: 0, decisions: 0, others: keysOf(unplaced).length };
  for (const { answers, groups, tools, risks, decisions, phases, started } of cycles) {
    counts.answers += listEntries(answers).filter(({ text }) => text).length;
    counts.tools += listEntries(tools).filter(({ chosen }) => chosen).length;
    counts.risks += listEntries(risks).length;
    counts.decisions += keysOf(decisions).length;
    counts.others +=
      listEntries(groups).filter(({ setAside }) => setAside).length +
      valuesOf(phases).filter(({ completion }) => completion).length +
      (started ? 1 : 0);
  }
  return counts;
}
