import './all.js';
import { registerCatalogue } from '../elements/registries/catalogues.js';
import { ProcessMapElement } from '../elements/process-map/process-map.js';
import peerLearning from '../packs/peer-learning/index.js';

ProcessMapElement.defaultDefinition = peerLearning;
registerCatalogue(peerLearning.id, () => import('../packs/peer-learning/catalogue/panel-lists.js'));
