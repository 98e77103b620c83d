import './process-map-root.js';
import { ProcessMapRisksElement } from '../elements/process-map-risks/process-map-risks.js';
import { register } from './safe-define.js';

register('process-map-risks', ProcessMapRisksElement);
