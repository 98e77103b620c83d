import type { MapModel } from '../context/map-context.js';
import { en } from '../../strings/en/index.js';
import type { PersistenceController } from './controllers/persistence-controller.js';
import { getTextLanguage, getPrimaryLanguage } from '../registries/overlays.js';
import type { ProcessMapHost, ActiveJourney } from './state.js';
import type { NavigationController } from './controllers/navigation-controller.js';

/** BCP 47 tag of the user interface texts. */
export const UI_LANGUAGE = 'en';

/**
 * Creates the context value that the elements below render from.
 *
 * @param pageLanguage BCP 47 tag; an empty string if the page has none.
 */
export function createMapModel(
  host: ProcessMapHost,
  { map, session, view }: ActiveJourney,
  navigation: NavigationController,
  persistence: PersistenceController,
  pageLanguage: string,
): MapModel {
  const pagePrimary = getPrimaryLanguage(pageLanguage || UI_LANGUAGE);
  // A text inherits its language if page, interface and text share one. Otherwise an ancestor may be in another
  // language.
  const getLangAttribute = (tag: string) =>
    pagePrimary === UI_LANGUAGE && getPrimaryLanguage(tag) === pagePrimary ? undefined : tag;
  return {
    map,
    journey: session.journey,
    view,
    progression: host.progression,
    shownPhase: navigation.shownPhase ?? '',
    voice: host.voice,
    headingLevel: host.headingLevel,
    readOnly: host.readOnly,
    saveState: persistence.saveState,
    // A getter: formatting a date is slow, and it is read only where a review date is set.
    get today() {
      return new Date().toLocaleDateString('sv');
    },
    lastDenial: navigation.lastDenial,
    strings: en,
    language: UI_LANGUAGE,
    languageOf: (text) => getLangAttribute(getTextLanguage(map, text)),
  };
}
