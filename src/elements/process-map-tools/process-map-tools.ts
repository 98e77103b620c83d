import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../panel/icons.js';
import { getEnhancements } from '../enhancements/load-enhancements.js';
import { PanelController } from '../panel/panel-controller.js';
import { renderCheckbox, renderState, renderWaypoint } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { toolsStyles } from './process-map-tools.styles.js';

/**
 * The tools that a phase offers, to choose from, each with a note once chosen. Shows nothing where the phase has none.
 *
 * @summary Tools to choose from.
 * @tag process-map-tools
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - Its heading.
 * @csspart state - The words that say how many are chosen.
 * @csspart field - The note to a tool.
 *
 * @cssprop --process-map-chosen - The ground of a chosen tool.
 * @cssprop --process-map-line - The lines between the tools.
 */
export class ProcessMapToolsElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, toolsStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'tool');
  /** Notes of tools that were dropped here, should they be chosen again. */
  readonly #droppedNotes = new Map<string, string>();

  protected override render(): unknown {
    const at = this.#panel.openSelection;
    const tools = at?.phase.tools;
    if (!at || !tools?.length) return nothing;
    const { strings: s, phase, view, model, isReadOnly: fixed, markLanguage: say } = at;
    const aids = getEnhancements(this);
    const count = view.tools.filter(({ chosen }) => chosen).length;
    const passed = count >= (phase.exit.tools || 1);
    return renderWaypoint(
      at,
      passed ? 'passed' : 'todo',
      icon('tool'),
      s.tools,
      renderState(passed ? 'check' : 'open', s.chosen(count, tools.length)),
      html`<ul class="tools">
        ${tools.map((each, i) => {
          const { id: tool, name, text, tools: described } = each;
          const { chosen = false, note } = view.tools[i] ?? {};
          const catalogue = model.map.catalogue?.tools?.filter(({ id }) => described?.includes(id));
          const choose = (note = this.#droppedNotes.get(tool)) =>
            ({ type: 'tool.choose', tool, ...(note !== undefined && { note }) }) as const;
          const turn = (on: boolean) => {
            if (note) this.#droppedNotes.set(tool, note);
            this.#panel.request(on ? choose() : { type: 'tool.drop', tool }, tool);
          };
          return html`<li>
            ${renderCheckbox(tool, chosen, fixed, turn, say(name), [say(text ?? catalogue?.map((each) => each.text).join(' '), text ?? catalogue?.[0]?.text), aids?.renderToolUses(this, at, each)])}
            ${this.#panel.renderDenial(tool)}${chosen ? this.#panel.renderLabelledField(s.note, `${tool}:note`, note, choose, { ownerId: tool }) : ''}
          </li>`;
        })}
      </ul>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-tools': ProcessMapToolsElement;
  }
}
