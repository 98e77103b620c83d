import './provider.js';
import { ProcessMapDiagramElement } from '../elements/process-map-diagram/process-map-diagram.js';
import { register } from './register.js';

register('process-map-diagram', ProcessMapDiagramElement);
