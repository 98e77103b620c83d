import type { MapDefinition } from '../../map/map-definition.js';
import { cases } from './cases.js';
import { groundwork } from './phases/groundwork.js';
import { foundationalEngagement } from './phases/foundational-engagement.js';
import { sustainedContact } from './phases/sustained-contact.js';
import { learningOutcomes } from './phases/learning-outcomes.js';
import { changeAtScale } from './phases/change-at-scale.js';
import { tools } from './tools.js';

/**
 * Definition of the peer-learning map, in English. Holds only the content of the phases. Other reference material is
 * loaded on demand through `catalogue/index.js`.
 */
const peerLearning = {
  id: 'peer-learning',
  version: '1.0.0',
  language: 'en-GB',
  title: 'Peer learning for public sector reform',
  description:
    'A map for those who bring practitioners of public sector reform together, and for the practitioners themselves. It leads from the question whether peer learning fits at all to what people learn from one another and how that reaches their organisations.',
  source: {
    label: 'Peer learning guide by Matt Andrews and Nick Manning, Effective Institutions Platform',
  },
  phases: [groundwork, foundationalEngagement, sustainedContact, learningOutcomes, changeAtScale],
  cases,
  // Empty lists as well: the elements show this map without parsing it.
  catalogue: { tools, parts: [], glossary: [] },
} satisfies MapDefinition;

export default peerLearning;
