import type { CatalogueTool } from '../../map/map-definition.js';

/** Descriptions of the tools. The tools of the phases refer to them by id. */
export const tools: CatalogueTool[] = [
  {
    id: 'tool-purposeful-matching',
    name: 'Purposeful matching',
    text: 'Pair people deliberately, above all by the problems they share, so each works beside someone worth learning from.',
  },
  {
    id: 'tool-large-group-meetings',
    name: 'Large group meetings',
    text: 'Bring the whole group together, as a yearly workshop does.',
  },
  {
    id: 'tool-small-group-meetings',
    name: 'Small group meetings',
    text: 'Let a handful of peers work more closely than a big yearly event permits.',
  },
  {
    id: 'tool-common-assessment-product',
    name: 'Common assessment product',
    text: 'Give every peer the same review template to work from.',
  },
  {
    id: 'tool-externally-produced-knowledge-products',
    name: 'Externally produced knowledge products',
    text: 'Feed discussion with material from outside the group, for example a specialist paper on a type of reform.',
  },
  {
    id: 'tool-peer-produced-knowledge-products',
    name: 'Peer-produced knowledge products',
    text: 'Have peers write up or make something themselves that carries what they know.',
  },
  {
    id: 'tool-training-sessions',
    name: 'Training sessions',
    text: 'Teach a defined subject formally, within or beside the exchange between peers.',
  },
  {
    id: 'tool-expert-group-peer-review',
    name: 'Expert group peer review',
    text: 'Ask outside specialists to examine the reviews that peers have carried out.',
  },
  {
    id: 'tool-single-peer-self-assessment',
    name: 'Single-peer self-assessment',
    text: 'One peer judges their own position honestly and brings the result to the group.',
  },
  {
    id: 'tool-multi-peer-self-assessment',
    name: 'Multi-peer self-assessment',
    text: 'Several peers judge their positions side by side and compare the results.',
  },
  {
    id: 'tool-paired-engagements',
    name: 'Paired engagements',
    text: 'Two peers keep working with each other after the opening event.',
  },
  {
    id: 'tool-online-networking',
    name: 'Online networking',
    text: 'Link peers by web, virtual meeting or telephone when they cannot be in one room.',
  },
  {
    id: 'tool-site-visits',
    name: 'Site visits',
    text: 'Go to another peer’s workplace to see new ideas in use for yourself.',
  },
  {
    id: 'tool-joint-peer-activities',
    name: 'Joint peer activities',
    text: 'Peers carry out a piece of real work together and learn by doing it.',
  },
  {
    id: 'tool-community-publications',
    name: 'Community publications',
    text: 'The peer community publishes what it is finding, for itself and for others.',
  },
  {
    id: 'tool-defining-learning-objectives',
    name: 'Defining learning objectives',
    text: 'Peers state what they mean to learn, so that progress can be seen.',
  },
  {
    id: 'tool-good-natured-competition',
    name: 'Good-natured competition',
    text: 'Friendly rivalry between peer groups that spurs effort and shows where to improve.',
  },
  {
    id: 'tool-single-peer-reflection',
    name: 'Single-peer reflection',
    text: 'One peer takes time alone to work out what has been learned and what to do with it.',
  },
  {
    id: 'tool-multi-peer-reflection',
    name: 'Multi-peer reflection',
    text: 'Peers look back together on what they have learned and what to do with it.',
  },
  {
    id: 'tool-same-organisation-group-learning',
    name: 'Group learning within one organisation',
    text: 'Colleagues who share an employer learn as a team, so knowledge does not rest on one person.',
  },
  {
    id: 'tool-organisational-mandates',
    name: 'Organisational mandates for learners',
    text: 'The home organisation formally asks each learner to take part and to bring lessons back.',
  },
  {
    id: 'tool-report-back-sessions',
    name: 'Report-back sessions',
    text: 'Returning peers present what they learned to colleagues and authorisers at home.',
  },
  {
    id: 'tool-domestic-communities-of-practice',
    name: 'Domestic communities of practice',
    text: 'Practitioners at home meet as a community that carries imported lessons onward.',
  },
];
