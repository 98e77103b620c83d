import './process-map-root.js';
import { ProcessMapGateElement } from '../elements/process-map-gate/process-map-gate.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-gate', ProcessMapGateElement);
