import './process-map-root.js';
import './process-map-questions.js';
import './process-map-tools.js';
import './process-map-risks.js';
import './process-map-ideas.js';
import './process-map-gate.js';
import { ProcessMapPhaseElement } from '../elements/process-map-phase/process-map-phase.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-phase', ProcessMapPhaseElement);
