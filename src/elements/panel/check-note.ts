import { html } from 'lit';
import type { ChangedWork, PhaseCheck } from '../../journey/types/view.js';
import { describeChange } from '../../journey/trail-texts.js';
import { createDateFormat } from '../context/date-format.js';
import type { PanelItem } from '../context/panel-item.js';
import { findNamedItem } from './focus-registry.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderButton, renderSentence } from './templates.js';

/** Returns the item that a change was made in. */
function findChangedItem(work: ChangedWork): PanelItem {
  const item = findNamedItem(work);
  return item ? { subject: item.subject, ids: [item.id] } : { subject: 'decision', ids: [] };
}

/**
 * Renders the reasons why a completed phase must be checked again.
 *
 * @param isLinked Each change leads to where it was made.
 */
export function renderCheckNote(selection: PhaseSelection, { changed, left }: PhaseCheck, isLinked: boolean): unknown {
  const { strings, map, phase, dateLanguage, actions } = selection;
  const format = createDateFormat(dateLanguage);
  const changes = changed.flatMap((work) => {
    const text = describeChange(map, work, strings, format);
    if (text === undefined) return [];
    const sentence = renderSentence(text);
    const showChange = () => actions.showItem(work.phase, findChangedItem(work));
    return html`<li>${isLinked ? renderButton(sentence, showChange) : sentence}</li>`;
  });
  return html`<div class="note check" part="note">
    <b>${renderSentence(strings.checkAgain(phase.label))}</b>
    <ul>
      ${changes} ${left.length ? html`<li>${renderSentence(strings.checkAgainOwnRule)}</li>` : ''}
    </ul>
  </div>`;
}
