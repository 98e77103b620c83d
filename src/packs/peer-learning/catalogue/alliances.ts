import type { LearningAlliances } from './types.js';

/** Description of learning alliances, and the steps of their learning loop. */
const alliances: LearningAlliances = {
  minimumLearningActivities: 2,
  facts: [
    {
      id: 'alliance-members',
      text: 'Different kinds of institutions and organisations, from several countries and contexts, work together.',
    },
    {
      id: 'alliance-topic',
      text: 'Each learning alliance shares knowledge, experience and new ideas on a specific reform topic.',
    },
    {
      id: 'alliance-safe-space',
      text: 'Peers have a safe space to discuss successes and failures.',
    },
    {
      id: 'alliance-two-activities',
      text: 'A learning alliance has at least two learning activities, so that they form a learning loop.',
    },
    {
      id: 'alliance-loop-steps',
      text: 'In a learning loop, peers analyse experience together, then adapt an approach and apply it.',
    },
    {
      id: 'alliance-stories',
      text: 'Stories of change about institutional reform will be shared with members and others.',
    },
    {
      id: 'alliance-over-time',
      text: 'Members use different learning tools over time. They also ask what makes peer learning succeed.',
    },
  ],
  loop: [
    { id: 'loop-analyse', name: 'Analyse together' },
    { id: 'loop-adapt', name: 'Adapt' },
    { id: 'loop-apply', name: 'Apply' },
    { id: 'loop-return', name: 'Return with results', suggested: true },
  ],
};

export default alliances;
