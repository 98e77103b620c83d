import { html, nothing, type ReactiveControllerHost } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Command, CommandOf } from '../../journey/types/command.js';
import type { DecisionOption, DecisionRule } from '../../map/map-definition.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { renderLabelledField } from '../panel/field-templates.js';
import { renderIcon } from '../panel/icons.js';
import type { PanelController } from '../panel/panel-controller.js';
import { errorId, renderAsking, renderButton, renderErrorText } from '../panel/templates.js';
import type { GateSelection } from './gate-selection.js';

/** The sentence that asks for an option, or asks back, has the id `errorId(ASKED_ID)`. */
const ASKED_ID = 'decision';

/** The texts of a decision, as the keys of their drafts name them. */
const DECISION_TEXTS = ['reason', 'review'] as const;

/** Returns the key of a draft. A reason that is typed before an option is picked belongs to the next pick. */
const getDraftKey = (phase: string, text: (typeof DECISION_TEXTS)[number], option: DecisionOption | undefined) =>
  option ? `${phase}:${text}:${option}` : `${phase}:${text}`;

type RequestDecision = (command: CommandOf<'decision.make'>, announcement: string, keys: string[]) => void;

/** The decision at the end of a phase: its options, and a reason and a date for the picked one. */
export class DecisionForm {
  readonly #host: ReactiveControllerHost;
  readonly #panel: PanelController;

  /** Requests a command; discards the drafts with these keys once it is accepted. */
  readonly #request: RequestDecision;

  /** Option that a person picked but did not record yet. */
  #picked: { phase: string; option: DecisionOption } | undefined;

  /** Phase in which a person asked to record a decision without a pick, or to stop, which is asked back. */
  #askedInPhase: string | undefined;

  constructor(host: ReactiveControllerHost, panel: PanelController, request: RequestDecision) {
    this.#host = host;
    this.#panel = panel;
    this.#request = request;
  }

  /** Forgets what was picked and asked. */
  reset(): void {
    this.#picked = undefined;
    this.#askedInPhase = undefined;
    this.#host.requestUpdate();
  }

  #pick(phase: string, option: DecisionOption): void {
    this.#panel.moveDraft(getDraftKey(phase, 'reason', undefined), getDraftKey(phase, 'reason', option));
    this.#picked = { phase, option };
    this.#askedInPhase = undefined;
    this.#host.requestUpdate();
  }

  /** Renders the options, and the fields of the picked one. */
  render(selection: GateSelection, { text, options }: DecisionRule): unknown {
    const { strings, phase, view, isReadOnly, languageOf } = selection;
    const { id } = phase;
    const recordedOption = view.decision?.option;
    const picked =
      (this.#picked?.phase === id && this.#picked.option) || this.#findDraftedOption(id, options) || recordedOption;
    const isAsked = this.#askedInPhase === id;
    const isPickMissing = isAsked && !picked;
    const isRecorded = picked === recordedOption;
    const isStop = picked === 'stop' && !isRecorded;
    return html`<fieldset class=${recordedOption === 'go' ? '' : 'todo'} ?disabled=${isReadOnly}>
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
        ${isPickMissing ? renderErrorText(strings.pickOption, ASKED_ID) : ''}
      </fieldset>
      ${this.#renderFields(selection, picked)}
      ${
        recordedOption
          ? html`<span class="detail">${renderText(strings.decisionRecorded(strings.options[recordedOption]))}</span>`
          : ''
      }
      ${renderAsking(selection, id)}${isAsked && isStop ? renderErrorText(strings.confirmStop, ASKED_ID) : ''}
      ${
        isReadOnly || (recordedOption && isRecorded)
          ? ''
          : renderButton(
              isStop ? (isAsked ? strings.stopNow : strings.recordStop) : strings.recordDecision,
              () => this.#record(selection, picked),
              'primary plain',
            )
      }`;
  }

  /** Returns the option that a person wrote for, such as before a reload, without recording it. */
  #findDraftedOption(phase: string, options: DecisionRule['options']): DecisionOption | undefined {
    return options.find(({ id }) =>
      DECISION_TEXTS.some((text) => this.#panel.getFieldText(getDraftKey(phase, text, id)) !== ''),
    )?.id;
  }

  /** Renders the reason for the picked option, and when it is to be looked at again: usually after `wait`. */
  #renderFields({ strings, phase, view }: GateSelection, option: DecisionOption | undefined): unknown {
    const { id } = phase;
    const recorded = option === view.decision?.option ? view.decision : undefined;
    // Typing sends a text along with the recorded option, except `stop`: only the button may stop the journey.
    const isSent = option !== undefined && recorded !== undefined && option !== 'stop';
    const renderField = (text: (typeof DECISION_TEXTS)[number], label: string) => {
      const field = text === 'reason' ? text : 'reviewOn';
      const createCommand = (value: string): Command | null =>
        isSent
          ? { type: 'decision.make', phase: id, option, [field]: text === 'reason' ? value : value || null }
          : null;
      const type = text === 'reason' ? undefined : 'date';
      const key = getDraftKey(id, text, option);
      return renderLabelledField(this.#panel, label, key, recorded?.[field], createCommand, { type });
    };
    const hasReview = option === 'wait' || recorded?.reviewOn !== undefined;
    return [
      renderField('reason', strings.decisionReason),
      hasReview ? renderField('review', strings.decisionReview) : '',
    ];
  }

  #record({ strings, phase, actions }: GateSelection, option: DecisionOption | undefined): void {
    const { id } = phase;
    const isAsked = this.#askedInPhase === id;
    if (!option || (option === 'stop' && !isAsked)) {
      this.#askedInPhase = id;
      this.#host.requestUpdate();
      actions.announce(option ? strings.confirmStop : strings.pickOption);
      if (!option) this.#panel.focus('input');
      return;
    }
    const keys = DECISION_TEXTS.map((text) => getDraftKey(id, text, option));
    const [reason, reviewOn] = keys.map((key) => this.#panel.getFieldText(key));
    this.#request(
      { type: 'decision.make', phase: id, option, ...(reason && { reason }), ...(reviewOn && { reviewOn }) },
      strings.decisionRecorded(strings.options[option]),
      keys,
    );
  }
}
