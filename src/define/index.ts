import './all.js';
import { registerCatalogue } from '../elements/registries/catalogues.js';
import { getDefaultMap, registerDefaultMap } from '../elements/registries/default-map.js';
import peerLearning from '../packs/peer-learning/index.js';

// The first copy of the library on a page registers, as with the elements.
if (getDefaultMap() === null) {
  registerDefaultMap(peerLearning);
  registerCatalogue(peerLearning.id, () => import('../packs/peer-learning/catalogue/panel-lists.js'));
}
