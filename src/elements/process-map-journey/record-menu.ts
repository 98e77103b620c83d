import { html, nothing, type LitElement } from 'lit';
import type { Command } from '../../journey/types/command.js';
import type { Phase } from '../../map/map-definition.js';
import type { MapStore } from '../context/map-context.js';
import type { BarSelection } from './bar-selection.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { RecordCommand, RecordMenu } from './record-menu-types.js';
import { describeMerge } from './describe-merge.js';
import { renderButton as renderPlainButton } from '../panel/templates.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { BackupAdvice } from './backup-advice.js';
import { renderBackupOffer, renderBrowserRecord } from './bar-offers.js';
import {
  clearedRecords,
  exportFilledRecord,
  keepClearedRecord,
  renderCleared,
  type ClearedRecord,
} from './cleared-records.js';
import { ConflictNotice } from './conflict-notice.js';
import { describeSaveState } from './describe-save-state.js';
import { renderText } from '../internal/render-text.js';
import { createRecordFile, createUnreadableFile } from '../internal/download-text.js';
import { renderFileButtons } from './file-buttons.js';
import { renderOpenedCopy } from './opened-copy.js';
import { renderPrintOptions, type PrintOptions } from './print-options.js';
import { renderListFiles } from './list-files.js';
import { printJourney } from './print/print.js';
import { readCopiedDrafts, readCopy, type RecordCopy } from './read-copy.js';
import { recordMenuStyles } from './record-menu.styles.js';
import { renderTitleField } from './title-field.js';
import { renderUnplaced } from './unplaced-list.js';
import { keysOf, hasOwn } from '../../utils/objects.js';

/**
 * Creates the menu of the record: download, print, open a copy, start over.
 *
 * @param getStore Returns the store of the map, which is read when a person acts.
 * @param onError Called if an action of a person fails.
 */
