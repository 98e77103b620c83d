import type { MapModel } from '../context/map-context.js';
import { en } from '../../strings/en/index.js';
import type { Keeping } from './controllers/persistence-controller.js';
import { languageOf, primary } from '../registries/overlays.js';
import type { Root, Running } from './state.js';
import type { Showing } from './controllers/navigation-controller.js';

/** Language of the elements' own words. */
export const UI_LANGUAGE = 'en';

/** What the elements below render from; `language` is that of the page. */
export function modelOf(
  root: Root,
  { map, session, view }: Running,
  showing: Showing,
  keeping: Keeping,
  language: string,
): MapModel {
  const page = primary(language || UI_LANGUAGE);
  const marked = (tag: string) => (page === UI_LANGUAGE && primary(tag) === page ? undefined : tag);
  return {
    map,
    journey: session.journey,
    view,
    progression: root.progression,
    shown: showing.shown ?? '',
    voice: root.voice,
    headingLevel: root.headingLevel,
    readOnly: root.readOnly,
    save: keeping.save,
    // Asked for where a review is due; most never are.
    get today() {
      return new Date().toLocaleDateString('sv');
    },
    refused: showing.refused,
    strings: en,
    language: UI_LANGUAGE,
    languageOf: (text) => marked(languageOf(map, text)),
  };
}
