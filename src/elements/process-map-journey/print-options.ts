import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Phase } from '../../map/map-definition.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { BarSelection } from './bar-selection.js';
import { createPlanFile } from './create-plan-file.js';
import { renderFileButtons } from './file-buttons.js';

/** The content of what is printed or downloaded to read, and the actions. */
export interface PrintOptions {
  /** Leaves out the answers. */
  isBlank: boolean;
  readonly print: (phases: readonly Phase[]) => void;
  readonly copyText: (text: string) => Promise<void>;
}

/**
 * Renders the choice of the content, and the buttons that it holds for.
 *
 * @param options Changed by the choice of a person.
 */
export function renderPrintOptions(
  { map, actions, phase, title }: BarSelection,
  options: PrintOptions,
  renderButton: (label: string, act: () => void) => TemplateResult,
): TemplateResult {
  const renderChoice = (label: string, isBlank: boolean) => {
    const handleChange = () => (options.isBlank = isBlank);
    return html`<label
      ><input type="radio" name="content" .checked=${live(options.isBlank === isBlank)} @change=${handleChange} />
      <bdi>${label}</bdi></label
    >`;
  };
  const createFile = () => createPlanFile(map, actions.export('markdown', { blank: options.isBlank }), title);
  const labels = { download: menuStrings.downloadMarkdown, copy: menuStrings.copyMarkdown };
  return html`<fieldset>
    <legend><bdi>${menuStrings.content}</bdi></legend>
    <div class="choices">${renderChoice(menuStrings.withAnswers, false)} ${renderChoice(menuStrings.blank, true)}</div>
    ${phase ? renderButton(menuStrings.printPhase(phase.label), () => options.print([phase])) : ''}
    ${renderButton(menuStrings.printAll, () => options.print(map.phases))}
    ${renderFileButtons(labels, createFile, options.copyText)}
  </fieldset>`;
}
