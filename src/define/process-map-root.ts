import { ProcessMapElement } from '../elements/process-map/process-map.js';
import { safeDefine } from './safe-define.js';

// Every define module imports this one first: an element asks for its context as soon as it is upgraded, so the
// provider must be registered before the elements below it.
safeDefine('process-map', ProcessMapElement);
