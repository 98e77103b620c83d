import { html, type LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PhaseView, RiskView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import { contentsStrings } from '../../strings/en/contents.js';
import type { MapActions, MapModel } from '../context/map-context.js';
import { countVariants, isLastPhase, isOverdue, isToolChosen } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import type { PanelItem } from '../context/panel-item.js';
import { hasPanel } from '../panel/focus-registry.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { contentsStyles } from './contents.styles.js';

/** An entry of the list. */
interface ContentsEntry extends PanelItem {
  /** A text, or rendered content. */
  readonly name: unknown;
  readonly icon: IconName;

  /** State in words; empty if there is none. */
  readonly state: string;
  readonly className: 'done' | 'overdue' | '';
}

function listGroups({ view, strings, languageOf }: MapModel, phase: Phase, phaseView: PhaseView): ContentsEntry[] {
  const { panels } = strings;
  return phase.groups.map((group, i) => {
    const state = phaseView.groups[i]?.state ?? 'open';
    const variantCount = countVariants(group, view);
    const isDone = state === 'answered' && !variantCount;
    return {
      subject: 'group',
      ids: [group.id],
      name: markLanguage(languageOf, group.title),
      icon: isDone ? 'check' : 'open',
      state: panels.groupState(panels.groups[state], variantCount),
      className: isDone ? 'done' : '',
    };
  });
}

function listTools({ strings }: MapModel, { tools }: Phase, phaseView: PhaseView): ContentsEntry[] {
  if (!tools.length) return [];
  const count = phaseView.tools.filter(isToolChosen).length;
  const state = strings.panels.toolsChosen(count, tools.length);
  return [{ subject: 'tool', ids: [], name: contentsStrings.tools, icon: 'tool', state, className: '' }];
}

function listRisks({ strings, languageOf, getToday }: MapModel, phase: Phase, phaseView: PhaseView): ContentsEntry[] {
  const { panels } = strings;
  return phase.risks.map(({ id, name }, i) => {
    const risk: Partial<RiskView> = phaseView.risks[i] ?? {};
    const entry = { subject: 'risk', ids: [id], name: markLanguage(languageOf, name), icon: 'risk' } as const;
    if (isOverdue(risk, getToday)) return { ...entry, state: contentsStrings.overdue, className: 'overdue' };
    if (risk.closed) return { ...entry, state: panels.closedRisk, className: 'done' };
    return risk.assessed
      ? { ...entry, state: panels.assessed, className: 'done' }
      : { ...entry, state: panels.groups.open, className: '' };
  });
}

function listIdeas({ map, strings }: MapModel, { ideas, practices = [], cases = [] }: Phase): ContentsEntry[] {
  const count = [ideas, practices, cases, map.cases ?? []].flat().length;
  const state = contentsStrings.ideasCount(count);
  return count ? [{ subject: 'ideas', ids: [], name: strings.panels.ideas, icon: 'eye', state, className: '' }] : [];
}

function describeGate({ view, strings }: MapModel, { id, left, check, completed }: PhaseView): string {
  const { panels, diagram } = strings;
  if (view.status === 'stopped' && id === view.phase) return diagram.stopped;
  if (check) return panels.states['check-again'];
  if (completed) return panels.states.done;
  return left.length ? panels.stepsLeft(left.length) : panels.nothingLeft;
}

/** Lists what a phase contains, in the order of the page. A locked phase has no states, and nothing to finish. */
function listContents(model: MapModel, phase: Phase, phaseView: PhaseView): ContentsEntry[] {
  const { panels } = model.strings;
  const entries: ContentsEntry[] = [
    ...listGroups(model, phase, phaseView),
    ...listTools(model, phase, phaseView),
    ...listRisks(model, phase, phaseView),
    ...listIdeas(model, phase),
    {
      subject: 'decision',
      ids: [],
      name: isLastPhase(model.map, phase) ? panels.finishLastPhase : panels.finishPhase(phase.label),
      icon: 'gate',
      state: describeGate(model, phaseView),
      className: phaseView.completed && !phaseView.check ? 'done' : '',
    },
  ];
  if (phaseView.unlocked) return entries;
  return entries
    .filter(({ subject }) => subject !== 'decision')
    .map((entry) => ({ ...entry, icon: 'open', state: '', className: '' }));
}

/** Renders the list that leads to the other phases, but not to one that is locked under `strict`. */
function renderOtherPhases(
  { map, view, strings, languageOf, progression }: MapModel,
  id: string,
  go: (id: string) => void,
) {
  const { panels, diagram } = strings;
  const entries = view.phases.flatMap((phaseView) => {
    const phase = map.phases[phaseView.index];
    if (!phase || phase.id === id || (!phaseView.unlocked && progression === 'strict')) return [];
    const lockingLabel = map.phases.find((other) => other.id === phaseView.opensAfter)?.label;
    const state = lockingLabel === undefined ? panels.states[phaseView.state] : diagram.lockedUntil(lockingLabel);
    const className = phaseView.check ? 'overdue' : phaseView.completed ? 'done' : '';
    return html`<li>
      <button type="button" class="entry ${className}" @click=${() => go(phase.id)}>
        <bdi>${renderText(strings.root.label(phase.label))}</bdi
        ><bdi class="name">${markLanguage(languageOf, phase.title)}</bdi
        ><span class="visually-hidden">${diagram.listSeparator}</span><bdi class="state">${renderText(state)}</bdi>
      </button>
    </li>`;
  });
  return entries.length
    ? html`<p id="others">${contentsStrings.otherPhases}</p>
        <ul aria-labelledby="others">
          ${entries}
        </ul>`
    : '';
}

/** Renders the list that leads to what panels of the page show of a phase, and to other phases. */
export function renderContents(host: LitElement, model: MapModel, actions: MapActions, phaseId: string): unknown {
  adoptStyles(host, contentsStyles);
  const phaseView = model.view.phases.find(({ id }) => id === phaseId);
  const phase = phaseView && model.phases[phaseView.index];
  if (!phase) return undefined;
  // Closing returns the focus to the button. The item takes it then.
  const close = () => host.shadowRoot?.getElementById('contents')?.hidePopover();
  const handlePhase = (id: string) => {
    close();
    actions.show(id);
  };
  const renderEntry = (entry: ContentsEntry) => {
    const { name, icon, state, className } = entry;
    const handleClick = () => {
      close();
      actions.showItem(phaseId, entry);
    };
    return html`<li>
      <button type="button" class="entry ${className}" @click=${handleClick}>
        ${renderIcon(icon)}<bdi class="name">${typeof name === 'string' ? renderText(name) : name}</bdi
        ><span class="visually-hidden">${state ? model.strings.diagram.listSeparator : ''}</span
        ><bdi class="state">${renderText(state)}</bdi>
      </button>
    </li>`;
  };
  const entries = listContents(model, phase, phaseView).filter(({ subject }) => hasPanel(actions, subject, phaseId));
  return keyed(
    phaseId,
    html`<ol>
        ${entries.map(renderEntry)}
      </ol>
      ${renderOtherPhases(model, phaseId, handlePhase)}`,
  );
}
