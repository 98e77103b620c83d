import './process-map-root.js';
import { ProcessMapQuestionsElement } from '../elements/process-map-questions/process-map-questions.js';
import { safeDefine } from './safe-define.js';

safeDefine('process-map-questions', ProcessMapQuestionsElement);
