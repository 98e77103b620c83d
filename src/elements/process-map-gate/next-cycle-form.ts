import { html, type LitElement, type TemplateResult } from 'lit';
import type { CarryOver, Command } from '../../journey/types/command.js';
import { gateStrings } from '../../strings/en/gate.js';
import { keysOf } from '../../utils/objects.js';
import { renderLabelledField } from '../panel/field-templates.js';
import type { PanelController } from '../panel/panel-controller.js';
import { labelId, renderButton, renderCheckbox, renderErrorText } from '../panel/templates.js';
import type { GateContent, GateSelection } from './gate-selection.js';

/**
 * Key of the field for the text that says what changes in the next cycle. The sentence that asks back before a cycle
 * starts has the id `errorId(ADAPTATION_KEY)`.
 */
const ADAPTATION_KEY = 'cycle';

/** The form that starts the next cycle: what is done differently, and what is carried over. */
export class NextCycleForm {
  readonly #element: LitElement;
  readonly #panel: PanelController<GateContent>;

  /** Requests a command, and discards the drafts with the given keys once it is accepted. */
  readonly #request: (command: Command, announcement: string, keys: string[]) => void;

  /** A person asked to start a cycle, which is asked back. */
  #isAsked = false;

  /** Parts of the cycle that are carried over. */
  #carry: CarryOver = {};

  constructor(
    element: LitElement,
    panel: PanelController<GateContent>,
    request: (command: Command, announcement: string, keys: string[]) => void,
  ) {
    this.#element = element;
    this.#panel = panel;
    this.#request = request;
  }

  /** Forgets what was asked, such as when the gate leaves its phase: who comes back is asked anew. */
  forgetAsking(): void {
    this.#isAsked = false;
  }

  render({ strings, cycle, actions }: GateSelection): TemplateResult {
    const handleClick = () => {
      if (this.#isAsked) {
        this.#start();
        return;
      }
      this.#isAsked = true;
      this.#element.requestUpdate();
      actions.announce(gateStrings.confirmCycle(cycle));
    };
    return html`${renderLabelledField(this.#panel, strings.adaptation, ADAPTATION_KEY, '', () => null)}
      ${this.#renderCarryOver()}
      ${this.#isAsked ? renderErrorText(gateStrings.confirmCycle(cycle), ADAPTATION_KEY) : ''}
      <div class="actions">${renderButton(gateStrings.startCycle(cycle + 1), handleClick, 'primary')}</div>`;
  }

  #renderCarryOver(): TemplateResult {
    const id = labelId(`${ADAPTATION_KEY}:carry`);
    return html`<fieldset aria-labelledby=${id}>
      <legend id=${id}>${gateStrings.carryOver}</legend>
      ${keysOf(gateStrings.carried).map((part) =>
        renderCheckbox(
          `${ADAPTATION_KEY}:${part}`,
          this.#carry[part] === true,
          false,
          (isCarried) => this.#setCarried(part, isCarried),
          gateStrings.carried[part],
        ),
      )}
      <p class="detail">${gateStrings.carryOverHint}</p>
    </fieldset>`;
  }

  #setCarried(part: keyof CarryOver, isCarried: boolean): void {
    const { [part]: _, ...others } = this.#carry;
    this.#carry = isCarried ? { ...others, [part]: true } : others;
    this.#element.requestUpdate();
  }

  #start(): void {
    const adaptation = this.#panel.getFieldText(ADAPTATION_KEY);
    const carry = keysOf(this.#carry).length ? this.#carry : undefined;
    const command: Command = { type: 'cycle.start', ...(adaptation && { adaptation }), ...(carry && { carry }) };
    this.#carry = {};
    this.#request(command, '', [ADAPTATION_KEY]);
  }
}
