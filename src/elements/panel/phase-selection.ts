import { getCurrentCycle } from '../../journey/record.js';
import type { Answer } from '../../journey/types/record.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import type { PanelStrings } from '../../strings/en/index.js';
import type { MapContext } from '../context/map-context.js';
import { markLanguage } from '../internal/mark-language.js';

/** The phase that a panel shows, with its state and answers, and the context that it comes from. */
export interface PhaseSelection extends MapContext {
  strings: PanelStrings;
  phase: Phase;
  view: PhaseView;

  /** Answers of the current cycle, by the id of their question. */
  answers: Record<string, Answer>;

  /** The phase is locked, the map is read-only, or the journey is stopped. */
  isReadOnly: boolean;

  /**
   * Marks the language of a text of the map if it differs from that of the interface.
   *
   * @param content The text, or content rendered from it.
   * @param source The text that `content` was rendered from.
   */
  markLanguage(content: unknown, source?: unknown): unknown;
}

/**
 * Selects the phase with an id, by default the shown phase. Returns undefined while the map loads, or if the map has
 * no such phase.
 */
export function selectPhase(context: MapContext | null | undefined, id?: string | null): PhaseSelection | undefined {
  if (!context) return undefined;
  const { map, journey, view: journeyView, readOnly, languageOf, shownPhase, strings } = context.model;
  const view = journeyView.phases.find((phaseView) => phaseView.id === (id || shownPhase));
  const phase = view && map.phases[view.index];
  if (!phase) return undefined;
  return {
    ...context,
    strings: strings.panels,
    phase,
    view,
    answers: getCurrentCycle(journey).answers[phase.id] ?? {},
    isReadOnly: !view.unlocked || readOnly || journeyView.status === 'stopped',
    markLanguage: (content, source) => markLanguage(languageOf, content, source),
  };
}
