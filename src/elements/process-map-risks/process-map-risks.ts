import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { RiskLevel, RiskPatch } from '../../journey/types/record.js';
import type { RiskView } from '../../journey/types/view.js';
import type { Risk } from '../../map/map-definition.js';
import { listMeasures } from '../../map/map-index.js';
import { isOverdue } from '../context/selectors.js';
import { GuardedElement } from '../context/guarded-element.js';
import { markLanguage } from '../internal/mark-language.js';
import { afterPaint } from '../internal/scheduling.js';
import { renderDenial, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import {
  errorId,
  formatLabelledBy,
  labelId,
  renderAsking,
  renderCheckbox,
  renderState,
  renderWaypoint,
  toDomId,
} from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { risksStyles } from './process-map-risks.styles.js';

/** Options of the level field; the empty one clears it. */
const RISK_LEVELS = ['', 'low', 'medium', 'high'] as const;

type RiskState = Partial<RiskView>;
interface RisksContent {
  readonly riskViews: RiskView[];
  readonly getToday: () => string;
}

type RisksSelection = PhaseSelection & RisksContent;

const selectRisks: SelectContent<RisksContent> = ({ getToday }, _, { risks }) => ({ riskViews: risks, getToday });

type RiskTextField = 'owner' | 'reviewOn' | 'note';

/**
 * Shows the risk register of a phase: each risk with its level, the measures against it, an owner and a review date. A
 * risk is assessed once a measure is chosen or the risk is accepted. Renders nothing if the phase has no risks.
 *
 * @summary The risk register of a phase.
 * @tag process-map-risks
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 * @csspart state - The number of assessed risks, and the state of each risk.
 * @csspart field - A field of a risk.
 *
 * @cssprop --process-map-warn - The warning sign, and the line above a risk.
 * @cssprop --process-map-on-warn - The drawing on the warning sign.
 * @cssprop --process-map-warn-ink - The text of a warning.
 */
export class ProcessMapRisksElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, risksStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'risk', selectRisks);

  /**
   * Dates are text fields until the first paint: the first date field of a page takes longer to create than everything
   * else in this panel.
   */
  #hasPainted = false;
  #firstPaint: Promise<void> | undefined;

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    const risks = selection?.phase.risks;
    if (!selection || !risks?.length) return nothing;
    const { strings, riskViews } = selection;
    const assessedCount = riskViews.filter(({ assessed }) => assessed).length;
    const isPassed = assessedCount === risks.length;
    return renderWaypoint(
      selection,
      isPassed ? 'passed' : '',
      renderIcon('risk'),
      strings.risks,
      renderState(isPassed ? 'check' : 'open', strings.risksAssessed(assessedCount, risks.length)),
      risks.map((risk, i) => keyed(risk.id, this.#renderRisk(selection, risk, riskViews[i] ?? {}))),
    );
  }

  protected override firstUpdated(): void {
    this.#firstPaint = afterPaint().then(() => {
      this.#hasPainted = true;
      this.requestUpdate();
    });
  }

  /** Resolves once the date fields have replaced the text fields. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#firstPaint;
    return super.getUpdateComplete();
  }

  #renderRisk(selection: RisksSelection, risk: Risk, state: RiskState): TemplateResult {
    const { strings, languageOf, getToday } = selection;
    const { id, name, text } = risk;
    const { assessed } = state;
    const isReviewDue = isOverdue(state, getToday);
    const dueId = errorId(`${id}:due`);
    return html`<div
      class="columns ${assessed ? '' : 'todo'}"
      id=${toDomId(id)}
      role="group"
      aria-labelledby=${labelId(id)}
    >
      <div class="stack">
        <p class="name">
          ${renderIcon('risk')}<b id=${labelId(id)}>${markLanguage(languageOf, name)}</b
          >${renderState(assessed ? 'check' : 'open', assessed ? strings.assessed : strings.groups.open)}
        </p>
        <p>${markLanguage(languageOf, text)}</p>
        ${renderDenial(this.#panel, id)}${renderAsking(selection, id)}${this.#renderLevel(selection, id, state)}
        ${this.#renderTextField(id, 'note', strings.riskNote, state)}
      </div>
      ${this.#renderMeasures(selection, id, state)}
      <div class="stack">
        ${this.#renderTextField(id, 'owner', strings.owner, state, 'text')}
        ${this.#renderTextField(id, 'reviewOn', strings.reviewOn, state, 'date', isReviewDue ? dueId : undefined)}
        ${isReviewDue ? html`<p class="error" id=${dueId}>${renderState('again', strings.overdue)}</p>` : ''}
      </div>
    </div>`;
  }

  #renderLevel({ strings, isReadOnly }: PhaseSelection, id: string, state: RiskState): TemplateResult {
    const level = state.level ?? '';
    const textId = labelId(`${id}:level`);
    const handleChange = ({ target }: Event) =>
      void this.#request(id, { level: ((target as HTMLSelectElement).value as RiskLevel) || null });
    return html`<label class="lead"
      ><span id=${textId}>${strings.level}</span>
      <select
        part="field"
        aria-labelledby=${formatLabelledBy(textId, id)}
        ?disabled=${isReadOnly}
        @change=${handleChange}
      >
        ${RISK_LEVELS.map(
          (option) =>
            html`<option value=${option} .selected=${live(option === level)}>${strings.levels[option]}</option>`,
        )}
      </select></label
    >`;
  }

  /** Renders a checkbox for each measure against the risk, and one to accept the risk without a measure. */
  #renderMeasures(selection: PhaseSelection, riskId: string, state: RiskState): TemplateResult {
    const { strings, phase, isReadOnly, languageOf } = selection;
    const { measures: chosenIds = [], accepted = false } = state;
    const textId = labelId(`${riskId}:ways`);
    return html`<fieldset aria-labelledby=${formatLabelledBy(textId, riskId)}>
      <legend id=${textId}>${strings.measures}</legend>
      ${listMeasures(phase, riskId).map(({ id, name, text }) =>
        renderCheckbox(
          `${riskId}+${id}`,
          chosenIds.includes(id),
          isReadOnly,
          (isChosen) =>
            this.#request(riskId, {
              measures: isChosen ? [...chosenIds, id] : chosenIds.filter((chosenId) => chosenId !== id),
              // A risk with a measure is not accepted as it is.
              ...(isChosen && { accepted: null }),
            }),
          markLanguage(languageOf, name),
          markLanguage(languageOf, text),
          riskId,
        ),
      )}
      ${renderCheckbox(
        `${riskId}:accepted`,
        accepted,
        isReadOnly,
        (isAccepted) => this.#request(riskId, isAccepted ? { accepted: true, measures: [] } : { accepted: null }),
        strings.accept,
        undefined,
        riskId,
      )}
    </fieldset>`;
  }

  #renderTextField(
    id: string,
    field: RiskTextField,
    label: string,
    state: RiskState,
    type?: 'text' | 'date',
    describedBy?: string,
  ): TemplateResult {
    const isPendingDate = type === 'date' && !this.#hasPainted;
    return renderLabelledField(
      this.#panel,
      label,
      `${id}:${field}`,
      state[field],
      (text) => ({ type: 'risk.assess', risk: id, [field]: text.trim() ? text : null }),
      { type: isPendingDate ? 'text' : type, ownerId: id, describedBy, isReadOnly: isPendingDate || undefined },
    );
  }

  #request(id: string, patch: RiskPatch): void {
    this.#panel.request({ type: 'risk.assess', risk: id, ...patch }, id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-risks': ProcessMapRisksElement;
  }
}
