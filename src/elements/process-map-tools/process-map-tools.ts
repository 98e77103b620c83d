import { property } from 'lit/decorators.js';
import type { ToolView } from '../../journey/types/view.js';
import { GuardedElement } from '../context/guarded-element.js';
import { Chunk } from '../internal/chunk.js';
import { BodyController, type BodyDefinition } from '../panel/body-controller.js';
import { PanelController } from '../panel/panel-controller.js';
import { isPhaseVisible } from '../panel/phase-selection.js';
import { panelStyles } from '../panel/panel.styles.js';
import { rowStyles } from '../panel/row.styles.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';

/** Selection of the tools, in addition to the phase. */
export interface ToolsContent {
  readonly toolViews: readonly ToolView[];
}

const toolsBodyChunk = new Chunk<BodyDefinition<ToolsContent>>('the tools', async () => {
  const module = await import('./tools-body.js');
  return module.toolsBody;
});

/**
 * Shows the tools of a phase to choose from, with a note for each chosen tool. Renders nothing if the phase has none.
 *
 * @summary Tools to choose from.
 * @tag process-map-tools
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 * @csspart state - The number of chosen tools.
 * @csspart field - The note of a tool.
 *
 * @cssstate loading - The content is still to come.
 *
 * @cssprop --process-map-chosen - The background of a chosen tool.
 * @cssprop --process-map-line - The lines between the tools.
 */
export class ProcessMapToolsElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, rowStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'tool', (_, __, { tools }) => ({ toolViews: tools }));
  readonly #body = new BodyController(this, this.#panel, toolsBodyChunk, (selection) =>
    isPhaseVisible(selection) && selection.phase.tools.length ? 1 : 0,
  );

  protected override render(): unknown {
    return this.#body.render();
  }

  /** Also waits for the content to be loaded. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#body.whenLoaded();
    return super.getUpdateComplete();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-tools': ProcessMapToolsElement;
  }
}
