import './provider.js';
import { ProcessMapQuestionsElement } from '../elements/process-map-questions/process-map-questions.js';
import { register } from './register.js';

register('process-map-questions', ProcessMapQuestionsElement);
