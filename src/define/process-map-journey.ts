import './provider.js';
import { ProcessMapJourneyElement } from '../elements/process-map-journey/process-map-journey.js';
import { register } from './register.js';

register('process-map-journey', ProcessMapJourneyElement);
