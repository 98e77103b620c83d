import { diagramStrings } from './diagram.js';
import { panelStrings } from './panels.js';
import { rootStrings } from './root.js';

/**
 * English texts of the interface that the elements need for their first render. The texts of a chunk are in a separate
 * file of this folder and load with the chunk. The texts of a map are in its definition.
 */
export const en = { diagram: diagramStrings, panels: panelStrings, root: rootStrings };

/** Texts of the interface in one language. */
export type Strings = typeof en;

/** Texts of the panels. */
export type PanelStrings = Strings['panels'];
