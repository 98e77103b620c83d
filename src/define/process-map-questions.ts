import './process-map-root.js';
import { ProcessMapQuestionsElement } from '../elements/process-map-questions/process-map-questions.js';
import { register } from './safe-define.js';

register('process-map-questions', ProcessMapQuestionsElement);
