import { property } from 'lit/decorators.js';
import type { RiskView } from '../../journey/types/view.js';
import { isPhaseVisible, type PhaseSelection, type SelectContent } from '../panel/phase-selection.js';
import { GuardedElement } from '../context/guarded-element.js';
import { Chunk } from '../internal/chunk.js';
import { BodyController, type BodyDefinition } from '../panel/body-controller.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import { rowStyles } from '../panel/row.styles.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';

/** Selection of the risks, in addition to the phase. */
export interface RisksContent {
  readonly riskViews: RiskView[];
  readonly getToday: () => string;
}

/** A phase with its risks. */
export type RisksSelection = PhaseSelection & RisksContent;

const selectRisks: SelectContent<RisksContent> = ({ getToday }, _, { risks }) => ({ riskViews: risks, getToday });

/** Returns true if people can add risks: where the map has risks at all. */
export const canAddRisks = ({ map, isReadOnly }: PhaseSelection): boolean =>
  !isReadOnly && map.phases.some(({ risks }) => risks.length > 0);

/** Each risk is a row. Without rows, all of them are one stop on the route. */
function countRiskRows(selection: PhaseSelection): number {
  const { length } = selection.phase.risks;
  if (!isPhaseVisible(selection)) return 0;
  // The form that adds a risk has the height of a row and a half.
  const formCount = canAddRisks(selection) ? 2 : 0;
  return (selection.rows ? length : Math.min(length, 1)) + formCount;
}

const risksBodyChunk = new Chunk<BodyDefinition<RisksContent>>('the risks', async () => {
  const module = await import('./risks-body.js');
  return module.risksBody;
});

/**
 * Shows the risk register of a phase: each risk with its level, the measures against it, an owner and a review date. A
 * risk is assessed once a measure is chosen or the risk is accepted. People can add risks and measures of their own.
 * Renders nothing if the phase has no risks and nobody can add any: the map has none, or is to read only.
 *
 * @summary The risk register of a phase.
 * @tag process-map-risks
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 * @csspart state - The number of assessed risks, and the state of each risk.
 * @csspart field - A field of a risk.
 *
 * @cssstate loading - The content is still to come.
 *
 * @cssprop --process-map-warn - The warning sign, and the line above a risk.
 * @cssprop --process-map-on-warn - The drawing on the warning sign.
 * @cssprop --process-map-warn-ink - The text of a warning.
 */
export class ProcessMapRisksElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, rowStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'risk', selectRisks);
  readonly #body = new BodyController(this, this.#panel, risksBodyChunk, countRiskRows);

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
    'process-map-risks': ProcessMapRisksElement;
  }
}
