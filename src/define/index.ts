import './all.js';
import { registerCatalogue } from '../elements/registries/catalogues.js';
import { registerDefaultMap } from '../elements/registries/default-map.js';
import peerLearning from '../packs/peer-learning/index.js';

registerDefaultMap(peerLearning);
registerCatalogue(peerLearning.id, () => import('../packs/peer-learning/catalogue/panel-lists.js'));
