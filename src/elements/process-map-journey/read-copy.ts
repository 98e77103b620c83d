import { readDrafts, type DraftsByField } from '../../stores/drafts.js';
import { parseJourney } from '../../journey/parse-journey.js';
import type { Journey } from '../../journey/types/record.js';
import type { MapDefinition, Problem } from '../../map/map-definition.js';
import { menuStrings } from '../../strings/en/record-menu.js';

/** Limits of the drafts that are put back. No map or person comes near them. */
const MAX_DRAFTS = 1000;
const MAX_DRAFT_LENGTH = 100_000;

/** A record in a file, which can be read. */
export interface RecordCopy {
  /** Name of the file. */
  readonly name: string;

  /** Content of the file, for the command that opens it. */
  readonly text: string;
  readonly journey: Journey;

  /** Texts that the record does not hold, by the key of their field. */
  readonly drafts: DraftsByField;

  /** Number of values that cannot be read, and are left out. */
  readonly problemCount: number;
}

/**
 * Reads the drafts beside a record. Anything but a text of a sane size is left out.
 *
 * @param text JSON text of a record.
 */
export function readCopiedDrafts(text: string): DraftsByField {
  const { drafts } = JSON.parse(text) as { drafts?: unknown };
  const entries = Object.entries(readDrafts(drafts)).filter(([, value]) => value && value.length <= MAX_DRAFT_LENGTH);
  return Object.fromEntries(entries.slice(0, MAX_DRAFTS));
}

/** Says why a file cannot be opened. */
function describeProblem(name: string, problem: Problem | undefined): string {
  const isBackup = problem && (problem.code === 'newer-version' || problem.code === 'other-map');
  return isBackup ? menuStrings.cannotOpen(name, problem.message) : menuStrings.notABackup(name);
}

/** Reads a file that should hold a record of a map. Returns the reason if it does not. */
export async function readCopy(file: File, map: MapDefinition): Promise<RecordCopy | { reason: string }> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    // The file was moved, or the browser may not read it.
    return { reason: menuStrings.unreadableFile(file.name) };
  }
  const { journey, problems } = parseJourney(text, map);
  if (!journey) return { reason: describeProblem(file.name, problems[0]) };
  return { name: file.name, text, journey, drafts: readCopiedDrafts(text), problemCount: problems.length };
}
