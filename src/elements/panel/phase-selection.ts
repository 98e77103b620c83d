import { html } from 'lit';
import type { Entries } from '../../journey/types/record.js';
import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import type { PanelStrings } from '../../strings/en/panels.js';
import type { MapContext } from '../context/map-context.js';

/** A phase as a panel shows it. */
export interface PhaseSelection extends MapContext {
  strings: PanelStrings;
  phase: Phase;
  view: PhaseView;
  /** What was recorded in the current cycle. */
  answers: Partial<Entries>;
  /** Nothing can be written here. */
  isReadOnly: boolean;
  /** Marks a text of the map, or what was made `of` it, where it is in another language than the words around it. */
  markLanguage(text: unknown, of?: unknown): unknown;
}
/** The phase to show: the one with this id, else the one on show; undefined until ready, or where there is none. */
export function selectPhase(context: MapContext | null | undefined, id?: string | null): PhaseSelection | undefined {
  if (!context) return undefined;
  const { map, journey, view: whole, readOnly, languageOf, shownPhase: shown, strings } = context.model;
  const view = whole.phases.find((each) => each.id === (id || shown));
  const phase = map.phases.find((each) => each.id === view?.id);
  return view && phase
    ? {
        ...context,
        strings: strings.panels,
        phase,
        view,
        answers: { answers: journey.cycles[journey.cycle - 1]?.answers[phase.id] ?? {} },
        isReadOnly: !view.unlocked || readOnly || whole.status === 'stopped',
        markLanguage(text, of = text) {
          const language = languageOf(of);
          return language && text ? html`<bdi lang=${language}>${text}</bdi>` : text;
        },
      }
    : undefined;
}
