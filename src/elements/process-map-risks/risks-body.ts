import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { RiskLevel, RiskPatch } from '../../journey/types/record.js';
import type { RiskView } from '../../journey/types/view.js';
import type { Measure, Risk } from '../../map/map-definition.js';
import { isOwn, listMeasures } from '../../map/map-index.js';
import { riskStrings } from '../../strings/en/risks.js';
import { omitUndefined } from '../../utils/objects.js';
import { isDealtWith, isOverdue } from '../context/selectors.js';
import { NearView } from '../internal/near-view.js';
import { renderText } from '../internal/render-text.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderDenial, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import type { BodyDefinition, PanelBody } from '../panel/body-controller.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import {
  errorId,
  formatLabelledBy,
  getPhaseKey,
  labelId,
  renderAsking,
  renderCheckbox,
  renderState,
  renderWaypoint,
  toDomId,
} from '../panel/templates.js';
import { createDateFormat } from '../context/date-format.js';
import { renderNext, renderRow } from '../panel/row.js';
import { renderOrigin } from '../panel/origin.js';
import { OwnRiskForms } from './own-risk-forms.js';
import { risksStyles } from './process-map-risks.styles.js';
import type { RisksContent, RisksSelection } from './process-map-risks.js';

/** Options of the level field; the empty one clears it. */
const RISK_LEVELS = ['', 'low', 'medium', 'high'] as const;

type RiskState = Partial<RiskView>;
/** Returns the state of a risk as an icon and in words. */
const getRiskState = ({ strings }: PhaseSelection, { assessed, closed }: RiskState): [IconName, string] => {
  if (closed) return ['check', strings.closedRisk];
  return assessed ? ['check', strings.assessed] : ['open', strings.groups.open];
};

/** Marks the language of a text of a risk or measure. That of one which the team added is not known. */
const markText = ({ languageOf }: PhaseSelection, item: Risk | Measure, text: string | undefined): unknown =>
  text !== undefined && isOwn(item) ? html`<bdi lang="">${renderText(text)}</bdi>` : markLanguage(languageOf, text);

type RiskTextField = 'owner' | 'reviewOn' | 'note';

/** Renders a panel with date fields. A text field that has the focus gives it to the date field in its place. */
async function showDateFields(element: LitElement): Promise<void> {
  const focusedId = element.shadowRoot?.activeElement?.id;
  element.requestUpdate();
  await element.updateComplete;
  const field = focusedId ? element.shadowRoot?.getElementById(focusedId) : undefined;
  if ((field as Partial<HTMLInputElement> | undefined)?.type === 'date') field?.focus({ preventScroll: true });
}

/** The risk register of a phase. */
class RisksBody implements PanelBody<RisksContent> {
  readonly #panel: PanelController<RisksContent>;

  /**
   * Knows if the panel is in view. Until then, its dates are in text fields: the first date field of a page takes
   * Chromium 20 ms and more.
   */
  readonly #nearView: NearView;

  readonly #forms: OwnRiskForms;

