import './provider.js';
import { ProcessMapGateElement } from '../elements/process-map-gate/process-map-gate.js';
import { register } from './register.js';

register('process-map-gate', ProcessMapGateElement);
