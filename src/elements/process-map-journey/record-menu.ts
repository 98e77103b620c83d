import { html, type LitElement, type TemplateResult } from 'lit';
import type { Command } from '../../journey/types/command.js';
import type { Phase } from '../../map/map-definition.js';
import type { MapContext, MapModel } from '../context/map-context.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { downloadText } from './download-text.js';
import { printJourney } from './print/print.js';
import { recordMenuStyles } from './record-menu.styles.js';
import { listUnplaced } from './unplaced-entries.js';

/** Renders the current content of the menu. */
export type RecordMenu = (context: MapContext) => TemplateResult;

/** Renders the entries that the map has no item for. */
function renderUnplaced({ journey }: MapModel): TemplateResult {
  const items = listUnplaced(journey).map(({ cycle, id, texts }) => {
    const paragraphs = texts.map((text) => html`<p class="written" dir="auto">${text}</p>`);
    return html`<li><code>${id}</code>, ${menuStrings.inCycle(cycle)}${paragraphs}</li>`;
  });
  return html`<ul>
    ${items}
  </ul>`;
}

/** Creates the menu of the record: download, print, open a copy, start over. */
export function createRecordMenu(host: LitElement): RecordMenu {
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

  /** Requests a command. Closes the menu on success, shows the reasons on denial. */
  const request = ({ actions }: MapContext, command: Command, successMessage: string): void => {
    const outcome = actions.request(command);
    if (outcome.ok) {
      host.shadowRoot?.getElementById('menu')?.hidePopover();
      actions.announce(successMessage);
      pendingAction = undefined;
    } else {
      denialText = outcome.denial.reasons.map(({ message }) => message).join(' ');
    }
    host.requestUpdate();
  };

  const print = (model: MapModel, phases: readonly Phase[]): void =>
    printJourney(model, { phases, isBlank, direction: getComputedStyle(host).direction });

  const renderButton = (label: string, handleClick: () => void, id = '', className = 'quiet') =>
    html`<button type="button" class=${className} id=${id} @click=${handleClick}><bdi>${label}</bdi></button>`;

  const createFileName = ({ map }: MapModel, extension: string) =>
    `${map.id}-${new Date().toISOString().slice(0, 10)}.${extension}`;

  const renderDownload = ({ model, actions }: MapContext) =>
    renderButton(
      model.strings.root.download,
      () => downloadText(createFileName(model, 'json'), 'application/json', actions.export('json')),
      'save',
    );

  const renderOpenQuestion = (context: MapContext) => {
    const merge = () => request(context, { type: 'journey.merge', journey: copy }, menuStrings.merged);
    const replace = () => request(context, { type: 'journey.replace', journey: copy }, menuStrings.opened);
    return html`<p id="ask" tabindex="-1">${menuStrings.confirmOpen}</p>
      ${denialText ? html`<p class="refusal">${denialText}</p>` : ''} ${renderButton(menuStrings.merge, merge)}
      ${renderDownload(context)} ${renderButton(menuStrings.replace, replace)}
      ${renderButton(menuStrings.cancel, () => void show(undefined, 'open'))}`;
  };

  const renderRestartQuestion = (context: MapContext) => {
    const restart = () => request(context, { type: 'journey.restart' }, menuStrings.restarted);
    return html`<p id="ask" tabindex="-1">${menuStrings.confirmRestart}</p>
      ${denialText ? html`<p class="refusal">${denialText}</p>` : ''} ${renderDownload(context)}
      ${renderButton(menuStrings.restartNow, restart, '', 'primary')}
      ${renderButton(menuStrings.cancel, () => void show(undefined, 'restart'))}`;
  };

  const renderFileInput = () =>
    html`<label class="quiet"
      ><bdi>${menuStrings.open}</bdi
      ><input class="visually-hidden" id="open" type="file" accept=".json,application/json" @change=${handleFileChange}
    /></label>`;

  const renderPrintOptions = ({ model, actions }: MapContext) => {
    const { phases } = model.map;
    const shownPhases = phases.filter((phase) => phase.id === model.shownPhase);
    const downloadMarkdown = () =>
      downloadText(createFileName(model, 'md'), 'text/markdown', actions.export('markdown', { blank: isBlank }));
    return html`<label
        ><input type="checkbox" .checked=${isBlank} @change=${() => (isBlank = !isBlank)} />
        <bdi>${menuStrings.blank}</bdi></label
      >
      ${shownPhases.map((phase) => renderButton(menuStrings.printPhase(phase.label), () => print(model, shownPhases)))}
      ${renderButton(menuStrings.printAll, () => print(model, phases))}
      ${renderButton(menuStrings.downloadMarkdown, downloadMarkdown)}`;
  };

  return (context) => {
    const { model } = context;
    if (pendingAction && !model.readOnly) {
      return pendingAction === 'open' ? renderOpenQuestion(context) : renderRestartQuestion(context);
    }
    const { backup } = model.saveState;
    const downloadBackup = () => downloadText('set-aside.json', 'application/json', backup ?? '');
    return html`${renderDownload(context)} ${backup ? renderButton(menuStrings.downloadBackup, downloadBackup) : ''}
      ${model.readOnly ? '' : renderFileInput()}
      <hr />
      ${renderPrintOptions(context)}
      ${
        model.readOnly
          ? ''
          : html`<hr />
              ${renderButton(menuStrings.restart, () => void show('restart', 'ask'), 'restart')}`
      }
      ${
        model.view.unplaced
          ? html`<details>
              <summary><bdi>${menuStrings.unplaced}</bdi></summary>
              ${renderUnplaced(model)}
            </details>`
          : ''
      }`;
  };
}
