import { property } from 'lit/decorators.js';
import { isPhaseVisible, type PhaseSelection } from '../panel/phase-selection.js';
import { GuardedElement } from '../context/guarded-element.js';
import { Chunk } from '../internal/chunk.js';
import { BodyController, type BodyDefinition } from '../panel/body-controller.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import { rowStyles } from '../panel/row.styles.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';

/** The ideas need nothing but the phase. */
export type IdeasContent = Record<never, never>;

/** Returns true if there is something to show. */
const hasIdeas = ({ phase, map }: PhaseSelection): boolean =>
  [phase.ideas, phase.practices, phase.cases, map.cases].some((items) => items?.length);

const ideasBodyChunk = new Chunk<BodyDefinition<IdeasContent>>('the ideas', async () => {
  const module = await import('./ideas-body.js');
  return module.ideasBody;
});

/**
 * Shows content for reflection: the ideas, practices and cases of a phase, and the cases of the whole map. Renders
 * nothing if there are none.
 *
 * @summary Ideas and cases for reflection.
 * @tag process-map-ideas
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 *
 * @cssstate loading - The content is still to come.
 *
 * @cssprop --process-map-line - The line beside an idea.
 * @cssprop --process-map-ink-muted - The source of an idea.
 */
export class ProcessMapIdeasElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, rowStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController<IdeasContent>(this, 'ideas', () => ({}));
  readonly #body = new BodyController(this, this.#panel, ideasBodyChunk, (selection) =>
    isPhaseVisible(selection) && hasIdeas(selection) ? 1 : 0,
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
    'process-map-ideas': ProcessMapIdeasElement;
  }
}
