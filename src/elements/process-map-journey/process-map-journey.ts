import { html, nothing } from 'lit';
import type { PhaseView } from '../../journey/types/view.js';
import type { Strings } from '../../strings/en/index.js';
import { keysOf } from '../../utils/objects.js';
import { GuardedElement } from '../context/guarded-element.js';
import type { MapActions, MapStore, SaveState } from '../context/map-context.js';
import { MapSelector } from '../context/map-selector.js';
import { Chunk } from '../internal/chunk.js';
import { createRecordFile, createUnreadableFile, isFramed, type TextFile } from '../internal/download-text.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { hasPanel, registerPanel } from '../panel/focus-registry.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { renderButton } from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { selectBar, type BarSelection } from './bar-selection.js';
import { describeSaveState } from './describe-save-state.js';
import { renderFileButtons, type FileLabels } from './file-buttons.js';
import { journeyStyles } from './process-map-journey.styles.js';
import type { RecordMenu } from './record-menu-types.js';

const SAVE_ICONS: Record<SaveState['status'], IconName> = {
  off: 'open',
  kept: 'check',
  saving: 'open',
  saved: 'check',
  failed: 'risk',
};

const menuChunk = new Chunk('the menu of the plan', () => import('./record-menu.js'));
const contentsChunk = new Chunk('the contents', () => import('./contents.js'));

/**
 * A bar that always shows which phase is on screen, its progress, and if and where the plan is saved. Contents leads to
 * the groups of questions, tools, risks, ideas and the gate of the phase, where a `<process-map-phase>` shows it. The
 * menu downloads and prints the plan, opens a backup, and deletes everything.
 *
 * Renders the journey of the `<process-map>` around it, and nothing outside of one.
 *
 * @summary Name and progress of the phase, contents, save state, import, export, print, delete.
 * @tag process-map-journey
 *
 * @csspart bar - The bar.
 * @csspart save-state - If and where the plan is saved.
 * @csspart contents - List that leads to what the phase contains.
 * @csspart menu - Menu that saves and prints the plan.
 *
 * @cssprop --process-map-page - Background of the bar.
 * @cssprop --process-map-surface - Background of the menus.
 * @cssprop --process-map-done - Colour of the icon of the save state.
 * @cssprop --process-map-warn - Tint of the background if saving failed.
 */
