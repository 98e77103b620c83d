import './core.js';
import { ProcessMapElement } from '../elements/process-map/process-map.js';
import peerLearning from '../packs/peer-learning/index.js';

ProcessMapElement.defaultDefinition = peerLearning;
