export { ProcessMapElement } from './elements/process-map/process-map.js';
export { ProcessMapDiagramElement } from './elements/process-map-diagram/process-map-diagram.js';
export { ProcessMapPhaseElement } from './elements/process-map-phase/process-map-phase.js';
export { ProcessMapQuestionsElement } from './elements/process-map-questions/process-map-questions.js';
export { ProcessMapToolsElement } from './elements/process-map-tools/process-map-tools.js';
export { ProcessMapRisksElement } from './elements/process-map-risks/process-map-risks.js';
export { ProcessMapIdeasElement } from './elements/process-map-ideas/process-map-ideas.js';
export { ProcessMapGateElement } from './elements/process-map-gate/process-map-gate.js';
export { ProcessMapJourneyElement } from './elements/process-map-journey/process-map-journey.js';
export { eventNames } from './elements/process-map/events.js';
export type { ProcessMapEventDetails, ProcessMapEventName } from './elements/process-map/events.js';
export { registerCatalogue, type CatalogueLoader } from './elements/registries/catalogues.js';
export { registerOverlay, type OverlayLoader } from './elements/registries/overlays.js';
export { ProcessMapError } from './elements/process-map/errors.js';
export type { JourneyStore } from './stores/journey-store.js';
// Not `/journey` as a whole: CSV and calendar are in a chunk.
export * from './journey/core.js';
