import type { JourneyView, PhaseView } from '../../journey/types/view.js';
import type { MapActions, MapModel } from '../context/map-context.js';

/** Part of the model that the diagram renders from. */
export interface DiagramSelection
  extends
    Pick<MapModel, 'map' | 'progression' | 'shownPhase' | 'readOnly' | 'strings' | 'language' | 'languageOf'>,
    Pick<JourneyView, 'status' | 'cycle'> {
  readonly actions: MapActions;
  readonly phaseViews: PhaseView[];
}

/** Selects that part. */
export const selectDiagram = (model: MapModel, actions: MapActions): DiagramSelection => {
  const { map, view, progression, shownPhase, readOnly, strings, language, languageOf } = model;
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
    status,
    cycle,
    phaseViews: phases,
  };
};
