import { html } from 'lit';
import { renderText } from '../internal/render-text.js';
import type { DiagramSelection } from './diagram-selection.js';

/**
 * Renders the way back to the first phase, in the next cycle. Nobody can undo the start of a cycle, so the button only
 * leads to the last phase, whose gate asks for it.
 *
 * @param handleClick Shows the phase whose id is the value of the button.
 */
export function renderReturnRoute(
  { map, status, cycle, readOnly, strings: { diagram } }: DiagramSelection,
  handleClick: (event: Event) => void,
) {
  const label = map.phases[0]?.label ?? '';
  const lastPhaseId = map.phases.at(-1)?.id ?? '';
  const nextCycle = html`<bdi>${diagram.nextCycle}</bdi>`;
  return html`<div class="loop">
    ${
      status === 'completed' && !readOnly
        ? html`<button type="button" class="again" part="next-cycle" value=${lastPhaseId} @click=${handleClick}>
            ${nextCycle}
          </button>`
        : html`<span class="again" part="next-cycle">${nextCycle}</span>`
    }
    <span><bdi>${renderText(cycle > 1 ? diagram.backInCycle(label, cycle) : diagram.back(label))}</bdi></span>
  </div>`;
}
