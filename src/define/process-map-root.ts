import { ProcessMapElement } from '../elements/process-map/process-map.js';
import { register } from './safe-define.js';

// Providers come first: what is below asks for its map as soon as it is there.
register('process-map', ProcessMapElement);
