import type { PhaseView } from '../../../journey/types/view.js';
import type { Phase } from '../../../map/map-definition.js';
import type { MapModel } from '../../context/map-context.js';
import type { PrintWriter } from './print-writer.js';

/** A phase that is printed, and its section of the document. */
export interface PrintedPhase {
  model: MapModel;
  phase: Phase;

  /** Undefined for a worksheet. */
  phaseView: PhaseView | undefined;
  writer: PrintWriter;
  section: HTMLElement;
}
