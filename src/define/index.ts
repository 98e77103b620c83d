import './core.js';
import { registerCatalogue } from '../elements/process-map/catalogues.js';
import { ProcessMapElement } from '../elements/process-map/process-map.js';
import peerLearning from '../packs/peer-learning/index.js';

ProcessMapElement.defaultDefinition = peerLearning;
registerCatalogue(peerLearning.id, {
  parts: () => import('../packs/peer-learning/catalogue/matrix.js'),
  links: () => import('../packs/peer-learning/catalogue/links.js'),
  glossary: () => import('../packs/peer-learning/catalogue/glossary.js'),
});
