import { html, LitElement, nothing } from 'lit';
import { property, state as internal } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Command } from '../../journey/types/command.js';
import type { DecisionOption, DecisionRule } from '../../map/map-definition.js';
import { icon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { type PhaseSelection } from '../panel/phase-selection.js';
import { renderButton, renderLockedNote, renderSentence, renderState, renderWaypoint } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { gateStyles } from './process-map-gate.styles.js';

/** Key of the text that a new cycle begins with. */
const CYCLE_FIELD = 'cycle';

/**
 * The end of a phase: the decision it asks for, what is left and what is met, and the step forward. A person says
 * when a phase is done; the step is always a button, and where something is left, it says what.
 *
 * @summary What is left before the next phase, the decision, and the step forward.
 * @tag process-map-gate
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - Its heading.
 * @csspart state - The words that say how much is left.
 * @csspart field - A text field.
 *
 * @cssprop --process-map-route - The step forward.
 * @cssprop --process-map-on-route - The words on the step forward.
 * @cssprop --process-map-done - What is met.
 */
export class ProcessMapGateElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, gateStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  /** What is picked, and not recorded yet. */
  @internal() private _pickedOption: { phase: string; option: DecisionOption } | undefined;

  readonly #panel = new PanelController(this, 'decision');

  protected override render(): unknown {
    const { selection: at } = this.#panel;
    if (!at) return nothing;
    const { strings: s, model, phase, view, isReadOnly: fixed } = at;
    const { id, label, exit } = phase;
    const { map, lastDenial: refused, progression, readOnly } = model;
    const { status, phases, phase: current } = model.view;
    const { completed, unlocked, left, index, steps } = view;
    const others = phases.filter((each) => !each.completed && each !== view);
    const onward = (progression === 'open' && others.find((each) => each.index > index)) || others[0];
    const next = map.phases.find((each) => each.id === onward?.id)?.label;
    // Only what speaks of this step: what else was refused is shown where it was asked for.
    const { command, reasons: all } = refused ?? {};
    const denied =
      command &&
      /^(phase|decision|cycle|journey\.resume)/.test(command.type) &&
      (!('phase' in command) || command.phase === id)
        ? all
        : undefined;
    const reasons = denied ?? left;
    const act = (words: string, command: Command, look?: string) =>
      renderButton(words, () => this.#request(at, command), look);
    // Of a phase that was opened again, too.
    const noted = model.journey.cycles[model.journey.cycle - 1]?.phases[id]?.completion?.note;
    /** A step, with room for words that go with it. That is there from the start: a button must not move while it is pressed. */
    const step = (
      label: string,
      key: string,
      was: string | undefined,
      words: string,
      make: (text: string) => Command,
      said?: string,
      more?: unknown,
    ) =>
      html`${this.#panel.renderLabelledField(label, key, was, () => null)}
        <div class="actions">
          ${renderButton(words, () => this.#request(at, make(this.#panel.getFieldText(key, was)), said, key), 'primary')}${more}
        </div>`;
    const complete = (words: string, said?: string, more?: unknown) =>
      step(
        s.stepNote,
        `${id}:note`,
        noted,
        words,
        (note) => ({ type: 'phase.complete', phase: id, ...(note && { note }) }),
        said,
        more,
      );
    return renderWaypoint(
      at,
      completed && !left.length ? 'passed' : '',
      icon('gate'),
      s.before(map.phases[index + 1]?.label),
      unlocked
        ? renderState(
            left.length ? 'open' : 'check',
            left.length ? s.left(left.length) : completed ? s.isDone(label) : s.clear,
          )
        : renderState('lock', s.states.locked),
      unlocked
        ? html`<div class="stack">
            ${exit.decision ? this.#renderDecision(at, exit.decision) : ''}
            <div class=${denied ? 'error' : ''}>
              ${denied ? html`<bdi>${s.refused}</bdi>` : ''}
              ${
                steps.done || reasons.length
                  ? html`<ul>
                      ${steps.done ? html`<li class="ok">${icon('check')}<bdi>${s.met(steps.done, steps.total)}</bdi></li>` : ''}
                      ${reasons.map(
                        (reason) =>
                          html`<li>
                            ${icon('open')}${
                              !fixed && this.#panel.findPanelsFor(reason).length
                                ? renderButton(renderSentence(reason.message), () => this.#panel.focusReason(reason))
                                : renderSentence(reason.message)
                            }
                          </li>`,
                      )}
                    </ul>`
                  : ''
              }
            </div>
            ${completed && noted ? html`<p class="note written"><span class="detail">${s.noted}</span><bdi lang="">${noted}</bdi></p>` : ''}
            ${status === 'stopped' && !readOnly ? act(s.resume, { type: 'journey.resume' }, 'primary') : ''}
            ${
              fixed
                ? ''
                : completed
                  ? [
                      view.state === 'check-again'
                        ? // Where its own rule broke, it holds no longer: what is left says so.
                          left.length
                          ? ''
                          : complete(s.stillHolds(label))
                        : id === current && status === 'active'
                          ? act(s.goOn(next), { type: 'phase.complete', phase: id }, 'primary')
                          : '',
                      act(s.reopen(label), { type: 'phase.reopen', phase: id }),
                      status === 'completed' && index === phases.length - 1
                        ? step(s.adaptation, CYCLE_FIELD, undefined, s.cycle, (adaptation) => ({
                            type: 'cycle.start',
                            ...(adaptation && { adaptation }),
                          }))
                        : '',
                    ]
                  : complete(s.complete(label, next), s.marked(label), html`<span class="detail">${s.youDecide}</span>`)
            }
          </div>`
        : renderLockedNote(at),
    );
  }

  #renderDecision(at: PhaseSelection, { text, options }: DecisionRule): unknown {
    const { strings: s, isReadOnly: fixed, markLanguage: say } = at;
    const { id } = at.phase;
    const { option: recorded, reason } = at.view.decision ?? {};
    const key = `${id}:reason`;
    const picked = (this._pickedOption?.phase === id && this._pickedOption.option) || recorded;
    const make = (reason: string) =>
      picked ? ({ type: 'decision.make', phase: id, option: picked, ...(reason && { reason }) } as const) : null;
    return html`<fieldset class=${recorded === 'go' ? '' : 'todo'} ?disabled=${fixed}>
        <legend>${say(text)}</legend>
        <div class="options">
          ${options.map(
            ({ id: option, text }) =>
              html`<label class="option ${option}"
                ><input
                  type="radio"
                  name="decision"
                  .checked=${live(option === picked)}
                  @change=${() => (this._pickedOption = { phase: id, option })}
                />${icon(option)}<span><b>${s.options[option]}</b><span class="detail">${say(text)}</span></span></label
              >`,
          )}
        </div>
      </fieldset>
      ${this.#panel.renderLabelledField(s.reason, key, reason, (words) => (picked === recorded && picked !== 'stop' ? make(words) : null))}
      ${recorded ? html`<span class="detail">${s.recorded(s.options[recorded])}</span>` : ''}
      ${
        fixed || (recorded && picked === recorded)
          ? ''
          : renderButton(
              picked === 'stop' ? s.stop : s.record,
              () => {
                const command = make(this.#panel.getFieldText(key, reason));
                if (command) this.#request(at, command, s.recorded(s.options[command.option]), key);
                else this.#panel.focus('input');
              },
              'primary plain',
            )
      }`;
  }

  /** Asks for a step; once it was taken, `said` is announced and the draft `key` let go. */
  #request({ actions: host }: PhaseSelection, command: Command, said?: string, key = ''): void {
    if (!this.#panel.request(command, '')) return;
    this._pickedOption = undefined;
    this.#panel.discardDraft(key);
    if (said) host.announce(said);
    this.#panel.restoreFocus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-gate': ProcessMapGateElement;
  }
}
