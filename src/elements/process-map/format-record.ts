import type { DraftsByField } from '../../stores/drafts.js';
import { createJourney } from '../../journey/record.js';
import { toMarkdown } from '../../journey/to-markdown.js';
import type { ActiveJourney } from './active-journey.js';
import { keysOf } from '../../utils/objects.js';
import { toJsonText } from '../../utils/json.js';

/** Formats a record with its drafts as text. See `exportJourney` of the element. */
export function formatRecord(
  { map, journey }: ActiveJourney,
  drafts: DraftsByField,
  format: 'json' | 'markdown',
  options: { blank?: boolean },
): string {
  if (format === 'markdown') return toMarkdown(map, journey, { ...options, drafts });
  const record = keysOf(drafts).length ? { ...journey, drafts } : journey;
  return toJsonText(options.blank ? createJourney(map) : record, 2) ?? '';
}
