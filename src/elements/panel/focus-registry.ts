import type { LitElement } from 'lit';
import type { Reason, ReasonCode } from '../../journey/types/reason.js';
import type { MapActions } from '../context/map-context.js';
import { toDomId } from './templates.js';

/** Kind of item that a panel shows, named like the id of a reason. */
export type PanelSubject = 'group' | 'tool' | 'risk' | 'decision';

/** A panel in which people can do what a reason asks for. */
export interface FocusablePanel {
  readonly element: LitElement;
  readonly subject: PanelSubject | undefined;

  /** Id of the phase that the panel shows. */
  readonly phaseId: string | undefined;
}

/** The part of a reason that says where people can do what it asks for. */
type ReasonTarget = Pick<Reason, 'code' | 'group' | 'risk' | 'tool'>;

/** Subjects of the reasons that name a phase, but no item in it. */
const SUBJECTS: Partial<Record<ReasonCode, PanelSubject>> = {
  'groups-left': 'group',
  'tools-left': 'tool',
  'risks-left': 'risk',
  'decision-left': 'decision',
};

/** Connected panels of each map. */
const panelsByMap = new WeakMap<MapActions, Set<FocusablePanel>>();

/** Registers a panel of a map. */
export function registerPanel(map: MapActions, panel: FocusablePanel, signal: AbortSignal): void {
  const panels = panelsByMap.get(map) ?? new Set();
  panelsByMap.set(map, panels.add(panel));
  updateGates(panels);
  signal.addEventListener('abort', () => {
    panels.delete(panel);
    updateGates(panels);
  });
}

/** Updates the panels that link reasons with other panels. */
function updateGates(panels: ReadonlySet<FocusablePanel>): void {
  for (const { subject, element } of panels) if (subject === 'decision') element.requestUpdate();
}

/** Returns the first panel that shows items of a kind in a phase. A hidden panel comes last. */
export function findPanel(map: MapActions, subject: PanelSubject, phaseId: string): FocusablePanel | undefined {
  const panels = [...(panelsByMap.get(map) ?? [])].filter(
    (panel) => panel.phaseId === phaseId && panel.subject === subject,
  );
  // A page that fills the slot of `process-map-phase` leaves the default panels connected but not rendered.
  return panels.find(({ element }) => element.checkVisibility()) ?? panels[0];
}

/** Returns the kind of item that a reason asks for, with the id of the item if the reason names one. */
function getSubject({ code, group, risk, tool }: ReasonTarget): { subject?: PanelSubject | undefined; id?: string } {
  if (group !== undefined) return { subject: 'group', id: group };
  if (risk !== undefined) return { subject: 'risk', id: risk };
  if (tool !== undefined) return { subject: 'tool', id: tool };
  return { subject: SUBJECTS[code] };
}

/** Returns the panel in which people can do what a reason asks for. */
export function findPanelFor(map: MapActions, reason: ReasonTarget, phaseId: string): FocusablePanel | undefined {
  const { subject } = getSubject(reason);
  return subject && findPanel(map, subject, phaseId);
}

/** Moves the focus to the control with which people can do what a reason asks for. */
export function focusReason(map: MapActions, reason: ReasonTarget, phaseId: string): void {
  const root = findPanelFor(map, reason, phaseId)?.element.shadowRoot;
  const item = root?.getElementById(toDomId(getSubject(reason).id ?? '')) ?? root?.querySelector('.todo');
  const control =
    item?.querySelector<HTMLElement>('[type=checkbox]') ?? item?.querySelector<HTMLElement>('textarea, input');
  control?.focus();
}
