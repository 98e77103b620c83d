import type { JourneyView, PhaseView } from '../../journey/types/view.js';
import type { MapActions, MapModel } from '../context/map-context.js';

/** Part of the model that the diagram renders from. */
export interface DiagramSelection
  extends
    Pick<
      MapModel,
      'map' | 'progression' | 'shownPhase' | 'readOnly' | 'strings' | 'language' | 'languageOf' | 'getToday'
    >,
    Pick<JourneyView, 'status' | 'cycle'> {
  readonly actions: MapActions;
  readonly phaseViews: PhaseView[];

  /** Differs after a phase was opened, by a person or the host page, and for another map or journey. */
  readonly visit: string;
}

/** Selects that part. */
export const selectDiagram = (model: MapModel, actions: MapActions): DiagramSelection => {
  const { map, journeyStarts, view, progression, shownPhase, focusRequests, readOnly } = model;
  const { strings, language, languageOf, getToday } = model;
  const { status, cycle, phases } = view;
  return {
    actions,
    map,
    progression,
    shownPhase,
    readOnly,
    strings,
    language,
    languageOf,
    getToday,
    status,
    cycle,
    phaseViews: phases,
    visit: [map.id, journeyStarts, shownPhase, focusRequests].join(' '),
  };
};
