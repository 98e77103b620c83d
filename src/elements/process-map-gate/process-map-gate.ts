import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { getCurrentCycle } from '../../journey/record.js';
import { findNextPhase } from '../../journey/rules.js';
import type { Command } from '../../journey/types/command.js';
import type { Reason } from '../../journey/types/reason.js';
import type { JourneyStatus } from '../../journey/types/record.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { DecisionOption, DecisionRule, Phase } from '../../map/map-definition.js';
import type { MapModel } from '../context/map-context.js';
import { GuardedElement } from '../context/guarded-element.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderLabelledField } from '../panel/field-templates.js';
import { findPanelFor, focusReason } from '../panel/focus-registry.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import { renderButton, renderLockedNote, renderSentence, renderState, renderWaypoint } from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { gateStyles } from './process-map-gate.styles.js';

/** Key of the field for the text that says what changes in the next cycle. */
const ADAPTATION_KEY = 'cycle';

/** Creates no command, so that the panel stores the text of a field as a draft. */
const storeAsDraft = () => null;

/** Types of the commands whose denial the gate shows. Other panels show the denials of their own commands. */
const GATE_COMMAND = /^(phase|decision|cycle|journey\.resume)/;

interface GateContent {
  readonly view: PhaseView;
  readonly status: JourneyStatus;
  readonly currentPhaseId: string;

  /** Reasons why the last command of the gate in this phase was denied. */
  readonly denialReasons: Reason[] | undefined;

  /** Note of the last completion. Reopening the phase does not delete it. */
  readonly recordedNote: string | undefined;

  /** Label of the phase that becomes the current one after this phase; undefined if there is none. */
  readonly nextLabel: string | undefined;
}

type GateSelection = PhaseSelection & GateContent;

/** Returns the reasons why the last command of the gate in a phase was denied. */
function getDenialReasons(lastDenial: MapModel['lastDenial'], phase: Phase): Reason[] | undefined {
  if (!lastDenial) return undefined;
  const { command, reasons } = lastDenial;
  const isInPhase = !('phase' in command) || command.phase === phase.id;
  return GATE_COMMAND.test(command.type) && isInPhase ? reasons : undefined;
}

const selectGate: SelectContent<GateContent> = (model, phase, view) => {
  const { map, journey, progression, lastDenial } = model;
  const cycle = getCurrentCycle(journey);
  return {
    view,
    status: model.view.status,
    currentPhaseId: model.view.phase,
    denialReasons: getDenialReasons(lastDenial, phase),
    recordedNote: cycle.phases[phase.id]?.completion?.note,
    nextLabel: findNextPhase(map, cycle, progression, phase)?.label,
  };
};

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
 * @cssprop --process-map-route - The button that completes the phase.
 * @cssprop --process-map-on-route - The text on that button.
 * @cssprop --process-map-done - The progress on the exit rule.
 */
export class ProcessMapGateElement extends GuardedElement {
  static override styles = [tokens, controls, panelStyles, gateStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  /** Option that a person picked but did not record yet. */
  @state() private _pickedOption: { phase: string; option: DecisionOption } | undefined;

  readonly #panel = new PanelController(this, 'decision', selectGate);

  protected override render(): unknown {
    const { selection } = this.#panel;
    if (!selection) return nothing;
    const { strings, map, view } = selection;
    const phaseAfterOnMap = map.phases[view.index + 1];
    return renderWaypoint(
      selection,
      view.completed && !view.left.length ? 'passed' : '',
      renderIcon('gate'),
      phaseAfterOnMap ? strings.beforePhase(phaseAfterOnMap.label) : strings.beforeEnd,
      this.#renderGateState(selection),
      view.unlocked ? this.#renderContent(selection) : renderLockedNote(selection),
    );
  }

  #renderGateState({ strings, phase, view }: GateSelection): TemplateResult {
    if (!view.unlocked) return renderState('lock', strings.states.locked);
    if (view.left.length) return renderState('open', strings.stepsLeft(view.left.length));
    return renderState('check', view.completed ? strings.isDone(phase.label) : strings.nothingLeft);
  }

