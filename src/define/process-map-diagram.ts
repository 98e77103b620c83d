import './process-map-root.js';
import { ProcessMapDiagramElement } from '../elements/process-map-diagram/process-map-diagram.js';
import { register } from './safe-define.js';

register('process-map-diagram', ProcessMapDiagramElement);
