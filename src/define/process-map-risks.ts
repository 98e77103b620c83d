import './process-map-root.js';
import { ProcessMapRisksElement } from '../elements/process-map-risks/process-map-risks.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-risks', ProcessMapRisksElement);
