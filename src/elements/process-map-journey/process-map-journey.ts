import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { SaveState } from '../context/map-context.js';
import { MapSelector } from '../context/map-selector.js';
import type { Strings } from '../../strings/en/index.js';
import { renderText } from '../internal/render-text.js';
import { warnOnce } from '../internal/warn-once.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { downloadText } from './download-text.js';
import { selectBar, type BarSelection } from './bar-selection.js';
import type { RecordMenu } from './record-menu.js';
import { journeyStyles } from './process-map-journey.styles.js';

const SAVE_ICONS: Record<SaveState['status'], IconName> = {
  off: 'open',
  kept: 'check',
  saving: 'open',
  saved: 'check',
  failed: 'risk',
};

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
export class ProcessMapJourneyElement extends LitElement {
  static override styles = [tokens, controls, journeyStyles];

  readonly #map = new MapSelector(this, selectBar);

  /** Renders the content of the menu. Its chunk loads when the menu first opens. */
  #renderMenu: RecordMenu | undefined;
  #hasMenuFailed = false;

  readonly #handleMenuToggle = async ({ newState, target }: ToggleEvent): Promise<void> => {
    const menu = target as HTMLElement;
    // In a shadow root, a popover does not return the focus to its button.
    if (newState === 'closed' && menu.matches(':focus-within')) (menu.previousElementSibling as HTMLElement).focus();
    if (newState === 'closed' || this.#renderMenu) return;
    try {
      const { createRecordMenu } = await import('./record-menu.js');
      this.#renderMenu = createRecordMenu(this, () => this.#map.store?.model);
    } catch (error) {
      warnOnce('the menu of the record could not be loaded. The rest works.', error);
      this.#hasMenuFailed = true;
    }
    this.requestUpdate();
  };

  protected override render() {
    const selection = this.#map.value;
    if (!selection) return nothing;
    const { saveState, language, unplacedCount, strings } = selection;
    const { status, unreadableRecord } = saveState;
    // The text is directly inside the button: otherwise, in WebKit, Tab does not lead from the button into the menu.
    return html`<div class="bar ${status}" part="bar" lang=${language}>
      <p>
        ${renderIcon(SAVE_ICONS[status])}
        <bdi>${keyed(`${status} ${saveState.savedAt?.getTime()}`, renderSaveState(saveState, strings))}</bdi>
      </p>
      ${status === 'failed' ? this.#renderDownload(selection) : nothing}
      ${unreadableRecord === undefined ? nothing : this.#renderUnreadable(unreadableRecord, strings)}
      ${unplacedCount ? html`<p>${renderText(strings.unplaced(unplacedCount))}</p>` : nothing}
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
          this.#renderMenu?.(selection) ??
          (this.#hasMenuFailed
            ? html`<p>${strings.menuFailed}</p>
                ${this.#renderDownload(selection)}`
            : nothing)
        }
      </div>
    </div>`;
  }

  #renderDownload({ map, actions, strings }: BarSelection) {
    return html`<button
      type="button"
      class="quiet"
      @click=${() => downloadText(`${map.id}.json`, 'application/json', actions.export('json'))}
    >
      <bdi>${strings.download}</bdi>
    </button>`;
  }

  #renderUnreadable(record: string, strings: Strings['root']) {
    return html`<p>${strings.unreadable}</p>
      <button type="button" class="quiet" @click=${() => downloadText('set-aside.json', 'application/json', record)}>
        <bdi>${strings.downloadUnreadable}</bdi>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-journey': ProcessMapJourneyElement;
  }
}
