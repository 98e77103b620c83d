import './process-map-root.js';
import { ProcessMapJourneyElement } from '../elements/process-map-journey/process-map-journey.js';
import { register } from './safe-define.js';

register('process-map-journey', ProcessMapJourneyElement);
