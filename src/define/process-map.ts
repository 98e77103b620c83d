import './process-map-root.js';
import './process-map-diagram.js';
import './process-map-journey.js';
import './process-map-phase.js';
