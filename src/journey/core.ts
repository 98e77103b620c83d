// The part of `/journey` that the elements need too.
import { getJourneyMachine } from './machine.js';

export { parseMap } from '../map/parse-map.js';
export { parseOverlay } from '../map/parse-overlay.js';
export { applyOverlay } from '../map/apply-overlay.js';
export { createJourney } from './record.js';
export { parseJourney } from './parse-journey.js';
export { decide } from './decide.js';
export { evolve } from './evolve.js';
export { replay } from './replay.js';
export { mergeJourneys } from './merge.js';
export { viewJourney } from './view.js';
export { toMarkdown } from './to-markdown.js';

/**
 * State machine of a journey, the only place that turns commands into facts. Its states are the statuses of a journey,
 * and list the commands that each status accepts; its guards ask the rules. Emits each fact, or one `denied` event.
 * Send only commands that `decide` or `JourneySession` has read, since the machine does not validate them.
 */
export const journeyMachine = /* @__PURE__ */ getJourneyMachine();

export type { MapProblemCode } from '../map/map-problem.js';
export type { ParsedMap } from '../map/read-map.js';
export type { JourneyProblemCode } from './parse-journey.js';
export type { DeniedEvent, JourneyContext, JourneyInput } from './machine.js';
export type * from '../map/map-definition.js';
export type { ParsedJourney } from './parse-journey.js';
export type * from './types/command.js';
export type * from './types/fact.js';
export type * from './types/reason.js';
export type * from './types/record.js';
export type * from './types/view.js';
