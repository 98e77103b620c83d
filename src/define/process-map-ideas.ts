import './process-map-root.js';
import { ProcessMapIdeasElement } from '../elements/process-map-ideas/process-map-ideas.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-ideas', ProcessMapIdeasElement);
