import './provider.js';
import { ProcessMapToolsElement } from '../elements/process-map-tools/process-map-tools.js';
import { register } from './register.js';

register('process-map-tools', ProcessMapToolsElement);
