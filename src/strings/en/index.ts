import { diagramStrings } from './diagram.js';
import { panelStrings } from './panels.js';
import { rootStrings } from './root.js';

/**
 * The words that the elements need at once, in English. Words of a chunk stand in a file of their own beside this one and
 * travel with the chunk; words of a map are the map's.
 */
export const en = { diagram: diagramStrings, panels: panelStrings, root: rootStrings };

/** The words of the elements in one language. */
export type Strings = typeof en;
/** The words of the panels. */
export type PanelStrings = Strings['panels'];
