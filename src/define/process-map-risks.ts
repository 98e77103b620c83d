import './provider.js';
import { ProcessMapRisksElement } from '../elements/process-map-risks/process-map-risks.js';
import { register } from './register.js';

register('process-map-risks', ProcessMapRisksElement);
