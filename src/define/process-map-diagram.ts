import './process-map-root.js';
import { ProcessMapDiagramElement } from '../elements/process-map-diagram/process-map-diagram.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-diagram', ProcessMapDiagramElement);
