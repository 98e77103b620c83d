import { html } from 'lit';
import type { RiskView } from '../../journey/types/view.js';
import { isOwn, listRemovedRisks } from '../../map/map-index.js';
import type { Measure, Risk } from '../../map/map-definition.js';
import { riskStrings } from '../../strings/en/risks.js';
import { renderText } from '../internal/render-text.js';
import { renderDenial, renderField } from '../panel/field-templates.js';
import type { PanelController } from '../panel/panel-controller.js';
import { formatLabelledBy, labelId, renderButton, renderErrorText, toDomId } from '../panel/templates.js';
import { canAddRisks, type RisksContent, type RisksSelection } from './process-map-risks.js';

/** Keys of the drafts of names that are not added yet. */
const getRiskKey = (phase: string) => `${phase}:new-risk`;
const getMeasureKey = (risk: string) => `${risk}:new-measure`;

/** Texts of a form that adds an item. */
interface AddForm {
  readonly key: string;
  readonly label: string;
  readonly button: string;

  /** Id of the risk, if the form is in it. */
  readonly ownerId?: string;

  /** Sends the command. Returns true if it was accepted. */
  readonly add: (name: string) => boolean;
}

/** Fields and buttons with which a team adds risks and measures of its own, removes them and puts them back. */
export class OwnRiskForms {
  readonly #panel: PanelController<RisksContent>;

  /** Key of the form whose button was pressed while its field was empty. */
  #emptyKey: string | undefined;

  constructor(panel: PanelController<RisksContent>) {
    this.#panel = panel;
  }

  /** Renders the form that adds a risk, and the removed risks. Nothing where the phase cannot be worked in. */
  renderPhaseForms(selection: RisksSelection): unknown {
    const { phase, actions } = selection;
    if (!canAddRisks(selection)) return '';
    const removed = listRemovedRisks(phase);
    return html`<div class="own stack">
      ${this.#renderForm(selection, {
        key: getRiskKey(phase.id),
        label: riskStrings.newRisk,
        button: riskStrings.addRisk,
        add: (name) => this.#addRisk(selection, name),
      })}
      ${
        removed.length
          ? html`<p id="removed">${riskStrings.removedRisks}</p>
              <ul aria-labelledby="removed">
                ${removed.map(
                  ({ id, name }) =>
                    html`<li>
                      <bdi lang="" id=${labelId(id)}>${renderText(name)}</bdi>
                      ${this.#renderCommand(
                        riskStrings.restore,
                        id,
                        id,
                        () =>
                          this.#panel.request({ type: 'risk.restore', risk: id }, id) &&
                          actions.announce(riskStrings.restored(name)),
                      )}
                    </li>`,
                )}
              </ul>`
          : ''
      }
    </div>`;
  }

  /** Renders the button that removes a risk which the team added. */
  renderRemoveRisk({ isReadOnly, actions }: RisksSelection, risk: Risk): unknown {
    if (isReadOnly || !isOwn(risk)) return '';
    return html`<p>
      ${this.#renderCommand(riskStrings.removeRisk, risk.id, risk.id, () => {
        if (!this.#panel.request({ type: 'risk.remove', risk: risk.id }, risk.id)) return;
        actions.announce(riskStrings.removed(risk.name));
        // The button goes with the risk.
        void this.#panel.element.updateComplete.then(() => this.#panel.focus('.own input'));
      })}
    </p>`;
  }

  /** Renders the button that removes a measure, if the team added it. */
  renderRemoveMeasure({ isReadOnly, actions }: RisksSelection, risk: string, measure: Measure): unknown {
    if (isReadOnly || !isOwn(measure)) return '';
    const { id, name } = measure;
    return this.#renderCommand(
      riskStrings.remove,
      `${risk}+${id}`,
      `${risk}+${id}`,
      () =>
        this.#panel.request({ type: 'measure.remove', measure: id }, risk) &&
        actions.announce(riskStrings.removed(name)),
    );
  }

  /** Renders the form that adds a measure to a risk. */
  renderMeasureForm(selection: RisksSelection, risk: string, { measures = [] }: Partial<RiskView>): unknown {
    if (selection.isReadOnly) return '';
    return this.#renderForm(selection, {
      key: getMeasureKey(risk),
      label: riskStrings.newMeasure,
      button: riskStrings.addMeasure,
      ownerId: risk,
      add: (name) => this.#addMeasure(risk, name, measures),
    });
  }

  #renderCommand(text: string, key: string, ownerId: string, handleClick: () => unknown): unknown {
    return renderButton(text, () => void handleClick(), 'quiet', { id: `${key}:${text}`, ownerId });
  }

  #renderForm(selection: RisksSelection, form: AddForm): unknown {
    const { key, label, button, ownerId } = form;
    const isEmpty = this.#emptyKey === key;
    const handleSubmit = (event: Event) => {
      event.preventDefault();
      this.#submit(selection, form);
    };
    return html`<form class="add" @submit=${handleSubmit}>
      <label for=${toDomId(key)} id=${labelId(key)}>${label}</label>
      <div class="add-fields">
        ${renderField(this.#panel, key, undefined, () => null, { type: 'text', ...(ownerId && { ownerId }) })}
        <button
          type="submit"
          class="quiet"
          id=${toDomId(`${key}:add`)}
          aria-labelledby=${formatLabelledBy(toDomId(`${key}:add`), ownerId)}
        >
          <bdi>${button}</bdi>
        </button>
      </div>
      ${isEmpty ? renderErrorText(riskStrings.nameMissing, key) : (renderDenial(this.#panel, key) ?? '')}
    </form>`;
  }

  #submit({ actions }: RisksSelection, { key, add }: AddForm): void {
    const name = this.#panel.getFieldText(key);
    this.#emptyKey = name.trim() ? undefined : key;
    if (this.#emptyKey) {
      actions.announce(riskStrings.nameMissing);
      this.#panel.focus(`[id="${toDomId(key)}"]`);
    } else if (add(name)) {
      this.#panel.discardDraft(key);
      actions.announce(riskStrings.added(name.trim()));
    }
    this.#panel.element.requestUpdate();
  }

  #addRisk({ phase }: RisksSelection, name: string): boolean {
    const isAdded = this.#panel.request({ type: 'risk.add', phase: phase.id, name }, getRiskKey(phase.id));
    const added = this.#panel.phaseView?.risks.filter(({ own }) => own).at(-1);
    // The next thing to do is to assess it.
    if (isAdded && added) void this.#panel.openRow(added.id, true);
    return isAdded;
  }

  /** Adds a measure and chooses it: nobody adds one that they do not want to take. */
  #addMeasure(risk: string, name: string, chosenIds: readonly string[]): boolean {
    const key = getMeasureKey(risk);
    if (!this.#panel.request({ type: 'measure.add', risk, name }, key)) return false;
    const added = this.#panel.phaseView?.risks.find(({ id }) => id === risk)?.ownMeasures?.at(-1);
    if (added)
      this.#panel.request({ type: 'risk.assess', risk, measures: [...chosenIds, added.id], accepted: null }, risk);
    return true;
  }
}
