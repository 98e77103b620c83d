import type { Journey } from '../../journey/types/record.js';
import type { Strings } from '../../strings/en/index.js';
import type { MapActions, MapModel } from '../context/map-context.js';

/** Part of the model that the bar and its menu render from. */
export interface BarSelection
  extends Pick<MapModel, 'map' | 'shownPhase' | 'readOnly' | 'saveState' | 'language'>, Pick<Journey, 'unplaced'> {
  readonly actions: MapActions;
  readonly strings: Strings['root'];

  /** Id of the journey. */
  readonly journeyId: string;

  /** Number of the cycle. */
  readonly cycle: number;

  /** Number of entries that the map has no item for. */
  readonly unplacedCount: number;
}

/** Selects that part. */
export const selectBar = (model: MapModel, actions: MapActions): BarSelection => {
  const { map, shownPhase, readOnly, saveState, language, journey, view, strings } = model;
  return {
    actions,
    map,
    shownPhase,
    readOnly,
    saveState,
    language,
    strings: strings.root,
    journeyId: journey.id,
    cycle: view.cycle,
    unplaced: journey.unplaced,
    unplacedCount: view.unplaced,
  };
};
