import { property } from 'lit/decorators.js';
import { PressController } from '../panel/press-controller.js';
import { selectGate, type GateContent, type GateSelection } from './gate-selection.js';
import { GuardedElement } from '../context/guarded-element.js';
import { Chunk } from '../internal/chunk.js';
import { BodyController, type BodyDefinition } from '../panel/body-controller.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';

import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';

/** A locked phase has nothing to finish yet. Without rows, the heading says what the panel is. */
const isGateShown = ({ rows, isUnlocked }: GateSelection): boolean => !rows || isUnlocked;

const gateBodyChunk = new Chunk<BodyDefinition<GateContent>>('the end of the phase', async () => {
  const module = await import('./gate-body.js');
  return module.gateBody;
});

/**
 * Shows the end of a phase: its decision, the open steps of the exit rule, and the button that completes the phase. The
 * button is always enabled. If the exit rule does not hold, the command is denied and the reasons are shown.
 *
 * @summary The exit rule of a phase, its decision, and the button that completes it.
 * @tag process-map-gate
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 * @csspart state - The number of open steps.
 * @csspart field - A text field.
 *
 * @cssstate loading - The content is still to come.
 *
 * @cssprop --process-map-route - The button that completes the phase.
 * @cssprop --process-map-on-route - The text on that button.
 * @cssprop --process-map-done - The progress on the exit rule.
 */
export class ProcessMapGateElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'decision', selectGate);
  readonly #body = new BodyController(
    this,
    this.#panel,
    gateBodyChunk,
    (selection) => (isGateShown(selection) ? 1 : 0),
    '20rem',
  );
  readonly #press = new PressController(this);

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const { released } = this.#press;
    if (released) return released.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }

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
    'process-map-gate': ProcessMapGateElement;
  }
}
