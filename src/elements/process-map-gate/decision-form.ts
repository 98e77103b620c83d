import { gateStrings } from '../../strings/en/gate.js';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Command, CommandOf } from '../../journey/types/command.js';
import type { DecisionOption, DecisionRule } from '../../map/map-definition.js';
import { valuesOf } from '../../utils/objects.js';
import { createDateFormat } from '../context/date-format.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { renderLabelledField } from '../panel/field-templates.js';
import { renderIcon } from '../panel/icons.js';
import type { PanelController } from '../panel/panel-controller.js';
import { toggleRow } from '../panel/toggle-row.js';
import { DECISION_ROW } from '../panel/row-ids.js';
import { bodyId, errorId, renderAsking, renderButton, renderErrorText } from '../panel/templates.js';
import type { GateSelection } from './gate-selection.js';

/** The sentence that asks for an option, or asks back, has the id `errorId(ASKED_ID)`. */
const ASKED_ID = 'decision';

/** The keys of the drafts of a decision. A reason that is typed before an option is picked belongs to the next pick. */
export const getDecisionKeys = (
  phase: string,
  option: DecisionOption | undefined,
): { reason: string; review: string } => ({
  reason: option === undefined ? `${phase}:reason` : `${phase}:reason:${option}`,
  review: `${phase}:review:${option}`,
});

/** The decision at the end of a phase: its options, and a reason and a date for the picked one. */
export class DecisionForm {
  readonly #host: ReactiveControllerHost;
  readonly #panel: PanelController;

  /** Requests a command; discards the drafts with these keys once it is accepted. */
  readonly #request: (command: CommandOf<'decision.make'>, announcement: string, keys: string[]) => void;

  /** Option that a person picked but did not record yet. */
  #picked: { phase: string; option: DecisionOption } | undefined;

  /** Phase in which a person asked to record a decision without a pick, or to stop, which is asked back. */
  #askedInPhase: string | undefined;

  constructor(
    host: ReactiveControllerHost,
    panel: PanelController,
    request: (command: CommandOf<'decision.make'>, announcement: string, keys: string[]) => void,
  ) {
    this.#host = host;
    this.#panel = panel;
    this.#request = request;
  }

  /** Forgets what was picked and asked. */
  reset(): void {
    this.#picked = undefined;
    this.forgetAsking();
    this.#host.requestUpdate();
  }

  /**
   * Returns true if the options are shown: a person asked for them, or typed something; they are to read; or nothing
   * else is left to do. Of a decision that is saved, the list of what was decided says enough.
   */
  #isWanted(selection: GateSelection, picked: DecisionOption | undefined): boolean {
    const { rows, phase, view, isReadOnly } = selection;
    if (!rows || isReadOnly || rows.isPrinting || rows.openRows.has(DECISION_ROW)) return true;
    // Nothing takes them away from somebody who is in one of them.
    if (this.#panel.element.shadowRoot?.activeElement?.matches('[type=radio]')) return true;
    if (this.#panel.getFieldText(getDecisionKeys(phase.id, undefined).reason)) return true;
    if (view.decision && view.decision.option === picked) return this.#hasLeftText(selection);
    return picked !== undefined || view.left.every(({ code }) => code === 'decision-left');
  }

  /** Forgets what was asked, such as when the gate leaves its phase: who comes back is asked anew. */
  forgetAsking(): void {
    this.#askedInPhase = undefined;
  }

  #pick(phase: string, option: DecisionOption): void {
    this.#panel.moveDraft(getDecisionKeys(phase, undefined).reason, getDecisionKeys(phase, option).reason);
    this.#picked = { phase, option };
    this.#askedInPhase = undefined;
    this.#host.requestUpdate();
  }

