import './process-map-root.js';
import { ProcessMapIdeasElement } from '../elements/process-map-ideas/process-map-ideas.js';
import { register } from './safe-define.js';

register('process-map-ideas', ProcessMapIdeasElement);
