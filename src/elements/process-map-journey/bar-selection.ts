import type { Journey } from '../../journey/types/record.js';
import type { JourneyView, PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import type { Strings } from '../../strings/en/index.js';
import type { MapActions, MapModel } from '../context/map-context.js';

/** Part of the model that the bar and its menus render from. */
export interface BarSelection
  extends
    Pick<MapModel, 'map' | 'readOnly' | 'saveState' | 'language' | 'dateLanguage' | 'languageOf'>,
    Pick<Journey, 'unplaced'>,
    Pick<JourneyView, 'cycle' | 'variants'> {
  /** Title that the team gave the journey. */
  readonly title: string | undefined;

  readonly actions: MapActions;
  readonly strings: Strings['root'];

  /** The phase that is shown. */
  readonly phase: Phase | undefined;

  /** Label of the phase that a person left to look at this one. */
  readonly leftLabel: string | undefined;

  /** Progress on the exit rule of that phase; undefined while it is locked, or if the rule requires nothing. */
  readonly steps: PhaseView['steps'] | undefined;

  /** Id of the journey. */
  readonly journeyId: string;

  /** Number of entries that the map has no item for. */
  readonly unplacedCount: number;
}

/** Selects that part. */
export const selectBar = (model: MapModel, actions: MapActions): BarSelection => {
  const { map, shownPhase, readOnly, saveState, language, dateLanguage, languageOf, journey, view, strings } = model;
  const phaseView = view.phases.find(({ id }) => id === shownPhase);
  return {
    actions,
    map,
    phase: phaseView && map.phases[phaseView.index],
    leftLabel: map.phases.find(({ id }) => id === model.leftPhase)?.label,
    steps: phaseView?.unlocked && phaseView.steps.total ? phaseView.steps : undefined,
    readOnly,
    saveState,
    language,
    dateLanguage,
    languageOf,
    strings: strings.root,
    title: view.title,
    journeyId: journey.id,
    cycle: view.cycle,
    variants: view.variants,
    unplaced: journey.unplaced,
    unplacedCount: view.unplaced,
  };
};
