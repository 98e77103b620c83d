import './process-map-root.js';
import { ProcessMapToolsElement } from '../elements/process-map-tools/process-map-tools.js';
import { register } from './safe-define.js';

register('process-map-tools', ProcessMapToolsElement);
