import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { RiskLevel, RiskPatch } from '../../journey/types/record.js';
import type { RiskView } from '../../journey/types/view.js';
import { measuresOf } from '../../map/map-index.js';
import type { Risk } from '../../map/map-definition.js';
import { icon } from '../panel/icons.js';
import { afterPaint } from '../internal/scheduling.js';
import { PanelController } from '../panel/panel-controller.js';
import { type PhaseSelection } from '../panel/phase-selection.js';
import { renderCheckbox, renderState, renderWaypoint } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { risksStyles } from './process-map-risks.styles.js';

const RISK_LEVELS = ['', 'low', 'medium', 'high'] as const;

/**
 * The risks of a phase, each with the measures that are a way round it, and who looks after it until when. A risk
 * is assessed once a measure is chosen or it is accepted. Shows nothing where the phase has none.
 *
 * @summary The risk register of a phase.
 * @tag process-map-risks
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - Its heading.
 * @csspart state - The words that say how many are assessed, and how each one stands.
 * @csspart field - A field of a risk.
 *
 * @cssprop --process-map-warn - The sign, and the line above a risk.
 * @cssprop --process-map-on-warn - The drawing on the sign.
 * @cssprop --process-map-warn-ink - What asks for attention in words.
 */
export class ProcessMapRisksElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, risksStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'risk');
  /** Whether the panel was shown: dates are text until then, for the first calendar of a page takes longer than all else here. */
  #isPainted = false;
  #painted: Promise<void> | undefined;

  protected override render(): unknown {
    const at = this.#panel.openSelection;
    const risks = at?.phase.risks;
    if (!at || !risks?.length) return nothing;
    const count = at.view.risks.filter(({ assessed }) => assessed).length;
    const passed = count === risks.length;
    return renderWaypoint(
      at,
      passed ? 'passed' : '',
      icon('risk'),
      at.strings.risks,
      renderState(passed ? 'check' : 'open', at.strings.assessed(count, risks.length)),
      risks.map((risk, i) => this.#renderRisk(at, risk, i)),
    );
  }

  protected override firstUpdated(): void {
    this.#painted = afterPaint().then(() => {
      this.#isPainted = true;
      this.requestUpdate();
    });
  }

  /** With its dates. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#painted;
    return super.getUpdateComplete();
  }

  #renderRisk(at: PhaseSelection, { id: risk, name, text }: Risk, index: number): TemplateResult {
    const { strings: s, phase, view, model, isReadOnly: fixed, markLanguage: say } = at;
    const fields: Partial<RiskView> = view.risks[index] ?? {};
    const { assessed, level = '', measures = [], accepted = false, reviewOn } = fields;
    const patch = (change: RiskPatch) => ({ type: 'risk.assess', risk, ...change }) as const;
    const ask = (change: RiskPatch) => this.#panel.request(patch(change), risk);
    const overdue = !!reviewOn && reviewOn < model.today;
    const write = (field: 'owner' | 'reviewOn' | 'note', type?: 'text' | 'date') => {
      const isLate = type === 'date' && !this.#isPainted;
      return this.#panel.renderLabelledField(
        s[field],
        `${risk}:${field}`,
        fields[field],
        (words) => patch({ [field]: words.trim() ? words : null }),
        {
          type: isLate ? 'text' : type,
          ownerId: risk,
          isDescribed: overdue && field === 'reviewOn',
          isReadOnly: isLate,
        },
      );
    };
    return html`<div class="columns ${assessed ? '' : 'todo'}" id=${risk} role="group" aria-labelledby="${risk}?">
      <div class="stack">
        <p class="name">
          ${icon('risk')}<b id="${risk}?">${say(name)}</b
          >${renderState(assessed ? 'check' : 'open', assessed ? s.isAssessed : s.groups.open)}
        </p>
        <p>${say(text)}</p>
        ${this.#panel.renderDenial(risk)}
        <label class="lead"
          ><span id="${risk}:level?">${s.level}</span>
          <select
            part="field"
            aria-labelledby="${risk}:level? ${risk}?"
            ?disabled=${fixed}
            @change=${({ target }: Event) => ask({ level: ((target as HTMLSelectElement).value as RiskLevel) || null })}
          >
            ${RISK_LEVELS.map((each) => html`<option value=${each} .selected=${live(each === level)}>${s.levels[each]}</option>`)}
          </select></label
        >
        ${write('note')}
      </div>
      <fieldset aria-labelledby="${risk}:ways? ${risk}?">
        <legend id="${risk}:ways?">${s.waysRound}</legend>
        ${measuresOf(phase, risk).map(({ id, name, text }) =>
          renderCheckbox(
            `${risk}+${id}`,
            measures.includes(id),
            fixed,
            (on) => ask({ measures: on ? [...measures, id] : measures.filter((each) => each !== id) }),
            say(name),
            say(text),
            risk,
          ),
        )}
        ${renderCheckbox(`${risk}:accepted`, accepted, fixed, (on) => ask({ accepted: on || null }), s.accept, undefined, risk)}
      </fieldset>
      <div class="stack">
        ${write('owner', 'text')}${write('reviewOn', 'date')}
        ${overdue ? html`<p class="error" id="${risk}:reviewOn!">${renderState('again', s.overdue)}</p>` : ''}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-risks': ProcessMapRisksElement;
  }
}
