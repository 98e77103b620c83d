import './provider.js';
import { ProcessMapIdeasElement } from '../elements/process-map-ideas/process-map-ideas.js';
import { register } from './register.js';

register('process-map-ideas', ProcessMapIdeasElement);
