import { html, type TemplateResult } from 'lit';
import { renderText } from '../internal/render-text.js';
import { planStrings } from '../../strings/en/plan.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { BarSelection } from './bar-selection.js';
import { listUnplaced } from './unplaced-entries.js';

/** Renders the entries that the map has no item for. */
export function renderUnplaced(selection: BarSelection): TemplateResult {
  const items = listUnplaced(selection).map(({ cycle, id, texts }) => {
    const paragraphs = texts.map((text) => html`<p class="written" dir="auto">${text}</p>`);
    return html`<li><code>${id}</code>, ${menuStrings.inCycle(cycle)}${paragraphs}</li>`;
  });
  return html`<details>
    <summary><bdi>${renderText(`${planStrings.unplaced} (${selection.unplacedCount})`)}</bdi></summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
