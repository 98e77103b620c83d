import type { Phase } from '../../../map/map-definition.js';

/** Phase C: Sustained contact. */
export const sustainedContact: Phase = {
  id: 'sustained-contact',
  label: 'C',
  title: 'Sustained contact',
  headline: 'How will you keep the exchange between peers alive?',
  summary:
    'After the opening event, keep individual peers in touch long enough for trust and deep, experience-based learning to grow. Provide reasons to continue, time, tools and logistics, and keep showing authorisers why it is worthwhile.',
  outcome: 'Sustained contact between individuals',
  groups: [
    {
      id: 'c-keeping-connections',
      title: 'Keeping connections',
      leads: [
        {
          id: 'c-keeping-connections-lead',
          text: 'How will you maintain the links between peers once the first event is over?',
        },
      ],
      questions: [
        {
          id: 'c-follow-up-offers',
          text: 'What definite offers do you have for peers who would like to follow up?',
          voice: 'facilitator',
        },
        {
          id: 'c-supporting-engagement',
          text: 'Can you organise and support active contact between selected peers who choose to continue?',
          voice: 'facilitator',
        },
        {
          id: 'c-resources-for-ideas',
          text: 'Do you hold resources ready to respond when peers suggest ways of interacting further?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'c-commitment',
      title: 'Commitment over time',
      leads: [
        {
          id: 'c-commitment-lead-facilitator',
          text: 'How will you keep each peer involved and committed as time passes?',
          voice: 'facilitator',
        },
        {
          id: 'c-commitment-lead-peer',
          text: 'How can you keep yourself and your fellow peers involved and committed?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'c-continuing-trust',
          text: 'How will you go on strengthening trust between peers after the first event?',
          voice: 'facilitator',
        },
        {
          id: 'c-interest-motivation',
          text: 'How will you hold the interest and motivation of peers in follow-up events?',
          voice: 'facilitator',
        },
        {
          id: 'c-willingness',
          text: 'How will you make sure peers in follow-up events are all equally willing to learn?',
          voice: 'facilitator',
        },
        {
          id: 'c-continuing-authority',
          text: 'How will you secure continuing permission from home organisations for peers to take part fully?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'c-staying-connected',
      title: 'Means of staying connected',
      leads: [
        {
          id: 'c-staying-connected-lead',
          text: 'How will you stay in touch with the other peers you have met?',
        },
      ],
      questions: [
        {
          id: 'c-time',
          text: 'How will you see that peers can spare the time to meet in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-means',
          text: 'How will you see that peers have the means to keep talking after meeting in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-venues',
          text: 'How will you find suitable places for peers to go on meeting in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-media',
          text: 'How will you choose suitable channels for peers to keep talking at a distance?',
          voice: 'facilitator',
        },
        {
          id: 'c-logistics',
          text: 'How will you keep arrangements running smoothly so they never hold willing peers back?',
          voice: 'facilitator',
        },
      ],
    },
  ],
  tools: [
    {
      id: 'c-tool-paired-engagements',
      name: 'Paired engagements',
      tools: ['tool-paired-engagements'],
    },
    {
      id: 'c-tool-online-networking',
      name: 'Online networking',
      tools: ['tool-online-networking'],
    },
    { id: 'c-tool-site-visits', name: 'Site visits', tools: ['tool-site-visits'] },
    {
      id: 'c-tool-joint-peer-activities',
      name: 'Joint peer activities',
      tools: ['tool-joint-peer-activities'],
    },
    {
      id: 'c-tool-community-publications',
      name: 'Community publications',
      tools: ['tool-community-publications'],
    },
    {
      id: 'c-tool-peer-produced-knowledge-products',
      name: 'Peer-produced knowledge products',
      tools: ['tool-peer-produced-knowledge-products'],
    },
    {
      id: 'c-tool-defining-learning-objectives',
      name: 'Defining learning objectives',
      tools: ['tool-defining-learning-objectives'],
    },
    {
      id: 'c-tool-good-natured-competition',
      name: 'Good-natured competition',
      tools: ['tool-good-natured-competition'],
    },
  ],
  risks: [
    {
      id: 'c-risk-formal-target',
      name: 'Formal target met, political point missed',
      text: 'Meeting the official number while losing sight of the politically astute purpose behind it.',
    },
  ],
  measures: [
    {
      id: 'c-measure-commitment-trust',
      name: 'Commitment and trust exercises',
      text: 'Run exercises that help the peer group commit to and trust one another.',
      addresses: ['c-risk-formal-target'],
    },
    {
      id: 'c-measure-momentum',
      name: 'Momentum activities',
      text: 'Plan things to do that stop interest from fading.',
      addresses: ['c-risk-formal-target'],
    },
  ],
  ideas: [
    {
      id: 'c-idea-deep-stage',
      text: 'Here peers stay in touch, build trust and can learn deeply from one another’s experience.',
    },
    {
      id: 'c-idea-long-periods',
      text: 'Peers learn most when contact lasts, yet few facilitators plan for it; a lasting exchange has to be designed.',
    },
    {
      id: 'c-idea-repeated',
      text: 'One event seldom achieves learning; it comes through repeated encounters of several kinds.',
    },
    {
      id: 'c-idea-choose-tools',
      text: 'Many tools can keep contact going, so choose what fits your setting; pairing, networks online, visits and joint work are most common.',
    },
    {
      id: 'c-idea-prepare-funders',
      text: 'Prepare the follow-up on purpose: have funders lined up and a plan ready beforehand.',
    },
    {
      id: 'c-idea-commitment',
      text: 'Good opportunities are not enough; peers need personal commitment, lasting interest and support from their employer.',
    },
    {
      id: 'c-idea-face-time',
      text: 'Meeting in person works best, especially working side by side or seeing each other’s workplace.',
    },
    {
      id: 'c-idea-incentive',
      text: 'Give people a clear reason to continue; it need not be money and works best when tied to their real job or career.',
    },
    {
      id: 'c-idea-authorisers',
      text: 'Organisations go on supporting peers when political authorisers see benefits, so report to every authoriser what continued exchange brings.',
    },
    {
      id: 'c-idea-time',
      text: 'Staying in touch costs time; plan well so that peers and authorisers give as little as possible.',
    },
    {
      id: 'c-idea-technology',
      text: 'Contact at a distance needs technology that works for people.',
    },
    {
      id: 'c-idea-technology-training',
      text: 'Do not assume peers will manage the technology alone: provide it and show them how.',
    },
    {
      id: 'c-idea-logistics',
      text: 'People give up if they must arrange everything; contact lasts longer when a facilitating body handles the logistics.',
    },
    {
      id: 'c-idea-facilitator-stamina',
      text: 'Your own part is to win commitment and then nurture those ties from week to week and year to year.',
    },
  ],
  practices: [
    {
      id: 'c-practice-authoriser-reporting',
      title: 'Authoriser reporting',
      text: 'Set up regular reporting to everyone who authorises participation, showing what they and their organisations gain.',
    },
    {
      id: 'c-practice-logistical-support',
      title: 'Logistical support',
      text: 'Have a facilitating body carry the organising work for peers who want to stay in touch.',
    },
    {
      id: 'c-practice-communication-technology',
      title: 'Communication technology and training',
      text: 'Supply the technology for staying in touch and teach peers to use it.',
    },
    {
      id: 'c-practice-incentives',
      title: 'Explicit incentives',
      text: 'Tie taking part to career progress or to doing the job well.',
    },
    {
      id: 'c-practice-advance-funding',
      title: 'Funding arranged in advance',
      text: 'Line up funders and a plan before the opening event ends.',
    },
  ],
  cases: [
    {
      id: 'callout-fdi',
      title: 'The foreign direct investment experiment',
      text: `In one informal trial, three small teams preparing investment projects worked over several years with people who had done similar jobs abroad. After half a year in their teams they joined other professionals at home to spread lessons and act on them, and the work led to an investment proposal for the country.

- Three small teams
- Six months of team learning before wider sharing
- A day and a half of lectures each month, with product work between

**Design**

- Outsiders with fresh ideas mixed with insiders from the industry
- Regular activity around a short course
- One clear problem to solve
- A tie to peers’ daily work

**Lessons**

- Trust and camaraderie come before lessons spread
- People share when they face similar challenges and see an opening
- Outsiders with good discoveries often struggle to convince insiders
- Matching by problem works best, and by profession next
- Pressure among peers, for example benchmarking, helps locate weak spots and motivate`,
    },
    {
      id: 'callout-hungary',
      title: 'A learner from Hungary',
      text: 'Valued most the lasting personal ties; besides technical help, peers offered a way to weigh options for setting up and running a change team.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
