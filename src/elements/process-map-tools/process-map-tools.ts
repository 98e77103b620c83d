import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../panel/icons.js';
import { aidsFor } from '../enhancements/load-enhancements.js';
import { Panel } from '../panel/panel-controller.js';
import { pick, state, waypoint } from '../panel/templates.js';
import { panel } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { styles } from './process-map-tools.styles.js';

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
  static override styles = [tokens, controls, panel, styles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new Panel(this, 'tool');
  /** Notes of tools that were dropped here, should they be chosen again. */
  readonly #notes = new Map<string, string>();

  protected override render(): unknown {
    const at = this.#panel.open;
    const tools = at?.phase.tools;
    if (!at || !tools?.length) return nothing;
    const { strings: s, phase, view, model, fixed, say } = at;
    const aids = aidsFor(this);
    const count = view.tools.filter(({ chosen }) => chosen).length;
    const passed = count >= (phase.exit.tools || 1);
    return waypoint(
      at,
      passed ? 'passed' : 'todo',
      icon('tool'),
      s.tools,
      state(passed ? 'check' : 'open', s.chosen(count, tools.length)),
      html`<ul class="tools">
        ${tools.map((each, i) => {
          const { id: tool, name, text, tools: described } = each;
          const { chosen = false, note } = view.tools[i] ?? {};
          const catalogue = model.map.catalogue?.tools?.filter(({ id }) => described?.includes(id));
          const choose = (note = this.#notes.get(tool)) =>
            ({ type: 'tool.choose', tool, ...(note !== undefined && { note }) }) as const;
          const turn = (on: boolean) => {
            if (note) this.#notes.set(tool, note);
            this.#panel.ask(on ? choose() : { type: 'tool.drop', tool }, tool);
          };
          return html`<li>
            ${pick(tool, chosen, fixed, turn, say(name), [say(text ?? catalogue?.map((each) => each.text).join(' '), text ?? catalogue?.[0]?.text), aids?.goodFor(this, at, each)])}
            ${this.#panel.refusal(tool)}${chosen ? this.#panel.labelled(s.note, `${tool}:note`, note, choose, { of: tool }) : ''}
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