  #renderContent(selection: GateSelection): TemplateResult {
    const { strings, phase, view, isReadOnly, isStopped, readOnly, recordedNote: note } = selection;
    const { decision } = phase.exit;
    const noteLabel = html`<span class="detail">${strings.stepNoteRecorded}</span>`;
    const canResume = isStopped && !readOnly;
    return html`<div class="stack">
      ${decision ? this.#renderDecision(selection, decision) : ''} ${this.#renderReasons(selection)}
      ${view.completed && note ? html`<p class="note written">${noteLabel}<bdi lang="">${note}</bdi></p>` : ''}
      ${canResume ? this.#renderCommandButton(selection, strings.resume, { type: 'journey.resume' }, 'primary') : ''}
      ${isReadOnly ? '' : this.#renderActions(selection)}
    </div>`;
  }

  /** Renders the progress on the exit rule and its open steps; after a denial, the reasons for it instead. */
  #renderReasons(selection: GateSelection): TemplateResult {
    const { strings, view, denialReasons } = selection;
    const { done, total } = view.steps;
    const reasons = denialReasons ?? view.left;
    const progress = html`<li class="ok">${renderIcon('check')}<bdi>${strings.stepsDone(done, total)}</bdi></li>`;
    return html`<div class=${denialReasons ? 'error' : ''}>
      ${denialReasons ? html`<bdi>${strings.denied}</bdi>` : ''}
      ${
        done || reasons.length
          ? html`<ul>
              ${done ? progress : ''} ${reasons.map((reason) => this.#renderReason(selection, reason))}
            </ul>`
          : ''
      }
    </div>`;
  }

  /** Renders a reason. If a panel on the page can resolve it, the reason is a button that focuses the control. */
  #renderReason({ isReadOnly, actions, phase }: GateSelection, reason: Reason): TemplateResult {
    const sentence = renderSentence(reason.message);
    const canFocus = !isReadOnly && findPanelFor(actions, reason, phase.id);
    return html`<li>
      ${renderIcon('open')}${canFocus ? renderButton(sentence, () => focusReason(actions, reason, phase.id)) : sentence}
    </li>`;
  }

  /**
   * Renders the buttons that complete, confirm or reopen the phase, move on from a completed phase, or start a new
   * cycle.
   */
  #renderActions(selection: GateSelection): unknown {
    const { strings, map, phase, view, status, currentPhaseId, nextLabel } = selection;
    const { id, label } = phase;
    if (!view.completed) {
      const text = nextLabel ? strings.completeAndGoOn(label, nextLabel) : strings.completeAndFinish(label);
      const hint = html`<span class="detail">${strings.completeHint}</span>`;
      return this.#renderCompletion(selection, text, strings.markedDone(label), hint);
    }
    let primaryAction: unknown;
    if (view.state === 'check-again') {
      // If its exit rule no longer holds, the reasons say so, and nobody can confirm the phase.
      if (!view.left.length) primaryAction = this.#renderCompletion(selection, strings.stillHolds(label));
    } else if (id === currentPhaseId && status === 'active') {
      // After a merge, a completed phase can still be the current one. `phase.complete` then only enters the next
      // phase.
      const text = nextLabel === undefined ? strings.goOnToEnd : strings.goOn(nextLabel);
      primaryAction = this.#renderCommandButton(selection, text, { type: 'phase.complete', phase: id }, 'primary');
    }
    return [
      primaryAction,
      this.#renderCommandButton(selection, strings.reopen(label), { type: 'phase.reopen', phase: id }),
      status === 'completed' && view.index === map.phases.length - 1 ? this.#renderNextCycle(selection) : '',
    ];
  }

  #renderCommandButton(selection: GateSelection, text: string, command: Command, className?: string): TemplateResult {
    return renderButton(text, () => this.#request(selection, command), className);
  }

  /**
   * Renders the button that completes or confirms the phase, with a field for a note. The field is always rendered:
   * otherwise the button would move while a person presses it.
   */
  #renderCompletion(selection: GateSelection, text: string, announcement?: string, hint?: unknown): TemplateResult {
    const { phase, strings, recordedNote } = selection;
    const { id } = phase;
    const key = `${id}:note`;
    const handleClick = () => {
      const note = this.#panel.getFieldText(key, recordedNote);
      this.#request(selection, { type: 'phase.complete', phase: id, ...(note && { note }) }, announcement, key);
    };
    return html`${renderLabelledField(this.#panel, strings.stepNote, key, recordedNote, storeAsDraft)}
      <div class="actions">${renderButton(text, handleClick, 'primary')}${hint}</div>`;
  }

  #renderNextCycle(selection: GateSelection): TemplateResult {
    const { strings } = selection;
    const handleClick = () => {
      const adaptation = this.#panel.getFieldText(ADAPTATION_KEY);
      this.#request(selection, { type: 'cycle.start', ...(adaptation && { adaptation }) }, '', ADAPTATION_KEY);
    };
    return html`${renderLabelledField(this.#panel, strings.adaptation, ADAPTATION_KEY, '', storeAsDraft)}
      <div class="actions">${renderButton(strings.startCycle, handleClick, 'primary')}</div>`;
  }

  #renderDecision(selection: GateSelection, { text, options }: DecisionRule): unknown {
    const { strings, phase, view, isReadOnly, languageOf } = selection;
    const { id } = phase;
    const { option: recordedOption, reason: recordedReason } = view.decision ?? {};
    const pickedOption = (this._pickedOption?.phase === id && this._pickedOption.option) || recordedOption;
    const key = `${id}:reason`;
    const isRecorded = pickedOption === recordedOption;
    const createCommand = (reason: string) =>
      pickedOption
        ? ({ type: 'decision.make', phase: id, option: pickedOption, ...(reason && { reason }) } as const)
        : null;
    const handleClick = () => {
      const command = createCommand(this.#panel.getFieldText(key, recordedReason));
      if (!command) this.#panel.focus('input');
      else this.#request(selection, command, strings.decisionRecorded(strings.options[command.option]), key);
    };
    // Typing sends the reason along with the recorded option, except `stop`: only the button may stop the journey.
    const createReasonCommand = (reason: string) =>
      isRecorded && pickedOption !== 'stop' ? createCommand(reason) : null;
    return html`<fieldset class=${recordedOption === 'go' ? '' : 'todo'} ?disabled=${isReadOnly}>
        <legend>${markLanguage(languageOf, text)}</legend>
        <div class="options">
          ${options.map(
            ({ id: option, text: optionText }) =>
              html`<label class="option ${option}"
                ><input
                  type="radio"
                  name="decision"
                  .checked=${live(option === pickedOption)}
                  @change=${() => (this._pickedOption = { phase: id, option })}
                />${renderIcon(option)}<span
                  ><b>${strings.options[option]}</b
                  ><span class="detail">${markLanguage(languageOf, optionText)}</span></span
                ></label
              >`,
          )}
        </div>
      </fieldset>
      ${renderLabelledField(this.#panel, strings.decisionReason, key, recordedReason, createReasonCommand)}
      ${
        recordedOption
          ? html`<span class="detail">${strings.decisionRecorded(strings.options[recordedOption])}</span>`
          : ''
      }
      ${
        isReadOnly || (recordedOption && isRecorded)
          ? ''
          : renderButton(
              pickedOption === 'stop' ? strings.recordStop : strings.recordDecision,
              handleClick,
              'primary plain',
            )
      }`;
  }

  /** Requests a command. Once it is accepted: announces it, discards the draft of its text, and restores the focus. */
  #request({ actions }: PhaseSelection, command: Command, announcement?: string, key = ''): void {
    if (!this.#panel.request(command, '')) return;
    this._pickedOption = undefined;
    this.#panel.discardDraft(key);
    if (announcement) actions.announce(announcement);
    this.#panel.restoreFocus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-gate': ProcessMapGateElement;
  }
}
