import type { Statement } from './types.js';

/** The twelve principles, in order. */
const principles: Statement[] = [
  {
    id: 'principle-clear-objectives',
    text: 'Be clear about what peers should learn, and plan how they engage so that they learn it.',
  },
  {
    id: 'principle-matched-empowered',
    text: 'Match individual peers well. Make sure they have the authority and the power to engage effectively.',
  },
  {
    id: 'principle-formal-authorisation',
    text: 'Get formal authorisation for each peer from the organisation that lets them take part.',
  },
  {
    id: 'principle-honesty-commitment',
    text: 'Make sure peers are honest and committed with each other.',
  },
  {
    id: 'principle-long-run',
    text: 'Keep peers engaged over the medium to long run.',
  },
  {
    id: 'principle-multiple-ways',
    text: 'Let peers engage in several ways, including joint work and site visits.',
  },
  {
    id: 'principle-do-and-reflect',
    text: 'Let peers act together, and think regularly about what they are learning.',
  },
  {
    id: 'principle-report-gains',
    text: 'Tell authorisers what each peer gains, so that they continue to support the learning.',
  },
  {
    id: 'principle-home-commitment',
    text: 'Get each home organisation to let peers bring lessons back, and to plan how this happens regularly.',
  },
  {
    id: 'principle-simple-process',
    text: 'Keep it simple for peers to take part, with little administration and low costs.',
  },
  {
    id: 'principle-encourage-sharing-back',
    text: 'Encourage and empower peers to share lessons in their organisations.',
  },
  {
    id: 'principle-evaluate-every-facet',
    text: 'Evaluate every part: first engagement, individual learning, organisational learning and impact on reform.',
  },
];

export default principles;
