import './process-map-root.js';
import { ProcessMapGateElement } from '../elements/process-map-gate/process-map-gate.js';
import { register } from './safe-define.js';

register('process-map-gate', ProcessMapGateElement);
