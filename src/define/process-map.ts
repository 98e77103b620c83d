import './provider.js';
import './process-map-diagram.js';
import './process-map-journey.js';
import './process-map-phase.js';
