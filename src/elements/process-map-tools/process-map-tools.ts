import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ToolView } from '../../journey/types/view.js';
import type { Tool } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import { getEnhancements } from '../enhancements/load-enhancements.js';
import { describeTool } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderDenial, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { renderAsking, renderCheckbox, renderState, renderWaypoint } from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { toolsStyles } from './process-map-tools.styles.js';

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
 * @cssprop --process-map-chosen - The background of a chosen tool.
 * @cssprop --process-map-line - The lines between the tools.
 */
export class ProcessMapToolsElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, toolsStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'tool', ({ journey }, _, { tools }) => ({
    toolViews: tools,
    journeyKey: `${journey.id} ${journey.resetAt ?? ''}`,
  }));

  /** Notes of dropped tools, by journey and tool. Choosing the tool again restores its note. */
  readonly #droppedNotes = new Map<string, string>();

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    const tools = selection?.phase.tools;
    if (!selection || !tools?.length) return nothing;
    const { strings, phase, toolViews } = selection;
    const chosenCount = toolViews.filter(({ chosen }) => chosen).length;
    const isPassed = chosenCount >= (phase.exit.tools || 1);
    return renderWaypoint(
      selection,
      isPassed ? 'passed' : 'todo',
      renderIcon('tool'),
      strings.tools,
      renderState(isPassed ? 'check' : 'open', strings.toolsChosen(chosenCount, tools.length)),
      html`<ul class="tools">
        ${tools.map((tool, i) => keyed(tool.id, this.#renderTool(selection, tool, toolViews[i])))}
      </ul>`,
    );
  }

  #renderTool(selection: PhaseSelection, tool: Tool, { chosen = false, note }: Partial<ToolView> = {}): TemplateResult {
    const { strings, isReadOnly, languageOf } = selection;
    const { id, name } = tool;
    return html`<li>
      ${renderCheckbox(
        id,
        chosen,
        isReadOnly,
        (isChosen) => this.#handleChange(id, isChosen, note),
        markLanguage(languageOf, name),
        [this.#renderDescription(selection, tool), getEnhancements(this)?.renderToolUses(this, selection, tool)],
      )}
      ${renderDenial(this.#panel, id)}${renderAsking(selection, id)}
      ${
        chosen
          ? renderLabelledField(
              this.#panel,
              strings.toolNote,
              `${id}:note`,
              note,
              (text) => ({ type: 'tool.choose', tool: id, note: text }),
              { ownerId: id },
            )
          : ''
      }
    </li>`;
  }

  #renderDescription({ map, languageOf }: PhaseSelection, tool: Tool): unknown {
    const texts = describeTool(map, tool);
    return markLanguage(languageOf, texts.join(' '), texts[0]);
  }

  #handleChange(id: string, isChosen: boolean, note: string | undefined): void {
    // A restarted journey has none of the notes of before.
    const noteKey = `${this.#panel.selection?.journeyKey} ${id}`;
    if (note) this.#droppedNotes.set(noteKey, note);
    const droppedNote = this.#droppedNotes.get(noteKey);
    this.#panel.request(
      isChosen
        ? { type: 'tool.choose', tool: id, ...(droppedNote !== undefined && { note: droppedNote }) }
        : { type: 'tool.drop', tool: id },
      id,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-tools': ProcessMapToolsElement;
  }
}
