import type { MatrixPart } from './types.js';

/** Tools that serve each part of the process, by phase. */
const parts: MatrixPart[] = [
  {
    id: 'interaction-facilitation',
    name: 'Interaction between peers',
    tools: {
      'foundational-engagement': ['tool-purposeful-matching', 'tool-large-group-meetings', 'tool-small-group-meetings'],
      'sustained-contact': ['tool-paired-engagements', 'tool-online-networking'],
    },
  },
  {
    id: 'knowledge-generation',
    name: 'Knowledge generation',
    tools: {
      'foundational-engagement': [
        'tool-common-assessment-product',
        'tool-externally-produced-knowledge-products',
        'tool-peer-produced-knowledge-products',
        'tool-training-sessions',
      ],
      'sustained-contact': ['tool-peer-produced-knowledge-products', 'tool-site-visits', 'tool-joint-peer-activities'],
      'learning-outcomes': ['tool-peer-produced-knowledge-products', 'tool-site-visits', 'tool-joint-peer-activities'],
    },
  },
  {
    id: 'sharing-and-exchange',
    name: 'Sharing and exchange',
    tools: {
      'foundational-engagement': [
        'tool-expert-group-peer-review',
        'tool-single-peer-self-assessment',
        'tool-multi-peer-self-assessment',
      ],
      'sustained-contact': [
        'tool-community-publications',
        'tool-site-visits',
        'tool-joint-peer-activities',
        'tool-defining-learning-objectives',
        'tool-good-natured-competition',
      ],
      'learning-outcomes': [
        'tool-community-publications',
        'tool-site-visits',
        'tool-joint-peer-activities',
        'tool-defining-learning-objectives',
        'tool-good-natured-competition',
      ],
    },
  },
  {
    id: 'reflection-application-diffusion',
    name: 'Reflection, application and diffusion',
    tools: {
      'learning-outcomes': ['tool-single-peer-reflection', 'tool-multi-peer-reflection'],
      'change-at-scale': [
        'tool-same-organisation-group-learning',
        'tool-organisational-mandates',
        'tool-report-back-sessions',
        'tool-domestic-communities-of-practice',
      ],
    },
    suggested: ['change-at-scale'],
  },
];

export default parts;
