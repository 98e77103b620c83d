import './core.js';
import { registerCatalogue } from '../elements/process-map/catalogues.js';
import { ProcessMapElement } from '../elements/process-map/process-map.js';
import peerLearning from '../packs/peer-learning/index.js';

ProcessMapElement.defaultDefinition = peerLearning;
registerCatalogue(peerLearning.id, () => import('../packs/peer-learning/catalogue/panels.js'));
