import type { Journey } from '../../journey/types/record.js';
import { valuesOf } from '../../utils/objects.js';

/** A recorded entry that the map has no item for. */
export interface UnplacedEntry {
  /** Number of the cycle. */
  cycle: string;

  /** Id of the missing item. */
  id: string;

  /** Texts of the entry. */
  texts: string[];
}

/** Lists the entries that are kept until the map has their items again. */
export const listUnplaced = ({ unplaced }: Pick<Journey, 'unplaced'>): UnplacedEntry[] =>
  Object.entries(unplaced).flatMap(([cycle, entriesByKind]) =>
    valuesOf(entriesByKind).flatMap((entries) =>
      Object.entries(entries as Record<string, Record<string, unknown>>).map(([id, { at: _, by: __, ...fields }]) => ({
        cycle,
        id,
        texts: valuesOf(fields).filter((value) => typeof value === 'string'),
      })),
    ),
  );
