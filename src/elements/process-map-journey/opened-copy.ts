import { html, nothing, type TemplateResult } from 'lit';
import type { Journey } from '../../journey/types/record.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import { countEntries } from './count-entries.js';
import type { RecordCopy } from './read-copy.js';
import { keysOf, valuesOf } from '../../utils/objects.js';

/** Describes the size of a record, such as "12 answers and 3 tools". */
function describeSize({ journey }: RecordCopy, language: string): string {
  const counts = countEntries(journey);
  const parts = keysOf(counts).flatMap((kind) => (counts[kind] ? [menuStrings.counts[kind](counts[kind])] : []));
  return new Intl.ListFormat(language).format(parts) || menuStrings.nothingWritten;
}

/**
 * Renders the name, the date and the size of the opened copy, and the question what to do with it.
 *
 * @param current The record that is here.
 */
export function renderOpenedCopy(copy: RecordCopy, current: Journey | undefined, language: string): TemplateResult {
  const { name, journey, problemCount } = copy;
  const date = new Date(journey.updatedAt).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  // Spread, because an interface has no index signature.
  const hasEntries = current && valuesOf({ ...countEntries(current) }).some((count) => count);
  return html`<div id="ask" tabindex="-1">
    <p>
      ${menuStrings.backup(name, date, describeSize(copy, language))}
      ${problemCount ? menuStrings.leftOut(problemCount) : nothing}
    </p>
    <p>${hasEntries ? menuStrings.alreadyWritten : nothing} ${menuStrings.confirmOpen}</p>
  </div>`;
}