  constructor(element: LitElement, panel: PanelController<RisksContent>) {
    this.#panel = panel;
    this.#forms = new OwnRiskForms(panel);
    this.#nearView = new NearView(element, () => {
      // A phase without risks has no dates.
      if (panel.selection?.phase.risks.length) void showDateFields(element);
    });
  }

  prepare(): void {
    this.#nearView.start();
  }

  whenKnown(): Promise<void> | undefined {
    return this.#nearView.firstObservation;
  }

  render(selection: RisksSelection): unknown {
    const { strings, phase, riskViews, rows } = selection;
    const { risks } = phase;
    const forms = this.#forms.renderPhaseForms(selection);
    if (rows || !risks.length)
      return [risks.map((risk, i) => this.#renderRiskRow(selection, risk, riskViews[i] ?? {})), forms];
    const assessedCount = riskViews.filter(isDealtWith).length;
    const isPassed = assessedCount === risks.length;
    return renderWaypoint(
      selection,
      isPassed ? 'passed' : '',
      renderIcon('risk'),
      strings.risks,
      renderState(isPassed ? 'check' : 'open', strings.risksAssessed(assessedCount, risks.length)),
      [risks.map((risk, i) => this.#renderRisk(selection, risk, riskViews[i] ?? {})), forms],
    );
  }

  /** Renders a risk as a row of its own. */
  #renderRiskRow(selection: RisksSelection, risk: Risk, state: RiskState): unknown {
    const { strings, phase, isUnlocked } = selection;
    const { id, name, text } = risk;
    const [stateIcon, stateText] = getRiskState(selection, state);
    return renderRow(this.#panel, selection, {
      id,
      className: isUnlocked ? (isDealtWith(state) ? 'passed' : 'todo') : '',
      mark: renderIcon('risk'),
      // Chromium leaves a text node of white space alone out of the name.
      title: html`<bdi class="kind">${renderText(`${isOwn(risk) ? riskStrings.ownRisk : strings.risk} `)}</bdi
        >${markText(selection, risk, name)}`,
      stateIcon,
      state: isUnlocked ? stateText : '',
      firstLine: this.#renderSummary(selection, risk, state) ?? (text && markText(selection, risk, text)),
      listWords: () => [text, ...listMeasures(phase, id).flatMap((measure) => [measure.name, measure.text])],
      renderContent: () => [this.#renderRisk(selection, risk, state), renderNext(this.#panel, selection, id)],
    });
  }

  /**
   * Renders level, owner, review date and measures, if any is set; the date in the colour of a warning once it has
   * passed.
   */
  #renderSummary(selection: RisksSelection, { id }: Risk, state: RiskState): unknown {
    const { strings, phase, dateLanguage, getToday } = selection;
    const { level, owner, reviewOn, measures = [], accepted } = state;
    const chosen = listMeasures(phase, id).filter((measure) => measures.includes(measure.id));
    const day = reviewOn && createDateFormat(dateLanguage).formatDay(reviewOn);
    const parts = [
      level && renderText(strings.levelOf(strings.levels[level])),
      owner && html`<bdi lang="">${renderText(owner)}</bdi>`,
      day && isOverdue(state, getToday) && html`<span class="overdue">${renderText(strings.overdue(day))}</span>`,
      day && !isOverdue(state, getToday) && renderText(strings.reviewOnDay(day)),
      ...chosen.map((measure) => markText(selection, measure, measure.name)),
      accepted && renderText(strings.acceptedRisk),
    ].filter(Boolean);
    return parts.length ? parts.map((part, i) => [i ? ' · ' : '', part]) : undefined;
  }

  #renderRisk(selection: RisksSelection, risk: Risk, state: RiskState): TemplateResult {
    const { strings, getToday, rows, isUnlocked, dateLanguage } = selection;
    const { id, text } = risk;
    const overdueDay = isOverdue(state, getToday) ? state.reviewOn : undefined;
    const dueId = errorId(`${id}:due`);
    const heading = html`<p class="name">
      ${renderIcon('risk')}<b id=${labelId(id)}>${markText(selection, risk, risk.name)}</b
      >${isUnlocked ? renderState(...getRiskState(selection, state)) : ''}
    </p>`;
    const description = text ? html`<p>${markText(selection, risk, text)}</p>` : '';
    // A locked phase has nothing to assess yet.
    if (!isUnlocked)
      return html`<div class="stack">
        ${rows ? '' : heading}${description}${this.#renderMeasureList(selection, id)}
      </div>`;
    return html`<div
      class="columns ${isDealtWith(state) ? '' : 'todo'}"
      id=${rows ? nothing : toDomId(id)}
      role="group"
      aria-labelledby=${labelId(id)}
    >
      <div class="stack">
        ${rows ? '' : heading}${description}${this.#renderOrigin(selection, id, state)}
        ${renderDenial(this.#panel, id)}${renderAsking(selection, id)}${this.#renderLevel(selection, id, state)}
        ${this.#renderTextField(id, 'note', strings.riskNote, state)}${this.#forms.renderRemoveRisk(selection, risk)}
      </div>
      ${this.#renderMeasures(selection, id, state)}
      <div class="stack">
        ${this.#renderTextField(id, 'owner', strings.owner, state, 'text')}
        ${this.#renderTextField(
          id,
          'reviewOn',
          strings.reviewOn,
          state,
          this.#nearView.isNear ? 'date' : 'text',
          overdueDay && dueId,
        )}
        ${
          overdueDay
            ? html`<p class="error" id=${dueId}>
                ${renderState('again', strings.overdue(createDateFormat(dateLanguage).formatDay(overdueDay)))}
              </p>`
            : ''
        }
      </div>
    </div>`;
  }

  /** Renders the measures against a risk to read. */
  #renderMeasureList({ strings, phase, languageOf }: PhaseSelection, riskId: string): TemplateResult {
    return html`<div>
      <p><b>${strings.measures}</b></p>
      <ul>
        ${listMeasures(phase, riskId).map(
          ({ name, text }) =>
            html`<li>
              ${markLanguage(languageOf, name)}<span class="detail">${markLanguage(languageOf, text)}</span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #renderLevel(selection: PhaseSelection, id: string, state: RiskState): TemplateResult {
    const { strings, isReadOnly } = selection;
    const level = state.level ?? '';
    const textId = labelId(`${id}:level`);
    const handleChange = ({ target }: Event) =>
      void this.#request(id, { level: ((target as HTMLSelectElement).value as RiskLevel) || null });
    return html`<label class="lead"
      ><span id=${textId}>${strings.level}</span> ${keyed(
        `${getPhaseKey(selection)} ${id}`,
        html`<select
          part="field"
          aria-labelledby=${formatLabelledBy(textId, id)}
          ?disabled=${isReadOnly}
          @change=${handleChange}
        >
          ${RISK_LEVELS.map(
            (option) =>
              html`<option value=${option} .selected=${live(option === level)}>${strings.levels[option]}</option>`,
          )}
        </select>`,
      )}</label
    >`;
  }

  /** Renders a checkbox for each measure against the risk, and one to accept the risk without a measure. */
  #renderMeasures(selection: RisksSelection, riskId: string, state: RiskState): TemplateResult {
    const { strings, phase, isReadOnly } = selection;
    const { measures: chosenIds = [], accepted = false, closed = false } = state;
    const textId = labelId(`${riskId}:ways`);
    return html`<fieldset aria-labelledby=${formatLabelledBy(textId, riskId)}>
      <legend id=${textId}>${strings.measures}</legend>
      ${listMeasures(phase, riskId).map((measure) => {
        const { id, name, text } = measure;
        const checkbox = renderCheckbox(
          `${riskId}+${id}`,
          chosenIds.includes(id),
          isReadOnly,
          (isChosen) =>
            this.#request(riskId, {
              measures: isChosen ? [...chosenIds, id] : chosenIds.filter((chosenId) => chosenId !== id),
              // A risk with a measure is not accepted as it is.
              ...(isChosen && { accepted: null }),
            }),
          markText(selection, measure, name),
          markText(selection, measure, text),
          riskId,
        );
        return [checkbox, this.#forms.renderRemoveMeasure(selection, riskId, measure)];
      })}
      ${renderCheckbox(
        `${riskId}:accepted`,
        accepted,
        isReadOnly,
        (isAccepted) => this.#request(riskId, isAccepted ? { accepted: true, measures: [] } : { accepted: null }),
        strings.accept,
        undefined,
        riskId,
      )}
      ${renderCheckbox(
        `${riskId}:closed`,
        closed,
        isReadOnly,
        (isClosed) => this.#request(riskId, { closed: isClosed ? true : null }),
        riskStrings.closed,
        undefined,
        riskId,
      )}
      ${this.#forms.renderMeasureForm(selection, riskId, state)}
    </fieldset>`;
  }

  /** Renders the cycle that an assessment comes from which nobody has kept or changed yet, and a button to keep it. */
  #renderOrigin(selection: PhaseSelection, id: string, state: RiskState): unknown {
    const { from, level, measures, owner, reviewOn, note } = state;
    if (from === undefined) return '';
    const keepProposal = () => this.#request(id, omitUndefined<RiskPatch>({ level, measures, owner, reviewOn, note }));
    return renderOrigin(selection, { at: '', from }, id, keepProposal);
  }

  #renderTextField(
    id: string,
    field: RiskTextField,
    label: string,
    state: RiskState,
    type?: 'text' | 'date',
    describedBy?: string,
  ): TemplateResult {
    return renderLabelledField(
      this.#panel,
      label,
      `${id}:${field}`,
      state[field],
      (text) => ({ type: 'risk.assess', risk: id, [field]: text.trim() ? text : null }),
      { type, ownerId: id, describedBy },
    );
  }

  #request(id: string, patch: RiskPatch): void {
    this.#panel.request({ type: 'risk.assess', risk: id, ...patch }, id);
  }
}

/** The body of `process-map-risks`. */
export const risksBody: BodyDefinition<RisksContent> = {
  styles: risksStyles,
  create: (element, panel) => new RisksBody(element, panel),
};
