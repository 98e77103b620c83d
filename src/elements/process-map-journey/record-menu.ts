import { html, type LitElement, type TemplateResult } from 'lit';
import type { Command } from '../../journey/types/command.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import type { Fact } from '../../journey/types/fact.js';
import type { JourneyView } from '../../journey/types/view.js';
import type { MapModel } from '../context/map-context.js';
import { describeNewVariants } from '../context/selectors.js';
import type { BarSelection } from './bar-selection.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { downloadText } from './download-text.js';
import { printJourney } from './print/print.js';
import { recordMenuStyles } from './record-menu.styles.js';
import { listUnplaced } from './unplaced-entries.js';

/** Renders the current content of the menu. */
export type RecordMenu = (selection: BarSelection) => TemplateResult;

/** Renders the entries that the map has no item for. */
function renderUnplaced(selection: BarSelection): TemplateResult {
  const items = listUnplaced(selection).map(({ cycle, id, texts }) => {
    const paragraphs = texts.map((text) => html`<p class="written" dir="auto">${text}</p>`);
    return html`<li><code>${id}</code>, ${menuStrings.inCycle(cycle)}${paragraphs}</li>`;
  });
  return html`<ul>
    ${items}
  </ul>`;
}

/**
 * Creates the menu of the record: download, print, open a copy, start over.
 *
 * @param getModel Returns the model of the map, which is read when a person prints.
 */
export function createRecordMenu(host: LitElement, getModel: () => MapModel | undefined): RecordMenu {
  /** Worksheets and exports leave out the answers. */
  let isBlank = false;

  /** The action that the person is asked to confirm. */
  let pendingAction: 'open' | 'restart' | undefined;

  /** The opened copy of a record, until the person chooses what to do with it. */
  let copy: unknown;

  /** Reasons why the last command was denied. */
  let denialText = '';

  adoptStyles(host, recordMenuStyles);

  /** Shows the question of an action, or the menu, and focuses the element with the id `focusId`. */
  const show = async (action: typeof pendingAction, focusId: string): Promise<void> => {
    pendingAction = action;
    denialText = '';
    host.requestUpdate();
    await host.updateComplete;
    host.shadowRoot?.getElementById(focusId)?.focus();
  };

  const handleFileChange = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    copy = await input.files?.[0]?.text();
    // Otherwise the same file could not be chosen again.
    input.value = '';
    if (copy !== undefined) await show('open', 'ask');
  };

  /** Describes a merge: if anything differed, and where an answer is beside another one now. */
  const describeMerge = (facts: readonly Fact[], viewBefore: JourneyView | undefined): string => {
    const model = getModel();
    if (!facts.length || !model || !viewBefore) return menuStrings.nothingToMerge;
    return `${menuStrings.merged} ${describeNewVariants(model.map, viewBefore, model.view)}`.trim();
  };

  /** Requests a command. Closes the menu on success, shows the reasons on denial. */
  const request = ({ actions }: BarSelection, command: Command, successMessage = ''): void => {
    const viewBefore = getModel()?.view;
    const outcome = actions.request(command);
    if (outcome.ok) {
      host.shadowRoot?.getElementById('menu')?.hidePopover();
      actions.announce(command.type === 'journey.merge' ? describeMerge(outcome.facts, viewBefore) : successMessage);
      pendingAction = undefined;
    } else {
      denialText = outcome.denial.reasons.map(({ message }) => message).join(' ');
    }
    host.requestUpdate();
  };

  const print = (phases: readonly Phase[]): void => {
    const model = getModel();
    if (model) printJourney(model, { phases, isBlank, direction: getComputedStyle(host).direction });
  };

  const renderButton = (label: string, handleClick: () => void, id = '', className = 'quiet') =>
    html`<button type="button" class=${className} id=${id} @click=${handleClick}><bdi>${label}</bdi></button>`;

  const createFileName = (map: MapDefinition, extension: string) =>
    `${map.id}-${new Date().toISOString().slice(0, 10)}.${extension}`;

  const renderDownload = ({ map, actions, strings }: BarSelection) =>
    renderButton(
      strings.download,
      () => downloadText(createFileName(map, 'json'), 'application/json', actions.export('json')),
      'save',
    );

  const renderOpenQuestion = (selection: BarSelection) => {
    const merge = () => request(selection, { type: 'journey.merge', journey: copy });
    const replace = () => request(selection, { type: 'journey.replace', journey: copy }, menuStrings.opened);
    return html`<p id="ask" tabindex="-1">${menuStrings.confirmOpen}</p>
      ${denialText ? html`<p class="refusal">${denialText}</p>` : ''} ${renderButton(menuStrings.merge, merge)}
      ${renderDownload(selection)} ${renderButton(menuStrings.replace, replace)}
      ${renderButton(menuStrings.cancel, () => void show(undefined, 'open'))}`;
  };

  const renderRestartQuestion = (selection: BarSelection) => {
    const restart = () => request(selection, { type: 'journey.restart' }, menuStrings.restarted);
    return html`<p id="ask" tabindex="-1">${menuStrings.confirmRestart}</p>
      ${denialText ? html`<p class="refusal">${denialText}</p>` : ''} ${renderDownload(selection)}
      ${renderButton(menuStrings.restartNow, restart, '', 'primary')}
      ${renderButton(menuStrings.cancel, () => void show(undefined, 'restart'))}`;
  };

  const renderFileInput = () =>
    html`<label class="quiet"
      ><bdi>${menuStrings.open}</bdi
      ><input class="visually-hidden" id="open" type="file" accept=".json,application/json" @change=${handleFileChange}
    /></label>`;

  const renderPrintOptions = ({ map, actions, shownPhase }: BarSelection) => {
    const { phases } = map;
    const shownPhases = phases.filter((phase) => phase.id === shownPhase);
    const downloadMarkdown = () =>
      downloadText(createFileName(map, 'md'), 'text/markdown', actions.export('markdown', { blank: isBlank }));
    return html`<label
        ><input type="checkbox" .checked=${isBlank} @change=${() => (isBlank = !isBlank)} />
        <bdi>${menuStrings.blank}</bdi></label
      >
      ${shownPhases.map((phase) => renderButton(menuStrings.printPhase(phase.label), () => print(shownPhases)))}
      ${renderButton(menuStrings.printAll, () => print(phases))}
      ${renderButton(menuStrings.downloadMarkdown, downloadMarkdown)}`;
  };

  return (selection) => {
    const { readOnly, saveState, unplacedCount } = selection;
    if (pendingAction && !readOnly) {
      return pendingAction === 'open' ? renderOpenQuestion(selection) : renderRestartQuestion(selection);
    }
    const { backup } = saveState;
    const downloadBackup = () => downloadText('set-aside.json', 'application/json', backup ?? '');
    return html`${renderDownload(selection)} ${backup ? renderButton(menuStrings.downloadBackup, downloadBackup) : ''}
      ${readOnly ? '' : renderFileInput()}
      <hr />
      ${renderPrintOptions(selection)}
      ${
        readOnly
          ? ''
          : html`<hr />
              ${renderButton(menuStrings.restart, () => void show('restart', 'ask'), 'restart')}`
      }
      ${
        unplacedCount
          ? html`<details>
              <summary><bdi>${menuStrings.unplaced}</bdi></summary>
              ${renderUnplaced(selection)}
            </details>`
          : ''
      }`;
  };
}