export class ProcessMapJourneyElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, journeyStyles];

  readonly #map = new MapSelector(this, selectBar, (store) => this.#handleMapChange(store));

  /** The content of the menu. Its chunk loads when the menu first opens, or the bar has something to offer. */
  #menu: RecordMenu | undefined;
  #isMenuWanted = false;
  #isMenuOpen = false;
  #areContentsOpen = false;

  /** Id of the phase that was shown last. */
  #shownPhase: string | undefined;

  /** Ends the registration as a list that leads to the panels of a map. */
  #connection: AbortController | undefined;
  #actions: MapActions | undefined;
  #dayTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #handleMenuToggle = async (event: ToggleEvent): Promise<void> => {
    this.#isMenuOpen = event.newState === 'open';
    if (this.#isMenuOpen) {
      await this.#loadMenu(true);
      this.requestUpdate();
    } else this.#menu?.handleClose();
  };

  readonly #handleContentsToggle = ({ newState }: ToggleEvent): void => {
    this.#areContentsOpen = newState === 'open';
    this.requestUpdate();
    if (this.#areContentsOpen) void contentsChunk.load(this, true);
  };

  readonly #handleCopy = async (text: string): Promise<void> => {
    const menu = await this.#loadMenu(true);
    if (menu) await menu.copyText(text);
    // It says that it could not be loaded.
    else this.shadowRoot?.getElementById('menu')?.showPopover();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#actions = undefined;
    clearTimeout(this.#dayTimer);
  }

  protected override updated(): void {
    clearTimeout(this.#dayTimer);
    if (this.#map.value?.saveState.status !== 'saved') return;
    // The words "today" hold until midnight.
    this.#dayTimer = setTimeout(() => this.requestUpdate(), new Date().setHours(24, 0, 0, 0) - Date.now());
  }

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
    if (store && store.actions !== this.#actions) {
      this.#connection?.abort();
      this.#actions = store.actions;
      const { signal } = (this.#connection = new AbortController());
      registerPanel(store.actions, { element: this, subject: 'contents', phaseId: undefined }, signal);
    }
    if (!store?.model) return;
    const { saveState, shownPhase, view } = store.model;
    const { status, storage, browserRecord } = saveState;
    const hasMoved = this.#shownPhase !== undefined && this.#shownPhase !== shownPhase;
    this.#shownPhase = shownPhase;
    // If saving fails, it is the last chance to copy the record.
    const isNeeded = status === 'failed' || browserRecord !== undefined || keysOf(view.variants).length > 0;
    if (isNeeded && !this.#isMenuWanted) void this.#loadMenu();
    // Their texts follow the journey.
    if (this.#areContentsOpen || this.#isMenuOpen) this.requestUpdate();
    // A backup may be due.
    if (hasMoved && storage === 'local') void this.#handleMove();
    else if (hasMoved) menuChunk.call(this, () => this.#menu?.handleMove());
  }

  async #handleMove(): Promise<void> {
    const menu = await this.#loadMenu();
    menuChunk.call(this, () => menu?.handleMove());
  }

  protected override render() {
    const selection = this.#map.value;
    if (!selection) return nothing;
    const { saveState, language, dateLanguage, strings, phase, leftLabel, steps, cycle, languageOf, title } = selection;
    const { status, unreadableRecord, hasTemporaryDrafts } = saveState;
    if (this.#isMenuWanted && !this.#menu) void this.#loadMenu();
    return html`<div class="bar ${status}" part="bar" lang=${language}>
      ${title === undefined ? nothing : html`<p class="journey-title"><bdi lang="">${renderText(title)}</bdi></p>`}
      <p class="place">
        <b
          >${
            phase
              ? [html`<bdi>${renderText(strings.label(phase.label))}</bdi> `, markLanguage(languageOf, phase.title)]
              : ''
          }</b
        >
      </p>
      ${
        leftLabel === undefined
          ? nothing
          : renderButton(strings.backTo(leftLabel), () => selection.actions.goBack(), 'quiet back')
      }
      ${cycle > 1 ? html`<p class="cycle">${renderText(strings.cycle(cycle))}</p>` : nothing}
      ${steps ? this.#renderSteps(steps, strings) : nothing}
      <p class="save" part="save-state">
        ${renderIcon(SAVE_ICONS[status])}
        <bdi class="long">${renderText(describeSaveState(saveState, strings, dateLanguage))}</bdi>
      </p>
      ${this.#renderContents(selection)}
      ${
        // The button "Your plan" belongs here, once there is a place that shows the plan.
        this.#renderPopover('menu', strings.menu, this.#renderMenu(selection), this.#handleMenuToggle)
      }
      ${hasTemporaryDrafts ? html`<p class="row">${strings.temporaryDrafts}</p>` : nothing}
      ${status === 'failed' ? this.#renderAdvice(selection) : nothing}
      ${unreadableRecord === undefined ? nothing : this.#renderUnreadable(unreadableRecord, strings)}
      ${menuChunk.call(this, () => this.#menu?.renderOffers(selection))}
    </div>`;
  }

  #renderSteps({ done, total }: PhaseView['steps'], strings: Strings['root']) {
    return html`<p class="steps">
      <span class="long">${renderText(strings.steps(done, total))}</span
      ><span class="short" aria-hidden="true">${renderText(strings.stepsShort(done, total))}</span>
    </p>`;
  }

  /** Renders a button, and what it opens. */
  #renderPopover(id: 'contents' | 'menu', label: string, content: unknown, handleToggle: (event: ToggleEvent) => void) {
    const handleBeforeToggle = (event: ToggleEvent) => {
      const popover = event.target as HTMLElement;
      // In a shadow root, a popover does not return the focus to its button.
      if (event.newState === 'closed' && popover.matches(':focus-within'))
        (popover.previousElementSibling as HTMLElement).focus();
      handleToggle(event);
    };
    // The text is directly inside the button: otherwise, in WebKit, Tab does not lead from the button into the menu.
    return html`<button type="button" class="quiet" popovertarget=${id}>
        ${id === 'menu' ? renderIcon('save') : nothing}${label}
      </button>
      <div
        class="popover"
        id=${id}
        popover
        part=${id}
        role=${id === 'menu' ? 'group' : 'navigation'}
        aria-label=${label}
        @beforetoggle=${handleBeforeToggle}
      >
        ${content}
      </div>`;
  }

  /** Renders the contents of the shown phase and their button, where a panel shows the phase. */
  #renderContents({ phase, actions, strings }: BarSelection): unknown {
    if (!phase || !hasPanel(actions, 'phase', phase.id)) return nothing;
    const content = this.#areContentsOpen ? this.#renderContentsList(phase.id) : nothing;
    return this.#renderPopover('contents', strings.contents, content, this.#handleContentsToggle);
  }

  #renderContentsList(phaseId: string): unknown {
    const { model, actions } = this.#map.store ?? {};
    return (
      (model &&
        actions &&
        contentsChunk.call(this, (module) => module.renderContents(this, model, actions, phaseId))) ??
      (contentsChunk.hasFailed(this) ? html`<p>${model?.strings.root.menuFailed}</p>` : nothing)
    );
  }

  #renderMenu(selection: BarSelection): unknown {
    return (
      menuChunk.call(this, () => this.#menu?.render(selection)) ??
      (menuChunk.hasFailed(this)
        ? html`<p>${selection.strings.menuFailed}</p>
            ${this.#renderDownload(selection)}`
        : nothing)
    );
  }

  /** Renders what to do when saving has failed. */
  #renderAdvice(selection: BarSelection) {
    return html`<div class="row">
      <p>${selection.strings.notSavedAdvice}</p>
      ${this.#renderDownload(selection)}
    </div>`;
  }

  #renderDownload({ map, actions, strings, title }: BarSelection) {
    return this.#renderFile(strings, () => createRecordFile(map, actions.export('json'), title));
  }

  #renderUnreadable(text: string, strings: Strings['root']) {
    const labels = { download: strings.downloadUnreadable, copy: strings.copyUnreadable };
    return html`<div class="row">
      <p>${strings.unreadable}</p>
      ${this.#renderFile(labels, () => createUnreadableFile(text))}
    </div>`;
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
