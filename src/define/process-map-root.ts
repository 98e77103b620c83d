import { ProcessMapElement } from '../elements/process-map/process-map.js';
import { safeDefine } from './safe-define.js';

// Providers come first: what is below asks for its map as soon as it is there.
safeDefine('process-map', ProcessMapElement);
