export { parseMap, type MapProblemCode, type ParsedMap } from './parse.js';
export { applyOverlay, parseOverlay } from './overlay.js';
export type * from './types.js';
