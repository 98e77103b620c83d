import type { Phase } from '../../../map/map-definition.js';

/** Phase C: Sustained contact. */
export const sustainedContact: Phase = {
  id: 'sustained-contact',
  label: 'C',
  title: 'Sustained contact',
  headline: 'How will you keep peers engaged?',
  summary:
    'After the first event, individual peers stay in contact and build trust. They can learn deeply from each other’s experience. Give them reasons to continue, time, suitable tools and help with logistics. Show authorisers the value of continued engagement.',
  outcome: 'Sustained contact between individuals',
  groups: [
    {
      id: 'c-keeping-connections',
      title: 'Keeping peers connected',
      leads: [
        {
          id: 'c-keeping-connections-lead',
          text: 'How will you keep peers connected after the first event?',
        },
      ],
      questions: [
        {
          id: 'c-follow-up-offers',
          text: 'What specific proposals do you have for peers who want to continue after the first event?',
          voice: 'facilitator',
        },
        {
          id: 'c-supporting-engagement',
          text: 'Can you facilitate and support active engagement between selected peers who choose to continue?',
          voice: 'facilitator',
        },
        {
          id: 'c-resources-for-ideas',
          text: 'Do you have resources ready to respond when peers suggest ideas for further contact?',
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
          text: 'How will you make sure each peer stays engaged and committed?',
          voice: 'facilitator',
        },
        {
          id: 'c-commitment-lead-peer',
          text: 'As a peer, how can you make sure you and others stay engaged and committed?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'c-continuing-trust',
          text: 'How will you keep building trust between peers after the first event?',
          voice: 'facilitator',
        },
        {
          id: 'c-interest-motivation',
          text: 'How will you keep peers in follow-up events interested and motivated?',
          voice: 'facilitator',
        },
        {
          id: 'c-willingness',
          text: 'How will you make sure peers in follow-up events are equally willing to learn?',
          voice: 'facilitator',
        },
        {
          id: 'c-continuing-authority',
          text: 'How will you make sure home organisations continue to authorise peers to engage fully?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'c-staying-connected',
      title: 'Ways to stay connected',
      leads: [
        {
          id: 'c-staying-connected-lead',
          text: 'How will you stay in contact with the other peers?',
        },
      ],
      questions: [
        {
          id: 'c-time',
          text: 'How will you make sure peers have time to keep meeting in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-means',
          text: 'How will you make sure peers have the means to stay in contact after meetings in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-venues',
          text: 'How will you find suitable places for peers to keep meeting in person?',
          voice: 'facilitator',
        },
        {
          id: 'c-media',
          text: 'How will you find suitable channels for peers to stay in contact at a distance?',
          voice: 'facilitator',
        },
        {
          id: 'c-logistics',
          text: 'How will you keep managing logistics well, so that they do not stop peers from engaging?',
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
      text: 'Meeting the target on paper, but missing what matters politically.',
    },
  ],
  measures: [
    {
      id: 'c-measure-commitment-trust',
      name: 'Build commitment and trust',
      text: 'Use exercises that help the peer learning community build commitment and trust.',
      addresses: ['c-risk-formal-target'],
    },
    {
      id: 'c-measure-momentum',
      name: 'Keep up the momentum',
      text: 'Plan activities that keep peers interested and active.',
      addresses: ['c-risk-formal-target'],
    },
  ],
  ideas: [
    {
      id: 'c-idea-deep-stage',
      text: 'At this stage peers stay connected. They build trust and can learn deeply from each other’s experience.',
    },
    {
      id: 'c-idea-long-periods',
      text: 'Peers learn best when they stay engaged for a long time, but few facilitators have a clear strategy for this. If you want deep sharing, plan how to keep peers engaged.',
    },
    {
      id: 'c-idea-repeated',
      text: 'Peers seldom learn from a single event. They learn over time, by engaging repeatedly and in different ways.',
    },
    {
      id: 'c-idea-choose-tools',
      text: 'Many learning tools can keep peers engaged. Choose those that fit your context. Among the most common are site visits, joint activities, paired engagements and online networking.',
    },
    {
      id: 'c-idea-prepare-funders',
      text: 'Prepare how peers will meet after the first event. Have funders in place early, and know what you will do.',
    },
    {
      id: 'c-idea-commitment',
      text: 'Good opportunities are not enough. Peers also need personal commitment, continued interest and support from their home organisation.',
    },
    {
      id: 'c-idea-face-time',
      text: 'Peers stay motivated best when they meet in person, and even work together or visit each other’s workplace.',
    },
    {
      id: 'c-idea-incentive',
      text: 'Give peers a clear reason to continue. It need not be money, and probably works best if it helps their career or their work. Activities linked to real work tend to last longer.',
    },
    {
      id: 'c-idea-authorisers',
      text: 'Home organisations are likely to keep supporting peers when political authorisers see positive results. Report to all authorisers, and show what continued engagement brings to them and their organisations.',
    },
    {
      id: 'c-idea-time',
      text: 'Staying engaged takes time, and authorisers have to give this time. Plan efficiently, so that peers need as little of it as possible.',
    },
    {
      id: 'c-idea-technology',
      text: 'Peers who stay engaged need technology to communicate.',
    },
    {
      id: 'c-idea-technology-training',
      text: 'Do not assume that peers can use the technology without help. Provide it, and train them.',
    },
    {
      id: 'c-idea-logistics',
      text: 'Peers lose interest if they have to organise everything themselves. They are more likely to stay engaged if a facilitating organisation supports the logistics.',
    },
    {
      id: 'c-idea-facilitator-stamina',
      text: 'As a facilitator, first win the commitment of peers. Then support these connections for weeks, months or even years.',
    },
  ],
  practices: [
    {
      id: 'c-practice-authoriser-reporting',
      title: 'Reporting to authorisers',
      text: 'Set up a clear process for reporting to all authorisers. Show how continued peer engagement benefits them and their organisations.',
    },
    {
      id: 'c-practice-logistical-support',
      title: 'Logistical support',
      text: 'Let a facilitating organisation handle peer interaction logistics for peers who want to continue.',
    },
    {
      id: 'c-practice-communication-technology',
      title: 'Communication technology and training',
      text: 'Provide the technology that peers need to communicate, and train them to use it.',
    },
    {
      id: 'c-practice-incentives',
      title: 'Clear incentives',
      text: 'Give peers a clear reason to continue, such as progress in their career or better results at work.',
    },
    {
      id: 'c-practice-advance-funding',
      title: 'Funding arranged in advance',
      text: 'Arrange funding and plan the next steps before peers need them.',
    },
  ],
  cases: [
    {
      id: 'callout-fdi',
      title: 'The foreign direct investment experiment',
      text: `In one informal experiment, three small teams prepared foreign direct investment projects for one country. Over several years they learned with people who had done similar work in other countries. Once they had learned for six months in their teams, they met other professionals from their own country to spread the lessons and act on them. The work centred on an investment proposal for the country.

- Three small teams
- Six months of learning in teams before wider sharing
- Lectures for a day and a half each month, with work on products in between

**Design**

- A mix of outsiders with new ideas and insiders from the industry
- Regular activities around a short course
- A focus on one clear problem
- A link to problems in peers’ daily work

**Lessons**

- Lessons tend to spread only after people trust each other and feel they belong together
- Lessons tend to spread when people face similar challenges and see a chance to share
- Outsiders with interesting discoveries often have difficulty convincing insiders
- Lessons spread best when people were matched by problem, and then by profession
- Pressure from peers, for example through benchmarking, can show where to improve and can motivate`,
    },
    {
      id: 'callout-hungary',
      title: 'A learner from Hungary',
      text: 'A learner from Hungary said that the long-term personal relationships were of great value. Besides technical support, peer learning helped to compare options for setting up and running a change team.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
