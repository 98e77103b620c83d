import './process-map-root.js';
import { ProcessMapJourneyElement } from '../elements/process-map-journey/process-map-journey.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-journey', ProcessMapJourneyElement);
