import { html, nothing } from 'lit';
import { renderText } from '../internal/render-text.js';
import type { DiagramSelection } from './diagram-selection.js';

/**
 * Renders the way back to the first phase, in the next cycle. Nobody can undo the start of a cycle, so the button only
 * leads to the gate of the last phase, which asks for it.
 */
export function renderReturnRoute({ map, status, cycle, readOnly, actions, strings: { diagram } }: DiagramSelection) {
  const { id, label } = map.phases.at(-1) ?? { id: '', label: '' };
  const handleClick = () => actions.showItem(id, { subject: 'decision', ids: [] });
  const nextText = status === 'completed' ? diagram.allFinished : renderText(diagram.nextCycle(label, cycle + 1));
  return html`<span class="start">${diagram.cycle(cycle)}</span>
    <span class="return-route" aria-hidden="true"></span>
    <div class="loop">
      ${cycle > 1 ? html`<span>${renderText(diagram.laterCycle(cycle))}</span>` : nothing}
      ${
        status === 'completed' && !readOnly
          ? html`<button type="button" class="again" part="next-cycle" @click=${handleClick}>
              ${renderText(diagram.startCycle(cycle + 1))}
            </button>`
          : html`<span part="next-cycle">${nextText}</span>`
      }
    </div>`;
}
