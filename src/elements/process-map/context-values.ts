import type { MapModel } from '../context/map-context.js';
import { en } from '../../strings/en/index.js';
import type { PersistenceController } from './controllers/persistence-controller.js';
import { getTextLanguage, getPrimaryLanguage } from '../registries/overlays.js';
import type { ProcessMapHost, ActiveJourney } from './state.js';
import type { NavigationController } from './controllers/navigation-controller.js';

/** Language of the elements' own words. */
export const UI_LANGUAGE = 'en';

/** What the elements below render from; `language` is that of the page. */
export function createMapModel(
  root: ProcessMapHost,
  { map, session, view }: ActiveJourney,
  showing: NavigationController,
  keeping: PersistenceController,
  language: string,
): MapModel {
  const page = getPrimaryLanguage(language || UI_LANGUAGE);
  const marked = (tag: string) => (page === UI_LANGUAGE && getPrimaryLanguage(tag) === page ? undefined : tag);
  return {
    map,
    journey: session.journey,
    view,
    progression: root.progression,
    shownPhase: showing.shownPhase ?? '',
    voice: root.voice,
    headingLevel: root.headingLevel,
    readOnly: root.readOnly,
    saveState: keeping.saveState,
    // Asked for where a review is due; most never are.
    get today() {
      return new Date().toLocaleDateString('sv');
    },
    lastDenial: showing.lastDenial,
    strings: en,
    language: UI_LANGUAGE,
    languageOf: (text) => marked(getTextLanguage(map, text)),
  };
}
