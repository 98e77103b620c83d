import type { MapModel } from '../context/map-context.js';
import { getCycleMap } from '../../journey/own-items.js';
import { getCurrentCycle } from '../../journey/record.js';
import { en } from '../../strings/en/index.js';
import { reuseEqual, reuseShallow } from '../../utils/objects.js';
import { getTextLanguage, getPrimaryLanguage } from '../registries/overlays.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { getActive, getLeftPlace, getVisibleSaveState, type MapState } from './state.js';

/** BCP 47 tag of the user interface texts. */
export const UI_LANGUAGE = 'en';

/** Returns the day of this place as `YYYY-MM-DD`. Not formatted by a locale, whose first use takes long. */
function getToday(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/**
 * Creates the function that returns the `lang` attribute of a text of a map.
 *
 * @param pageLanguage BCP 47 tag; an empty string if the page has none.
 */
function createLanguageOf(map: MapDefinition, pageLanguage: string): MapModel['languageOf'] {
  const pagePrimary = getPrimaryLanguage(pageLanguage || UI_LANGUAGE);
  return (text) => {
    const tag = getTextLanguage(map, text);
    // A text inherits its language if page, interface and text share one. Otherwise an ancestor may be in another
    // language.
    return pagePrimary === UI_LANGUAGE && getPrimaryLanguage(tag) === pagePrimary ? undefined : tag;
  };
}

/**
 * Creates the model that the elements below render from; undefined until ready. Members that did not change are those
 * of the previous model, and so is the model itself if nothing changed.
 *
 * @param previous Model and state of the last call.
 */
export function createMapModel(
  state: MapState,
  previous: { model: MapModel | undefined; state: MapState | undefined },
): MapModel | undefined {
  const active = getActive(state.load);
  if (!active) return undefined;
  const { map, journey, view } = active;
  const { model, state: previousState } = previous;
  const isSameLanguage = model?.map === map && previousState?.language === state.language;
  return reuseShallow<MapModel | undefined>(model, {
    map,
    phases: getCycleMap(map, getCurrentCycle(journey)).phases,
    journey,
    earlierCycles: reuseEqual(model?.earlierCycles, journey.cycles.slice(0, journey.cycle - 1)),
    view,
    progression: state.progression,
    shownPhase: state.shownPhase ?? '',
    focusRequests: state.focusRequests,
    leftPhase: getLeftPlace(state)?.phase,
    voice: state.voice,
    headingLevel: state.headingLevel,
    readOnly: state.readOnly,
    saveState: reuseShallow(model?.saveState, getVisibleSaveState(state)) ?? state.saveState,
    draftLoads: state.draftLoads,
    journeyStarts: state.journeyStarts,
    lastDenial: state.lastDenial,
    strings: en,
    language: UI_LANGUAGE,
    // English texts of this library are British.
    dateLanguage: /^en-[a-z]{2}$/i.test(state.language) ? state.language : 'en-GB',
    languageOf: isSameLanguage ? model.languageOf : createLanguageOf(map, state.language),
    getToday,
  });
}
