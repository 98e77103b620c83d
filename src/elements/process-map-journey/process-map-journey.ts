import { html, nothing } from 'lit';
import { GuardedElement } from '../context/guarded-element.js';
import type { MapStore, SaveState } from '../context/map-context.js';
import { MapSelector } from '../context/map-selector.js';
import type { Strings } from '../../strings/en/index.js';
import { Chunk } from '../internal/chunk.js';
import { keyed } from 'lit/directives/keyed.js';
import { renderText } from '../internal/render-text.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { createRecordFile, createUnreadableFile, isFramed, type TextFile } from '../internal/download-text.js';
import { renderFileButtons, type FileLabels } from './file-buttons.js';
import { selectBar, type BarSelection } from './bar-selection.js';
import type { RecordMenu } from './record-menu-types.js';
import { journeyStyles } from './process-map-journey.styles.js';

const SAVE_ICONS: Record<SaveState['status'], IconName> = {
  off: 'open',
  kept: 'check',
  saving: 'open',
  saved: 'check',
  failed: 'risk',
};

const menuChunk = new Chunk('the menu of the record', () => import('./record-menu.js'));

function renderSaveState({ status, storage = 'none', savedAt }: SaveState, strings: Strings['root']): unknown {
  switch (status) {
    case 'failed':
      return html`<b>${strings.notSaved}</b> ${strings.notSavedAdvice}`;
    case 'saved':
      return strings.saved(
        savedAt?.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) ?? '',
      );
    case 'kept':
      return strings.kept[storage];
    default:
      return strings[status];
  }
}

/**
 * A bar that always shows if and where the record is saved. Its menu downloads and prints the record, opens a copy, and
 * starts over.
 *
 * Renders the journey of the `<process-map>` around it, and nothing outside of one.
 *
 * @summary Save state, import, export, print, start over.
 * @tag process-map-journey
 *
 * @csspart bar - Bar with the save state and the button of the menu.
 * @csspart menu - Menu of the record.
 *
 * @cssprop --process-map-page - Background of the bar.
 * @cssprop --process-map-surface - Background of the menu.
 * @cssprop --process-map-done - Colour of the icon of the save state.
 * @cssprop --process-map-warn - Tint of the background if saving failed.
 */
export class ProcessMapJourneyElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, journeyStyles];

  readonly #map = new MapSelector(this, selectBar, (store) => this.#handleMapChange(store));

  /** The content of the menu. Its chunk loads when the menu first opens, or the bar has something to offer. */
  #menu: RecordMenu | undefined;
  #isMenuWanted = false;

  /** Id of the phase that was shown last. */
  #shownPhase: string | undefined;

  readonly #handleMenuToggle = async ({ newState, target }: ToggleEvent): Promise<void> => {
    const menu = target as HTMLElement;
    // In a shadow root, a popover does not return the focus to its button.
    if (newState === 'closed' && menu.matches(':focus-within')) (menu.previousElementSibling as HTMLElement).focus();
    if (newState === 'closed') this.#menu?.handleClose();
    else await this.#loadMenu(true);
  };

  readonly #handleCopy = async (text: string): Promise<void> => {
    const menu = await this.#loadMenu(true);
    if (menu) await menu.copyText(text);
    // It says that it could not be loaded.
    else this.shadowRoot?.getElementById('menu')?.showPopover();
  };

  /** @param isRequested A person asks for it. */
  async #loadMenu(isRequested = false): Promise<RecordMenu | undefined> {
    this.#isMenuWanted = true;
    const menuModule = await menuChunk.load(this, isRequested);
    if (!menuModule || this.#menu) return this.#menu;
    const handleError = (error: unknown) => {
      menuChunk.leaveOut(this, error);
      this.requestUpdate();
    };
    this.#menu = menuChunk.call(this, () => menuModule.createRecordMenu(this, () => this.#map.store, handleError));
    this.requestUpdate();
    return this.#menu;
  }

  #handleMapChange(store: MapStore | undefined): void {
    if (!store?.model) return;
    const { saveState, shownPhase } = store.model;
    const { status, storage, browserRecord } = saveState;
    const hasMoved = this.#shownPhase !== undefined && this.#shownPhase !== shownPhase;
    this.#shownPhase = shownPhase;
    // If saving fails, it is the last chance to copy the record.
    const isNeeded = status === 'failed' || browserRecord !== undefined;
    if (isNeeded && !this.#isMenuWanted) void this.#loadMenu();
    // A backup may be due.
    if (hasMoved && storage === 'local') void this.#handleMove();
  }

  async #handleMove(): Promise<void> {
    const menu = await this.#loadMenu();
    menuChunk.call(this, () => menu?.handleMove());
  }

  protected override render() {
    const selection = this.#map.value;
    if (!selection) return nothing;
    const { saveState, language, unplacedCount, strings, cycle } = selection;
    const { status, unreadableRecord, hasTemporaryDrafts } = saveState;
    if (this.#isMenuWanted && !this.#menu) void this.#loadMenu();
    // The text is directly inside the button: otherwise, in WebKit, Tab does not lead from the button into the menu.
    return html`<div class="bar ${status}" part="bar" lang=${language}>
      <p>
        ${renderIcon(SAVE_ICONS[status])}
        <bdi>${keyed(`${status} ${saveState.savedAt?.getTime()}`, renderSaveState(saveState, strings))}</bdi>
      </p>
      ${cycle > 1 ? html`<p>${strings.cycle(cycle)}</p>` : nothing}
      ${hasTemporaryDrafts ? html`<p>${strings.temporaryDrafts}</p>` : nothing}
      ${status === 'failed' ? this.#renderDownload(selection) : nothing}
      ${unreadableRecord === undefined ? nothing : this.#renderUnreadable(unreadableRecord, strings)}
      ${unplacedCount ? html`<p>${renderText(strings.unplaced(unplacedCount))}</p>` : nothing}
      ${menuChunk.call(this, () => this.#menu?.renderOffers(selection))}
      <button type="button" class="quiet" popovertarget="menu">${strings.record}</button>
      <div
        id="menu"
        popover
        part="menu"
        role="group"
        aria-label=${strings.record}
        @beforetoggle=${this.#handleMenuToggle}
      >
        ${
          menuChunk.call(this, () => this.#menu?.render(selection)) ??
          (menuChunk.hasFailed(this)
            ? html`<p>${strings.menuFailed}</p>
                ${this.#renderDownload(selection)}`
            : nothing)
        }
      </div>
    </div>`;
  }

  #renderDownload({ map, actions, strings }: BarSelection) {
    return this.#renderFile(strings, () => createRecordFile(map, actions.export('json')));
  }

  #renderUnreadable(text: string, strings: Strings['root']) {
    const labels = { download: strings.downloadUnreadable, copy: strings.copyUnreadable };
    return html`<p>${strings.unreadable}</p>
      ${this.#renderFile(labels, () => createUnreadableFile(text))}`;
  }

  #renderFile(labels: FileLabels, createFile: () => TextFile) {
    // The menu copies the text: without it, the button would do nothing.
    return renderFileButtons(labels, createFile, this.#handleCopy, isFramed() && !menuChunk.hasFailed(this));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-journey': ProcessMapJourneyElement;
  }
}