  /** Renders the options, and the fields of the picked one. */
  render(selection: GateSelection, { text, options }: DecisionRule): unknown {
    const { strings, phase, view, isReadOnly, languageOf, dateLanguage } = selection;
    const { id } = phase;
    const { formatTime } = createDateFormat(dateLanguage);
    const { decision: recorded } = view;
    const recordedOption = recorded?.option;
    // A text that was left for another option must not say that this one is the recorded one.
    const picked =
      (this.#picked?.phase === id && this.#picked.option) || recordedOption || this.#findDraftedOption(id, options);
    // Without a decision, a link above leads to the options.
    if (!this.#isWanted(selection, picked))
      return recorded ? renderButton(gateStrings.changeDecision, () => void toggleRow(this.#panel, DECISION_ROW)) : '';
    const isAsked = this.#askedInPhase === id;
    const isPickMissing = isAsked && !picked;
    const isRecorded = picked === recordedOption;
    const isWhole = isRecorded && !this.#hasLeftText(selection);
    const isStop = picked === 'stop' && !isRecorded;
    const recordedText =
      recorded && gateStrings.decisionRecorded(strings.options[recorded.option], formatTime(recorded.at));
    return html`<fieldset
        id=${bodyId(DECISION_ROW)}
        class=${recordedOption === 'go' ? '' : 'todo'}
        ?disabled=${isReadOnly}
      >
        <legend>${markLanguage(languageOf, text)}</legend>
        <div class="options">
          ${options.map(
            ({ id: option, text: optionText }) =>
              html`<label class="option ${option}"
                ><input
                  type="radio"
                  name="decision"
                  .checked=${live(option === picked)}
                  aria-describedby=${isPickMissing ? errorId(ASKED_ID) : nothing}
                  @change=${() => this.#pick(id, option)}
                />${renderIcon(option)}<span
                  ><b>${renderText(strings.options[option])}</b
                  ><span class="detail">${markLanguage(languageOf, optionText)}</span></span
                ></label
              >`,
          )}
        </div>
        ${isPickMissing ? renderErrorText(gateStrings.pickOption, ASKED_ID) : ''}
      </fieldset>
      ${this.#renderFields(selection, picked)}
      ${recordedText && isRecorded ? html`<span class="detail">${renderText(recordedText)}</span>` : ''}
      ${renderAsking(selection, id)}${isAsked && isStop ? renderErrorText(gateStrings.confirmStop, ASKED_ID) : ''}
      ${
        isReadOnly || (recordedOption && isWhole)
          ? ''
          : renderButton(
              isStop ? (isAsked ? gateStrings.stopNow : gateStrings.recordStop) : gateStrings.recordDecision,
              () => this.#record(selection, picked),
              'primary plain',
            )
      }`;
  }

  /** Returns the option that a person wrote for, such as before a reload, without recording it. */
  #findDraftedOption(phase: string, options: DecisionRule['options']): DecisionOption | undefined {
    const hasText = (key: string) => this.#panel.getFieldText(key) !== '';
    return options.find(({ id }) => valuesOf(getDecisionKeys(phase, id)).some(hasText))?.id;
  }

  /**
   * Returns the key of the reason for the picked option. A reason that was typed before any pick keeps its field while
   * somebody else records an option: nothing takes it away from who is typing.
   */
  #getReasonKey({ phase: { id }, view }: GateSelection, option: DecisionOption | undefined): string {
    const { reason } = getDecisionKeys(id, undefined);
    const isUnpicked = option !== undefined && option === view.decision?.option && this.#picked?.phase !== id;
    return isUnpicked && this.#panel.getFieldText(reason) ? reason : getDecisionKeys(id, option).reason;
  }

  /** Returns true if a text for the recorded option waits for the button, as it was typed before the recording. */
  #hasLeftText(selection: GateSelection): boolean {
    const { phase, view } = selection;
    const { option, reason = '', reviewOn = '' } = view.decision ?? {};
    const keys = getDecisionKeys(phase.id, option);
    const isLeft = (key: string, recorded: string) =>
      this.#panel.getFieldText(key, recorded) !== recorded && !this.#panel.isSending(key);
    return isLeft(this.#getReasonKey(selection, option), reason) || isLeft(keys.review, reviewOn);
  }

  /** Renders the reason for the picked option, and when it is to be looked at again: usually after `wait`. */
  #renderFields(selection: GateSelection, option: DecisionOption | undefined): unknown {
    const { strings, phase, view } = selection;
    const { id } = phase;
    const keys = getDecisionKeys(id, option);
    const recorded = option === view.decision?.option ? view.decision : undefined;
    // A text is sent along with the recorded option, except `stop`: only the button may stop the journey. Each sending
    // is one more entry of the trail, so it waits until the field is left.
    const isSent = option !== undefined && recorded !== undefined && option !== 'stop';
    const reasonKey = this.#getReasonKey(selection, option);
    const createCommand =
      (field: 'reason' | 'reviewOn') =>
      (text: string): Command | null =>
        isSent
          ? { type: 'decision.make', phase: id, option, [field]: field === 'reviewOn' ? text || null : text }
          : null;
    const hasReview = option === 'wait' || recorded?.reviewOn !== undefined;
    return [
      renderLabelledField(
        this.#panel,
        gateStrings.decisionReason,
        reasonKey,
        recorded?.reason,
        reasonKey === keys.reason ? createCommand('reason') : () => null,
        {
          isSentOnLeaving: true,
        },
      ),
      hasReview
        ? renderLabelledField(
            this.#panel,
            strings.decisionReview,
            keys.review,
            recorded?.reviewOn,
            createCommand('reviewOn'),
            { type: 'date', isSentOnLeaving: true },
          )
        : '',
    ];
  }

  #record(selection: GateSelection, option: DecisionOption | undefined): void {
    const { strings, phase, actions } = selection;
    const { id } = phase;
    const isAsked = this.#askedInPhase === id;
    if (!option || (option === 'stop' && !isAsked)) {
      this.#askedInPhase = id;
      this.#host.requestUpdate();
      actions.announce(option ? gateStrings.confirmStop : gateStrings.pickOption);
      if (!option) this.#panel.focus('input');
      return;
    }
    const keys = getDecisionKeys(id, option);
    const reviewOn = this.#panel.getFieldText(keys.review);
    const reasonKey = this.#getReasonKey(selection, option);
    const reason = this.#panel.getFieldText(reasonKey);
    this.#request(
      { type: 'decision.make', phase: id, option, ...(reason && { reason }), ...(reviewOn && { reviewOn }) },
      gateStrings.decisionMade(strings.options[option]),
      [reasonKey, keys.review],
    );
  }
}
