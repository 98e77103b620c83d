import { html, nothing, type TemplateResult } from 'lit';
import { menuStrings } from '../../strings/en/record-menu.js';
import { countEntries } from './count-entries.js';
import type { RecordCopy } from './read-copy.js';
import { keysOf } from '../../utils/objects.js';

/** Describes the size of a record, such as "12 answers and 3 tools". */
function describeSize({ journey }: RecordCopy, language: string): string {
  const counts = countEntries(journey);
  const parts = keysOf(counts).flatMap((kind) => (counts[kind] ? [menuStrings.counts[kind](counts[kind])] : []));
  return new Intl.ListFormat(language).format(parts) || menuStrings.nothingWritten;
}

/** Renders the name, the date and the size of the opened copy, and the question what to do with it. */
export function renderOpenedCopy(copy: RecordCopy, language: string): TemplateResult {
  const { name, journey, problemCount } = copy;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return html`<div id="ask" tabindex="-1">
    <p>
      <b><bdi>${name}</bdi></b
      >: ${menuStrings.lastChanged(date.format(new Date(journey.updatedAt)))} ${describeSize(copy, language)}.
      ${problemCount ? menuStrings.leftOut(problemCount) : nothing}
    </p>
    <p>${menuStrings.confirmOpen}</p>
  </div>`;
}
