import { gateStrings } from '../../strings/en/gate.js';
import { html } from 'lit';
import type { Reason } from '../../journey/types/reason.js';
import type { Phase } from '../../map/map-definition.js';
import { countVariants } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { focusReason, hasPanelFor } from '../panel/focus-registry.js';
import { renderIcon } from '../panel/icons.js';
import { renderButton, renderSentence } from '../panel/templates.js';
import type { GateSelection } from './gate-selection.js';

/** Selection of the steps, and the gate itself, which leads to the panels beside it. */
type StepsSelection = GateSelection & { readonly gate: Element };

/** A sentence about something in the phase, which the reason names. */
type OpenStep = Pick<Reason, 'code' | 'group' | 'risk' | 'tool' | 'message'>;

/** Returns the name of the group or risk that a step asks for; undefined if it asks for something else. */
const findName = ({ groups, risks }: Phase, { group, risk }: OpenStep): string | undefined =>
  groups.find(({ id }) => id === group)?.title ?? risks.find(({ id }) => id === risk)?.name;

/** Renders a step as a button that focuses its control, if a panel on the page has it; else as plain text. */
function renderLink({ isReadOnly, actions, phase, gate }: StepsSelection, step: OpenStep, content: unknown): unknown {
  const canFocus = !isReadOnly && hasPanelFor(actions, step, phase.id);
  return canFocus ? renderButton(content, () => focusReason(actions, step, phase.id, gate)) : content;
}

const renderStep = (selection: StepsSelection, step: OpenStep) =>
  html`<li>${renderIcon('open')}${renderLink(selection, step, renderSentence(step.message))}</li>`;

/** Lists the groups in which a merge left several answers to a question. They count as answered. */
function listConflictSteps(selection: StepsSelection): OpenStep[] {
  const { phase } = selection;
  return phase.groups.flatMap((group) => {
    const count = countVariants(group, selection);
    return count ? { code: 'group-left', group: group.id, message: gateStrings.conflict(group.title, count) } : [];
  });
}

/** Renders the groups and risks that are to do by their names, in one line where there is room. */
function renderNames(selection: StepsSelection, steps: readonly OpenStep[]): unknown {
  const { phase, languageOf } = selection;
  const names = steps.map(
    (step) => html`<li>${renderLink(selection, step, markLanguage(languageOf, findName(phase, step) ?? ''))}</li>`,
  );
  return html`<div class="names">
    <p>${gateStrings.stillToDo}</p>
    <ul>
      ${names}
    </ul>
  </div>`;
}

/** Renders the reasons why the last command of the gate was denied; nothing if none was. */
export function renderDenialReasons(selection: StepsSelection): unknown {
  const { phase, denialReasons } = selection;
  if (!denialReasons) return '';
  return html`<div class="error denial">
    <bdi>${gateStrings.denied(phase.label)}</bdi>
    <ul>
      ${[...denialReasons, ...listConflictSteps(selection)].map((step) => renderStep(selection, step))}
    </ul>
  </div>`;
}

/** Renders the progress on the exit rule and what is still to do; nothing after a denial, which has its own list. */
export function renderOpenSteps(selection: StepsSelection): unknown {
  const { phase, view, isStopped, denialReasons } = selection;
  if (denialReasons) return '';
  const conflicts = listConflictSteps(selection);
  const { done, total } = view.steps;
  // Nobody can do any of it before the journey is resumed.
  const left = isStopped ? [] : view.left;
  const named = left.filter((step) => findName(phase, step) !== undefined);
  const others = [...left.filter((step) => !named.includes(step)), ...conflicts];
  const isProgressShown = done > 0 && !view.check;
  if (!isProgressShown && !named.length && !others.length) return '';
  const progress = html`<li class="ok">
    ${renderIcon('check')}<bdi>${renderText(gateStrings.stepsDone(done, total))}</bdi>
  </li>`;
  return html`<div>
    <ul>
      ${isProgressShown ? progress : ''}
      ${named.length ? html`<li>${renderIcon('open')}${renderNames(selection, named)}</li>` : ''}
      ${others.map((step) => renderStep(selection, step))}
    </ul>
  </div>`;
}
