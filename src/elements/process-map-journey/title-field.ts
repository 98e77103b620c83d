import { html, nothing } from 'lit';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { BarSelection } from './bar-selection.js';

/**
 * Renders the field for the title of the journey. Its text is recorded when the field is left.
 *
 * @param showFailure Shows why the title was denied.
 */
export function renderTitleField(
  { actions, title = '', readOnly }: BarSelection,
  showFailure: (text: string) => void,
): unknown {
  if (readOnly) return nothing;
  const handleChange = ({ target }: Event) => {
    const outcome = actions.request({ type: 'journey.rename', title: (target as HTMLInputElement).value });
    if (!outcome.ok) showFailure(outcome.denial.reasons.map(({ message }) => message).join(' '));
    else if (outcome.facts.length) actions.announce(menuStrings.renamed);
  };
  return html`<label class="title"
    ><bdi>${menuStrings.title}</bdi
    ><input type="text" lang="" dir="auto" maxlength="200" .value=${title} @change=${handleChange}
  /></label>`;
}
