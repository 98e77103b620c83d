import type { DraftsByField } from '../../stores/drafts.js';
import { createJourney } from '../../journey/record.js';
import { toMarkdown } from '../../journey/to-markdown.js';
import type { ActiveJourney } from './active-journey.js';

/** Formats a record with its drafts as text. See `exportJourney` of the element. */
export function formatRecord(
  { map, journey }: ActiveJourney,
  drafts: DraftsByField,
  format: 'json' | 'markdown',
  options: { blank?: boolean },
): string {
  if (format === 'markdown') return toMarkdown(map, journey, { ...options, drafts });
  const record = Object.keys(drafts).length ? { ...journey, drafts } : journey;
  return JSON.stringify(options.blank ? createJourney(map) : record, null, 2);
}
