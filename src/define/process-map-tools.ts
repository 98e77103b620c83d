import './process-map-root.js';
import { ProcessMapToolsElement } from '../elements/process-map-tools/process-map-tools.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-tools', ProcessMapToolsElement);
