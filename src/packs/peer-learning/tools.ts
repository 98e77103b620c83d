import type { CatalogueTool } from '../../map/map-definition.js';

/** Descriptions of the tools. The tools of the phases refer to them by id. */
export const tools: CatalogueTool[] = [
  {
    id: 'tool-purposeful-matching',
    name: 'Purposeful matching',
    text: 'Match peers deliberately, above all by the problems they share, so that they work with people they can learn from.',
  },
  {
    id: 'tool-large-group-meetings',
    name: 'Large group meetings',
    text: 'Bring the whole group together, for example at a yearly workshop.',
  },
  {
    id: 'tool-small-group-meetings',
    name: 'Small group meetings',
    text: 'Bring only a few peers together, so that they can work more closely than at a large yearly event.',
  },
  {
    id: 'tool-common-assessment-product',
    name: 'Common assessment product',
    text: 'Give all peers the same review template to use.',
  },
  {
    id: 'tool-externally-produced-knowledge-products',
    name: 'Externally produced knowledge products',
    text: 'Base discussion on material from outside the group, such as an expert paper on a type of reform.',
  },
  {
    id: 'tool-peer-produced-knowledge-products',
    name: 'Peer-produced knowledge products',
    text: 'Peers write or produce something that shares what they know.',
  },
  {
    id: 'tool-training-sessions',
    name: 'Training sessions',
    text: 'Teach a set subject formally, alongside other peer activities.',
  },
  {
    id: 'tool-expert-group-peer-review',
    name: 'Expert group peer review',
    text: 'Outside experts analyse the reviews that peers have carried out.',
  },
  {
    id: 'tool-single-peer-self-assessment',
    name: 'Single-peer self-assessment',
    text: 'One peer assesses their own situation honestly and shares the result with the group.',
  },
  {
    id: 'tool-multi-peer-self-assessment',
    name: 'Multi-peer self-assessment',
    text: 'Several peers assess their own situations and compare the results.',
  },
  {
    id: 'tool-paired-engagements',
    name: 'Paired engagements',
    text: 'Two peers keep working with each other after the first event.',
  },
  {
    id: 'tool-online-networking',
    name: 'Online networking',
    text: 'Connect peers online, in virtual meetings or by telephone when they cannot meet in person.',
  },
  {
    id: 'tool-site-visits',
    name: 'Site visits',
    text: 'Visit other peers where they work, to see new ideas at first hand.',
  },
  {
    id: 'tool-joint-peer-activities',
    name: 'Joint peer activities',
    text: 'Peers do a piece of real work together and learn by doing it.',
  },
  {
    id: 'tool-community-publications',
    name: 'Community publications',
    text: 'The peer learning community publishes what it learns, for its members and for others.',
  },
  {
    id: 'tool-defining-learning-objectives',
    name: 'Defining learning objectives',
    text: 'Peers say what they want to learn, so that they can see their progress.',
  },
  {
    id: 'tool-good-natured-competition',
    name: 'Good-natured competition',
    text: 'Peer groups compete in a friendly way. This motivates them and shows where they can improve.',
  },
  {
    id: 'tool-single-peer-reflection',
    name: 'Single-peer reflection',
    text: 'One peer takes time to think about what they have learned and how to use it.',
  },
  {
    id: 'tool-multi-peer-reflection',
    name: 'Multi-peer reflection',
    text: 'Peers think together about what they have learned and how to use it.',
  },
  {
    id: 'tool-same-organisation-group-learning',
    name: 'Group learning within one organisation',
    text: 'Colleagues from one organisation learn as a group, so that knowledge does not depend on one person.',
  },
  {
    id: 'tool-organisational-mandates',
    name: 'Organisational mandates for learners',
    text: 'The home organisation gives each learner an official mandate to take part and to bring lessons back.',
  },
  {
    id: 'tool-report-back-sessions',
    name: 'Report-back sessions',
    text: 'Returning peers tell their colleagues and authorisers what they have learned.',
  },
  {
    id: 'tool-domestic-communities-of-practice',
    name: 'Domestic communities of practice',
    text: 'Practitioners in the same country meet as a community of practice and pass the lessons on.',
  },
];
