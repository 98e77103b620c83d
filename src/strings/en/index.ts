import { diagramStrings, type DiagramStrings } from './diagram.js';
import { panelStrings, type PanelStrings } from './panels.js';
import { rootStrings, type RootStrings } from './root.js';

/** The words of the elements themselves, in one language. The words of a map are the map's. */
export interface Strings {
  diagram: DiagramStrings;
  panels: PanelStrings;
  root: RootStrings;
}

export const en: Strings = { diagram: diagramStrings, panels: panelStrings, root: rootStrings };
