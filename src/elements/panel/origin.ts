import { html } from 'lit';
import type { Stamp } from '../../journey/types/record.js';
import { withPerson } from '../../strings/en/panels.js';
import { createDateFormat } from '../context/date-format.js';
import { renderText } from '../internal/render-text.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderButton } from './templates.js';

/**
 * Renders who wrote an entry and when, if a name is known. Of a proposal from an earlier cycle it renders that cycle,
 * and a button to keep it.
 *
 * @param ownerId Id of the question or risk, whose name has the id `labelId(ownerId)`.
 * @param keepProposal Sends the command that keeps a proposal.
 */
export function renderOrigin(
  { strings, dateLanguage, isReadOnly }: PhaseSelection,
  entry: (Pick<Stamp, 'at' | 'person' | 'from'> & { text?: string }) | undefined,
  ownerId: string,
  keepProposal: () => void,
): unknown {
  const { at, person, from, text } = entry ?? {};
  if (from !== undefined)
    return html`<div class="note">
      <p>${renderText(`${strings.fromCycle(from)}. ${isReadOnly ? '' : strings.keepOrChange}`)}</p>
      ${isReadOnly ? '' : renderButton(strings.keepProposal, keepProposal, 'quiet', { id: `${ownerId}:keep`, ownerId })}
    </div>`;
  // A deleted text has no writer.
  if (person === undefined || at === undefined || text === '') return '';
  const date = createDateFormat(dateLanguage).formatTime(at);
  return html`<p class="detail"><bdi>${renderText(withPerson(date, person))}</bdi></p>`;
}
