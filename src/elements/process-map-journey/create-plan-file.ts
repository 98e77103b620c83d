import type { MapDefinition } from '../../map/map-definition.js';
import { createRecordFile, type TextFile } from '../internal/download-text.js';

/** Returns a plan in Markdown as a file. */
export const createPlanFile = (map: MapDefinition, text: string): TextFile => ({
  name: createRecordFile(map, '').name.replace(/json$/, 'md'),
  type: 'text/markdown',
  text,
});
