import type { PhaseView } from '../../journey/types/view.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import type { PanelStrings } from '../../strings/en/index.js';
import { getAskingLabels, type AskingLabels } from '../context/check-texts.js';
import { getJourneyKey } from '../context/journey-key.js';
import type { MapActions, MapModel } from '../context/map-context.js';
import type { RowList, RowsState } from './row-list.js';

/** Part of the model that every panel renders from: the phase that it shows, and the settings of the map. */
export interface PhaseSelection extends Pick<
  MapModel,
  'progression' | 'headingLevel' | 'readOnly' | 'language' | 'dateLanguage' | 'languageOf' | 'draftLoads'
> {
  readonly actions: MapActions;
  readonly map: MapDefinition;
  readonly strings: PanelStrings;
  readonly phase: Phase;

  /** Position of the phase on the map, counted from 0. */
  readonly index: number;
  readonly isUnlocked: boolean;
  readonly isCompleted: boolean;

  /** Id of the last phase that must be completed to unlock this phase; undefined if it is unlocked. */
  readonly opensAfter: string | undefined;
  readonly isStopped: boolean;

  /** Differs for another journey, a restarted one and a new cycle. */
  readonly journeyKey: string;

  /** The page lets the map use the storage of the browser. */
  readonly isKeptInBrowser: boolean;

  /** Labels of the phases that ask to be checked because of an item of the map. */
  readonly askingLabels: AskingLabels;

  /** Rows that are open; undefined if the panel shows all of its content, without rows. */
  readonly rows: RowsState | undefined;

  /** The phase is locked, the map is read-only, or the journey is stopped. */
  readonly isReadOnly: boolean;
}

/**
 * Selects the content of one panel, in addition to its phase. Must create nothing new but the returned object: see
 * `MapSelector`.
 */
export type SelectContent<T extends object> = (model: MapModel, phase: Phase, view: PhaseView) => T;

/** Returns true unless the phase is locked, and locked phases have no preview. */
export const isPhaseVisible = ({ isUnlocked, progression }: PhaseSelection): boolean =>
  isUnlocked || progression !== 'strict';

/**
 * Selects a phase by its id, by default the shown phase. Returns undefined if the map has no such phase.
 *
 * @param selectContent Selects what one panel renders in addition.
 * @param rowList The list that the panel is in, if it is in one.
 */
export function selectPhase<T extends object>(
  model: MapModel,
  actions: MapActions,
  id: string | null | undefined,
  selectContent: SelectContent<T>,
  rowList: RowList | undefined,
): (PhaseSelection & T) | undefined {
  const { map, view: journeyView, readOnly, shownPhase, strings, progression, headingLevel } = model;
  const view = journeyView.phases.find((phaseView) => phaseView.id === (id || shownPhase));
  const phase = view && model.phases[view.index];
  if (!phase) return undefined;
  const { storage } = model.saveState;
  const isStopped = journeyView.status === 'stopped';
  return {
    actions,
    map,
    phase,
    progression,
    headingLevel,
    readOnly,
    isStopped,
    askingLabels: getAskingLabels(map, journeyView),
    strings: strings.panels,
    language: model.language,
    dateLanguage: model.dateLanguage,
    languageOf: model.languageOf,
    draftLoads: model.draftLoads,
    journeyKey: getJourneyKey(model),
    isKeptInBrowser: storage === 'local' || storage === 'session',
    index: view.index,
    isUnlocked: view.unlocked,
    isCompleted: view.completed,
    rows: rowList?.getState(model, actions, phase, view),
    opensAfter: view.opensAfter,
    isReadOnly: !view.unlocked || readOnly || isStopped,
    ...selectContent(model, phase, view),
  };
}
