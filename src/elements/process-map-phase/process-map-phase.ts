import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { icon, type IconName } from '../panel/icons.js';
import { getEnhancements, haveEnhancementsFailed } from '../enhancements/load-enhancements.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { PanelController } from '../panel/panel-controller.js';
import { renderHeading, renderLockedNote, renderNote, PANEL_EXPORT_PARTS, renderState } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { phaseStyles } from './process-map-phase.styles.js';

const STATE_ICONS = {
  locked: 'lock',
  open: 'open',
  current: 'here',
  done: 'check',
  'check-again': 'again',
} as const satisfies Record<string, IconName>;

/**
 * The phase on show, or another one: what it is about, how it stands, and its parts.
 *
 * @summary A phase: heading, summary, and its parts.
 * @tag process-map-phase
 *
 * @slot - Replaces the parts: questions, tools, risks, ideas and gate.
 *
 * @csspart heading - The heading that names the phase.
 * @csspart headline - The question that the phase answers.
 * @csspart summary - What the phase is about.
 * @csspart outcome - What the phase leads to.
 * @csspart note - A line that says why nothing can be written, or what to look at again.
 * @csspart waypoint - A stop on the route, of any of the parts.
 * @csspart waypoint-heading - The heading of a stop.
 * @csspart state - The words that say how something stands.
 * @csspart field - A field of any of the parts.
 *
 * @cssstate locked - Its turn has not come.
 * @cssstate open - It can be worked in, and is not the current one.
 * @cssstate current - The journey is here.
 * @cssstate done - It is marked as done.
 * @cssstate check-again - It is marked as done, and something before it has changed since.
 *
 * @cssprop --process-map-ink - Text.
 * @cssprop --process-map-route - The mark of the phase.
 * @cssprop --process-map-ground - The ground of a note.
 * @cssprop --process-map-font - The font.
 */
export class ProcessMapPhaseElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, phaseStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #internals = this.attachInternals();
  readonly #panel = new PanelController(this, 'none');

  protected override updated(): void {
    const { selection: at } = this.#panel;
    const { states } = this.#internals;
    states.clear();
    if (at) states.add(at.view.state);
    // Never on load or restore: only after a person moved here.
    if (at?.phase.id === at?.model.shownPhase && at?.actions.takeFocusRequest()) this.#panel.focus('[tabindex]');
  }

  /** Moves the focus to the heading, once it names the phase. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.#panel.focus('[tabindex]');
  }

  protected override render(): unknown {
    const { selection: at } = this.#panel;
    if (!at) return nothing;
    const { strings: s, model, phase, view, markLanguage: say } = at;
    const { outcome, summary } = phase;
    const aids = getEnhancements(this);
    const terms = aids?.findTerms(this, at, [[{ text: summary }]]);
    const id = this.phase || nothing;
    const because = view.because === phase.id ? undefined : model.map.phases.find((each) => each.id === view.because);
    const stopped = model.view.status === 'stopped';
    return html`<section aria-labelledby="h" lang=${model.language}>
      <header>
        <div class="head">
          ${renderHeading(model.headingLevel, html`<i>${s.phase(phase.label, model.map.phases.length)}</i> <span>${say(phase.title)}</span>`, 'heading', 'h')}
          ${stopped && view.state === 'current' ? renderState('stop', model.strings.diagram.stopped) : renderState(STATE_ICONS[view.state], s.states[view.state])}
        </div>
        <p class="headline" part="headline">${say(phase.headline)}</p>
        <div class="summary stack" part="summary" lang=${model.languageOf(summary) ?? nothing}>
          ${renderMarkdown(summary, terms?.getMarker(summary))}
        </div>
        ${
          outcome
            ? html`<p class="to" part="outcome">
                ${icon('flag')}<bdi>${s.leadsTo} <b>${say(outcome)}</b></bdi>
              </p>`
            : ''
        }
        ${view.unlocked ? '' : renderLockedNote(at, this.#panel.openSelection ? s.preview : '')}
        ${stopped ? renderNote(s.stopped) : ''}${model.readOnly ? renderNote(s.readOnly) : ''}
        ${view.state === 'done' ? renderNote(s.completed) : view.state === 'check-again' ? renderNote(s.checkAgain(because?.label)) : ''}
        ${this.phase ? '' : html`<div class="search">${haveEnhancementsFailed() ? html`<p class="detail">${s.noAids}</p>` : aids?.renderSearch(this, at, this.#panel)}</div>`}
      </header>
      <slot>
        <process-map-questions phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-questions>
        <process-map-tools phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-tools>
        <process-map-risks phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-risks>
        <process-map-ideas phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-ideas>
        <process-map-gate phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-gate>
      </slot>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-phase': ProcessMapPhaseElement;
  }
}
