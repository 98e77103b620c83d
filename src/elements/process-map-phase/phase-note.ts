import { html } from 'lit';
import type { Variant } from '../../journey/types/record.js';
import { renderLabelledField } from '../panel/field-templates.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { renderButton } from '../panel/templates.js';
import { renderVariants } from '../panel/variant-list.js';

/** The part of a panel that a note uses. */
type NotePanel = Parameters<typeof renderLabelledField>[0] & Pick<PanelController, 'element' | 'request'>;

interface NoteSelection extends PhaseSelection {
  readonly note: string | undefined;
  readonly noteVariants: readonly Variant[] | undefined;
}

/**
 * Renders the note on a phase. A locked phase shows the field, because a note is all that can be written there; an
 * unlocked one shows a button for it while there is no note.
 *
 * @param isOpen A person has asked for the field, or there was a note.
 */
export function renderPhaseNote(
  panel: NotePanel,
  selection: NoteSelection,
  isOpen: boolean,
  handleOpen: () => void,
): unknown {
  const { strings, phase, isUnlocked, isStopped, readOnly, note, noteVariants = [], progression } = selection;
  if (!isUnlocked && progression === 'strict') return '';
  const { id } = phase;
  const isReadOnly = readOnly || isStopped;
  const isEmpty = !note && !noteVariants.length;
  if (isReadOnly && isEmpty) return '';
  if (isUnlocked && isEmpty && !isOpen) return html`<p>${renderButton(strings.addNote, handleOpen)}</p>`;
  const label = isUnlocked ? strings.note : strings.noteAhead;
  return html`<div class="phase-note">
    ${renderLabelledField(panel, label, id, note, (text) => ({ type: 'phase.note', phase: id, text }), { isReadOnly })}
    ${renderVariants(panel, selection, noteVariants, { phase: id }, { describe: strings.otherNote, isReadOnly })}
  </div>`;
}
