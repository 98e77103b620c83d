import { diagramEn, type DiagramStrings } from './diagram.js';
import { panelsEn, type PanelStrings } from './panels.js';
import { rootEn, type RootStrings } from './root.js';

/** The words of the elements themselves, in one language. The words of a map are the map's. */
export interface Strings {
  diagram: DiagramStrings;
  panels: PanelStrings;
  root: RootStrings;
}

export const en: Strings = { diagram: diagramEn, panels: panelsEn, root: rootEn };
