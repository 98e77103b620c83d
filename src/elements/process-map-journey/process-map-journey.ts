import { html, LitElement, nothing, render } from 'lit';
import { MapContextConsumer } from '../context/context-consumer.js';
import type { MapContext, MapModel } from '../context/map-context.js';
import { warnOnce } from '../internal/warn-once.js';
import { icon, type IconName } from '../panel/icons.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import type { RecordMenu } from './record-menu.js';
import { journeyStyles } from './process-map-journey.styles.js';

const SAVE_ICONS: Record<MapModel['saveState']['status'], IconName> = {
  off: 'open',
  kept: 'check',
  saving: 'open',
  saved: 'check',
  failed: 'risk',
};

/** Offers a text as a file, by a link that exists only for the moment. */
function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * The record: whether and where it is saved, always in sight; and what one does with it: download, open a copy,
 * print, start over. Renders from the `<process-map>` around it, and nothing without one.
 *
 * @summary Save state, import, export, print, start over.
 * @tag process-map-journey
 *
 * @csspart bar - The line that says how saving stands.
 * @csspart menu - What one can do with the record.
 *
 * @cssprop --process-map-page - The ground of the line.
 * @cssprop --process-map-surface - The ground of the menu.
 * @cssprop --process-map-done - The mark of what is saved.
 * @cssprop --process-map-warn - The ground of what is not saved.
 */
export class ProcessMapJourneyElement extends LitElement {
  static override styles = [tokens, controls, journeyStyles];

  readonly #context = new MapContextConsumer(this);
  /** What the menu holds: it is sent for when it is opened. */
  #menu: RecordMenu | undefined;
  #lacksMenu = false;

  readonly #toggle = async ({ newState, target }: ToggleEvent): Promise<void> => {
    const menu = target as HTMLElement;
    // Not by itself, in a shadow root.
    if (newState === 'closed' && menu.matches(':focus-within')) (menu.previousElementSibling as HTMLElement).focus();
    if (newState === 'closed' || this.#menu) return;
    try {
      this.#menu = (await import('./record-menu.js')).createRecordMenu(this, {
        html,
        render,
        markdown: renderMarkdown,
        download: downloadText,
      });
    } catch (error) {
      warnOnce('the menu of the record could not be loaded. The rest works.', error);
      this.#lacksMenu = true;
    }
    this.requestUpdate();
  };

  #download({ model, actions: host }: MapContext) {
    const { download: words } = model.strings.root;
    return html`<button
      type="button"
      class="quiet"
      @click=${() => downloadText(`${model.map.id}.json`, 'application/json', host.export('json'))}
    >
      <bdi>${words}</bdi>
    </button>`;
  }

  protected override render() {
    const context = this.#context.value;
    if (!context) return nothing;
    const { saveState: save, strings, language, view } = context.model;
    const { root: s } = strings;
    const { status, storage: place = 'none', savedAt: at, unreadableRecord: setAside } = save;
    const words =
      status === 'failed'
        ? html`<b>${s.notSaved}</b> ${s.notSavedWhy}`
        : status === 'saved'
          ? s.saved(at?.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) ?? '')
          : status === 'kept'
            ? s.kept[place]
            : s[status];
    // “Your record” stands in its button by itself: in WebKit, Tab leads into the menu only where the button is what was pressed.
    return html`<div class="bar ${status}" part="bar" lang=${language}>
      <p>${icon(SAVE_ICONS[status])} <bdi>${words}</bdi></p>
      ${status === 'failed' ? this.#download(context) : nothing}
      ${
        setAside === undefined
          ? nothing
          : html`<p>${s.setAside}</p>
              <button
                type="button"
                class="quiet"
                @click=${() => downloadText('set-aside.json', 'application/json', setAside)}
              >
                <bdi>${s.downloadSetAside}</bdi>
              </button>`
      }
      ${view.unplaced ? html`<p>${s.unplaced(view.unplaced)}</p>` : nothing}
      <button type="button" class="quiet" popovertarget="menu">${s.record}</button>
      <div id="menu" popover part="menu" role="group" aria-label=${s.record} @beforetoggle=${this.#toggle}>
        ${
          this.#menu?.(context) ??
          (this.#lacksMenu
            ? html`<p>${s.noMenu}</p>
                ${this.#download(context)}`
            : nothing)
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-journey': ProcessMapJourneyElement;
  }
}
