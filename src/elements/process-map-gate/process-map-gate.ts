import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import type { Command } from '../../journey/types/command.js';
import type { Reason } from '../../journey/types/reason.js';
import type { DecisionOption, DecisionRule } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import { countVariants } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { renderLabelledField } from '../panel/field-templates.js';
import { findPanelFor, focusReason } from '../panel/focus-registry.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import {
  errorId,
  renderButton,
  renderErrorText,
  renderLockedNote,
  renderSentence,
  renderState,
  renderWaypoint,
} from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { selectGate, type GateSelection } from './gate-selection.js';
import { gateStyles } from './process-map-gate.styles.js';

/** Key of the field for the text that says what changes in the next cycle. */
const ADAPTATION_KEY = 'cycle';

/** The sentence that asks for an option, or asks back, has the id `errorId(ASKED_ID)`. */
const ASKED_ID = 'decision';

/** Creates no command, so that the panel stores the text of a field as a draft. */
const storeAsDraft = () => null;

/** A sentence about something in the phase, which the reason names. */
type OpenStep = Pick<Reason, 'code' | 'group' | 'risk' | 'tool' | 'message'>;

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
  static override styles = [tokens, controls, partStyles, panelStyles, gateStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  /** Option that a person picked but did not record yet. */
  @state() private _pickedOption: { phase: string; option: DecisionOption } | undefined;

  /** Phase in which a person asked to record a decision without a pick, or to stop, which is asked back. */
  @state() private _askedInPhase: string | undefined;

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

  #renderGateState({ strings, phase, view, isStopped, currentPhaseId }: GateSelection): TemplateResult {
    if (isStopped && phase.id === currentPhaseId) return renderState('stop', diagramStrings.stopped);
    if (!view.unlocked) return renderState('lock', strings.states.locked);
    if (view.left.length) return renderState('open', strings.stepsLeft(view.left.length));
    return renderState('check', view.completed ? strings.isDone(phase.label) : strings.nothingLeft);
  }

  #renderContent(selection: GateSelection): TemplateResult {
    const { strings, phase, view, isReadOnly, isStopped, readOnly, recordedNote: note } = selection;
    const { decision } = phase.exit;
    const noteLabel = html`<span class="detail">${strings.stepNoteRecorded}</span>`;
    const recordedNote = html`<bdi lang="">${renderText(note ?? '')}</bdi>`;
    const canResume = isStopped && !readOnly;
    const resume = { type: 'journey.resume' } as const;
    const resumeButton = this.#renderCommandButton(selection, strings.resume, resume, 'primary', strings.resumed);
    return html`<div class="stack">
      ${decision ? this.#renderDecision(selection, decision) : ''} ${this.#renderReasons(selection)}
      ${view.completed && note ? html`<p class="note written">${noteLabel}${recordedNote}</p>` : ''}
      ${canResume ? resumeButton : ''} ${isReadOnly ? '' : this.#renderActions(selection)}
    </div>`;
  }

  /** Renders the progress on the exit rule and its open steps; after a denial, the reasons for it instead. */
  #renderReasons(selection: GateSelection): TemplateResult {
    const { strings, view, denialReasons, isStopped } = selection;
    const { done, total } = view.steps;
    // Nobody can do any of it before the journey is resumed.
    const reasons = denialReasons ?? (isStopped ? [] : view.left);
    const steps = [...reasons, ...this.#listConflicts(selection)];
    const progress = html`<li class="ok">
      ${renderIcon('check')}<bdi>${renderText(strings.stepsDone(done, total))}</bdi>
    </li>`;
    return html`<div class=${denialReasons ? 'error' : ''}>
      ${denialReasons ? html`<bdi>${strings.denied}</bdi>` : ''}
      ${
        done || steps.length
          ? html`<ul>
              ${done ? progress : ''}${steps.map((reason) => this.#renderReason(selection, reason))}
            </ul>`
          : ''
      }
    </div>`;
  }

  /** Lists the groups in which a merge left several answers to a question. They count as answered. */
  #listConflicts(selection: GateSelection): OpenStep[] {
    const { strings, phase } = selection;
    return phase.groups.flatMap((group) => {
      const count = countVariants(group, selection);
      return count ? { code: 'group-left', group: group.id, message: strings.conflict(group.title, count) } : [];
    });
  }

  /** Renders a reason. If a panel on the page can resolve it, the reason is a button that focuses the control. */
  #renderReason({ isReadOnly, actions, phase }: GateSelection, reason: OpenStep): TemplateResult {
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

  #renderCommandButton(
    selection: GateSelection,
    text: string,
    command: Command,
    className?: string,
    announcement?: string,
  ): TemplateResult {
    return renderButton(text, () => this.#request(selection, command, announcement), className);
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
    const { strings, phase, view, isReadOnly, languageOf, actions } = selection;
    const { id } = phase;
    const isAsked = this._askedInPhase === id;
    const { option: recordedOption, reason: recordedReason } = view.decision ?? {};
    const pickedOption = (this._pickedOption?.phase === id && this._pickedOption.option) || recordedOption;
    const isPickMissing = isAsked && !pickedOption;
    const key = `${id}:reason`;
    const isRecorded = pickedOption === recordedOption;
    const isStop = pickedOption === 'stop' && !isRecorded;
    const createCommand = (reason: string) =>
      pickedOption
        ? ({ type: 'decision.make', phase: id, option: pickedOption, ...(reason && { reason }) } as const)
        : null;
    const handleClick = () => {
      const command = createCommand(this.#panel.getFieldText(key, recordedReason));
      const isQuestion = !command || (command.option === 'stop' && !isAsked);
      if (isQuestion) {
        this._askedInPhase = id;
        actions.announce(command ? strings.confirmStop : strings.pickOption);
      }
      if (!command) this.#panel.focus('input');
      else if (!isQuestion)
        this.#request(selection, command, strings.decisionRecorded(strings.options[command.option]), key);
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
                  aria-describedby=${isPickMissing ? errorId(ASKED_ID) : nothing}
                  @change=${() => this.#handlePick(id, option)}
                />${renderIcon(option)}<span
                  ><b>${renderText(strings.options[option])}</b
                  ><span class="detail">${markLanguage(languageOf, optionText)}</span></span
                ></label
              >`,
          )}
        </div>
        ${isPickMissing ? renderErrorText(strings.pickOption, ASKED_ID) : ''}
      </fieldset>
      ${renderLabelledField(this.#panel, strings.decisionReason, key, recordedReason, createReasonCommand)}
      ${
        recordedOption
          ? html`<span class="detail">${renderText(strings.decisionRecorded(strings.options[recordedOption]))}</span>`
          : ''
      }
      ${isAsked && isStop ? renderErrorText(strings.confirmStop, ASKED_ID) : ''}
      ${
        isReadOnly || (recordedOption && isRecorded)
          ? ''
          : renderButton(
              isStop ? (isAsked ? strings.stopNow : strings.recordStop) : strings.recordDecision,
              handleClick,
              'primary plain',
            )
      }`;
  }

  #handlePick(phase: string, option: DecisionOption): void {
    this._pickedOption = { phase, option };
    this._askedInPhase = undefined;
  }

  /** Requests a command. Once it is accepted: announces it, discards the draft of its text, and restores the focus. */
  #request({ actions }: PhaseSelection, command: Command, announcement?: string, key = ''): void {
    if (!this.#panel.request(command, '')) return;
    this._pickedOption = undefined;
    this._askedInPhase = undefined;
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
