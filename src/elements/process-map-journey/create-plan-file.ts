import type { MapDefinition } from '../../map/map-definition.js';
import { createFileName, type TextFile } from '../internal/download-text.js';

/** Returns a plan in Markdown as a file. */
export const createPlanFile = (map: MapDefinition, text: string, title: string | undefined): TextFile => ({
  name: createFileName(map, title, 'md'),
  type: 'text/markdown',
  text,
});
