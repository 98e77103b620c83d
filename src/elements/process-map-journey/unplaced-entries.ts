import type { Journey } from '../../journey/types/record.js';

/** What was recorded about something that the map does not have. */
export interface UnplacedEntry {
  cycle: string;
  /** What it was about. */
  id: string;
  /** What was said of it. */
  said: string[];
}

/** What waits for a map that has a place for it. */
export const listUnplaced = ({ unplaced }: Journey): UnplacedEntry[] =>
  Object.entries(unplaced).flatMap(([cycle, sections]) =>
    Object.values(sections).flatMap((entries) =>
      Object.entries(entries as Record<string, Record<string, unknown>>).map(([id, { at: _, by: __, ...said }]) => ({
        cycle,
        id,
        said: Object.values(said).filter((each) => typeof each === 'string'),
      })),
    ),
  );