export function createRecordMenu(
  host: LitElement,
  getStore: () => MapStore | undefined,
  onError: (error: unknown) => void,
): RecordMenu {
  const advice = new BackupAdvice();

  /** The action that the person is asked to confirm. */
  let pendingAction: 'open' | 'restart' | undefined;

  /** The opened copy of a record, until the person chooses what to do with it; or the reason why it cannot be read. */
  let openedCopy: RecordCopy | { reason: string } | undefined;

  /** Message about the last press: what was done, or why nothing was. */
  let message: { text: string; isFailure: boolean } | undefined;

  /** Result of the last command. Shown in the bar until a person closes it, opens the menu or moves. */
  let notice: string | undefined;

  const conflicts = new ConflictNotice();

  /** Text to be copied by hand. */
  let textToCopy: string | undefined;

  adoptStyles(host, recordMenuStyles);

  const renderButton = (label: string, act: () => void, className?: string) =>
    renderPlainButton(
      label,
      () => {
        try {
          act();
        } catch (error) {
          onError(error);
        }
      },
      className,
    );

  const find = (selector: string) => host.shadowRoot?.querySelector<HTMLElement>(selector);

  const openMenu = (): void => {
    // By its button, so that the menu is placed beside it.
    if (!find('#menu')?.matches(':popover-open')) find('[popovertarget=menu]')?.click();
  };

  const showMessage = (text: string, isFailure: boolean): void => {
    message = { text, isFailure };
    textToCopy = undefined;
    host.requestUpdate();
  };

  /** Shows the question of an action, or the menu, and focuses an element. */
  const show = async (action: typeof pendingAction, selector: string): Promise<void> => {
    pendingAction = action;
    message = textToCopy = undefined;
    host.requestUpdate();
    await host.updateComplete;
    find(selector)?.focus();
  };

  const copyText = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      getStore()?.actions.announce(menuStrings.copied);
      showMessage(menuStrings.copied, false);
    } catch {
      // The page around a frame may forbid it.
      message = undefined;
      textToCopy = text;
      host.requestUpdate();
    }
    openMenu();
    await host.updateComplete;
    (find('#text') as HTMLTextAreaElement | null | undefined)?.select();
  };

  const handleFileChange = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    const map = getStore()?.model?.map;
    if (!file || !map) return;
    openedCopy = await readCopy(file, map);
    // Otherwise the same file could not be chosen again.
    input.value = '';
    await show('open', '#ask');
  };

  /** Requests a command. Closes the menu on success, shows the reasons on denial. */
  const request = ({ actions }: BarSelection, recordCommand: RecordCommand): boolean => {
    const { command, successMessage = '', drafts = {}, isClearing } = recordCommand;
    const viewBefore = getStore()?.model?.view;
    const previousText = isClearing ? exportFilledRecord(getStore()) : undefined;
    const outcome = actions.request(command);
    if (!outcome.ok) {
      showMessage(outcome.denial.reasons.map((reason) => reason.message).join(' '), true);
      return false;
    }
    if (previousText !== undefined) keepClearedRecord(getStore(), previousText);
    if (keysOf(drafts).length) actions.restoreDrafts(drafts);
    find('#menu')?.hidePopover();
    const isMerge = command.type === 'journey.merge';
    const text = isMerge ? describeMerge(outcome.facts, viewBefore, getStore()?.model) : successMessage;
    // The bar counts the conflicts of a merge itself, and leads to them.
    notice = isMerge && outcome.facts.length ? menuStrings.merged : text;
    conflicts.reopen();
    actions.announce(text);
    pendingAction = undefined;
    host.requestUpdate();
    return true;
  };

  const print = async (phases: readonly Phase[]): Promise<void> => {
    const { actions, model: modelBefore } = getStore() ?? {};
    if (!actions || !modelBefore) return;
    const drafts = actions.readDrafts();
    const model = getStore()?.model ?? modelBefore;
    const { direction } = getComputedStyle(host);
    const result = await printJourney(model, { phases, isBlank: printOptions.isBlank, direction, drafts });
    if (result === 'plan') return;
    const text = result === 'page' ? menuStrings.pagePrinted : menuStrings.printBlocked;
    actions.announce(text);
    showMessage(text, result === 'nothing');
  };

  const printOptions: PrintOptions = { isBlank: false, print: (phases) => void print(phases), copyText };

  const handleMove = (): void => {
    const { model } = getStore() ?? {};
    if (!model) return;
    const { isShown } = advice;
    if (model.saveState.storage === 'local') advice.check(model);
    if (advice.isShown === isShown && notice === undefined) return;
    notice = undefined;
    host.requestUpdate();
  };

  const handleBackup = (): void => {
    advice.handleBackup();
    host.requestUpdate();
  };

  const renderRecordButtons = ({ map, actions, strings, title }: BarSelection) => {
    const createFile = () => {
      const file = createRecordFile(map, actions.export('json'), title);
      handleBackup();
      return file;
    };
    return renderFileButtons(strings, createFile, copyText);
  };

  const renderFileInput = (label: string) =>
    html`<label class="quiet"
      ><bdi>${label}</bdi
      ><input class="visually-hidden" id="open" type="file" accept=".json,application/json" @change=${handleFileChange}
    /></label>`;

  const renderOpenQuestion = (selection: BarSelection) => {
    const cancel = renderButton(menuStrings.cancel, () => void show(undefined, '#open'));
    if (!openedCopy) return nothing;
    if (hasOwn(openedCopy, 'reason')) {
      const { reason } = openedCopy;
      return html`<p id="ask" tabindex="-1" class="error">${reason}</p>
        ${renderFileInput(menuStrings.chooseOther)} ${cancel}`;
    }
    const { text: journey, drafts } = openedCopy;
    const merge = () =>
      request(selection, {
        command: { type: 'journey.merge', journey },
        drafts,
      });
    const replace = () =>
      request(selection, {
        command: { type: 'journey.replace', journey },
        successMessage: menuStrings.opened,
        drafts,
        isClearing: true,
      });
    const { journey: current } = getStore()?.model ?? {};
    return html`${renderOpenedCopy(openedCopy, current, selection.dateLanguage)}
    ${renderButton(menuStrings.merge, merge, 'primary')} ${renderRecordButtons(selection)}
    ${renderButton(menuStrings.replace, replace, 'quiet danger')} ${cancel}`;
  };

  const renderRestartQuestion = (selection: BarSelection) => {
    const restart = () =>
      request(selection, {
        command: { type: 'journey.restart' },
        successMessage: menuStrings.restarted,
        isClearing: true,
      });
    return html`<p id="ask" tabindex="-1">${menuStrings.confirmRestart}</p>
      ${renderRecordButtons(selection)} ${renderButton(menuStrings.restartNow, restart, 'primary danger')}
      ${renderButton(menuStrings.cancel, () => void show(undefined, '#restart > button'))}`;
  };

  const putBack = (selection: BarSelection, { text }: ClearedRecord): void => {
    const { actions } = selection;
    // The record that is replaced now takes its place, unless that is empty.
    clearedRecords.delete(actions);
    const isPutBack = request(selection, {
      command: { type: 'journey.replace', journey: text },
      successMessage: menuStrings.putBackDone,
      drafts: readCopiedDrafts(text),
      isClearing: true,
    });
    if (!isPutBack) keepClearedRecord(getStore(), text);
  };

  const renderMainPage = (selection: BarSelection) => {
    const { actions, readOnly, saveState, unplacedCount, journeyId } = selection;
    const { backup } = saveState;
    const { model } = getStore() ?? {};
    const cleared = clearedRecords.get(actions);
    const backupLabels = { download: menuStrings.downloadBackup, copy: menuStrings.copyBackup };
    const hasCleared = cleared && cleared.journeyId === journeyId;
    // A narrow bar has only an icon for it.
    const saveText = describeSaveState(saveState, selection.strings, selection.dateLanguage);
    return html`${hasCleared ? renderCleared(selection, cleared, putBack, copyText) : nothing}
      <p class="state">${renderText(saveText)}</p>
      ${renderRecordButtons(selection)}
      ${backup ? renderFileButtons(backupLabels, () => createUnreadableFile(backup), copyText) : nothing}
      ${readOnly ? nothing : renderFileInput(menuStrings.open)}
      ${renderTitleField(selection, (text) => showMessage(text, true))}
      <hr />
      ${renderPrintOptions(selection, printOptions, renderButton)} ${model ? renderListFiles(model, copyText) : nothing}
      ${
        readOnly
          ? nothing
          : html`<hr />
              <div id="restart">
                ${renderButton(menuStrings.restart, () => void show('restart', '#ask'), 'quiet danger')}
              </div>`
      }
      ${unplacedCount ? renderUnplaced(selection) : nothing}`;
  };

  const renderPage = (selection: BarSelection) => {
    if (!pendingAction || selection.readOnly) return renderMainPage(selection);
    return pendingAction === 'open' ? renderOpenQuestion(selection) : renderRestartQuestion(selection);
  };

  /** Merges the record that only this browser keeps. */
  const bringIn = (selection: BarSelection): void => {
    const command: Command = { type: 'journey.merge', journey: selection.saveState.browserRecord };
    // The menu shows the reasons of a denial.
    if (!request(selection, { command })) openMenu();
  };

  const closeNotice = (): void => {
    notice = undefined;
    host.requestUpdate();
    // The button goes.
    find('[popovertarget=menu]')?.focus();
  };

  return {
    copyText,
    handleMove,
    render: (selection) => html`
      ${message ? html`<p class=${message.isFailure ? 'error' : ''}>${message.text}</p>` : nothing}
      ${
        textToCopy === undefined
          ? nothing
          : html`<label for="text">${menuStrings.copyByHand}</label
              ><textarea id="text" readonly lang="" dir="auto" .value=${textToCopy}></textarea>`
      }
      ${renderPage(selection)}
    `,
    renderOffers: (selection) => [
      conflicts.render(selection, notice, closeNotice),
      renderBrowserRecord(selection, () => bringIn(selection)),
      advice.isShown ? renderBackupOffer(renderRecordButtons(selection), handleBackup) : nothing,
    ],
    handleClose: () => {
      message = textToCopy = undefined;
      host.requestUpdate();
    },
  };
}
