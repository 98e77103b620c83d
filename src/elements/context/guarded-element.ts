import { ContextEvent } from '@lit/context';
import { html, LitElement, nothing, ReactiveElement, render, type PropertyValues } from 'lit';
import { rootStrings } from '../../strings/en/root.js';
import { disableChunks } from '../internal/chunk.js';
import { createRecordFile, downloadText } from '../internal/download-text.js';
import { warnOnce } from '../internal/warn-once.js';
import { mapContext, type MapStore } from './map-context.js';

/** The base class, whose method TypeScript protects. */
interface Updatable {
  update(changedProperties: PropertyValues): void;
}

/**
 * An element below `<process-map>` whose failure stays its own. If it cannot be rendered, it is rendered without what
 * chunks add to it; if that fails, too, a message with a download of the record takes its place until the next update.
 */
export abstract class GuardedElement extends LitElement {
  protected override update(changedProperties: PropertyValues): void {
    try {
      super.update(changedProperties);
    } catch (error) {
      this.prepareRetry();
      if (disableChunks(this)) {
        warnOnce('what was loaded on demand failed, and is left out. The rest works.', error);
        this.update(changedProperties);
        return;
      }
      warnOnce(`<${this.localName}>: ${rootStrings.elementFailed}`, error);
      // The update ends here, and the next one may succeed.
      (ReactiveElement.prototype as unknown as Updatable).update.call(this, changedProperties);
      // Nothing of what was rendered before stays: it may be of another phase, or of two.
      render(nothing, this.renderRoot, this.renderOptions);
      render(this.#renderFailure(), this.renderRoot, this.renderOptions);
    }
  }

  /** Called after a failure. Prepares for rendering all content again, also what an earlier update has rendered. */
  protected prepareRetry(): void {}

  #renderFailure() {
    // The interface is in English.
    return html`<p lang="en">${rootStrings.elementFailed}</p>
      <button type="button" lang="en" @click=${this.#downloadRecord}>${rootStrings.download}</button>`;
  }

  readonly #downloadRecord = (): void => {
    const download = ({ model, actions }: MapStore) =>
      model && downloadText(createRecordFile(model.map, actions.export('json'), model.view.title));
    this.dispatchEvent(new ContextEvent(mapContext, this, download));
  };
}
