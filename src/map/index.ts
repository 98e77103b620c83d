export { parseMap, type MapProblemCode, type ParsedMap } from './parse.js';
export { parseOverlay } from './overlay.js';
export type * from './types.js';
export { applyOverlay } from './translate.js';
