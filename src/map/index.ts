export { parseMap, type MapProblemCode, type ParsedMap } from './parse-map.js';
export { parseOverlay } from './parse-overlay.js';
export type * from './map-definition.js';
export { applyOverlay } from './apply-overlay.js';
