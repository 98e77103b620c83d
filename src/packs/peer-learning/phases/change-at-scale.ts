import type { Phase } from '../../../map/map-definition.js';

/** Phase E: Change at scale. */
export const changeAtScale: Phase = {
  id: 'change-at-scale',
  label: 'E',
  title: 'Change at scale',
  headline: 'How will what peers learn spread to their organisations?',
  summary:
    'Help lessons spread from individual peers to their home organisations, sectors and communities, where they can have an impact on reform. Prepare both the peers and their organisations. Use group learning, networks and coalitions, and measure what spreads.',
  outcome: 'Learning applied for change at scale',
  groups: [
    {
      id: 'e-reform-impacts',
      title: 'Expected impact on reform',
      leads: [
        {
          id: 'e-reform-impacts-lead',
          text: 'What impact on reform do you expect from this peer learning initiative?',
        },
      ],
      questions: [
        { id: 'e-results-timing', text: 'Which results do you expect, and when do you expect them?' },
        {
          id: 'e-results-logic',
          text: 'Can you show in principle how individual peers’ learning will lead to the results you expect?',
        },
        {
          id: 'e-sharing-assumptions',
          text: 'What do you assume about how peers will share what they learned?',
          voice: 'facilitator',
        },
        {
          id: 'e-assumption-strategies',
          text: 'How will you make sure that what you assume really happens?',
        },
      ],
    },
    {
      id: 'e-home-openness',
      title: 'Home organisations that are open to learning',
      leads: [
        {
          id: 'e-home-openness-lead',
          text: 'Are the home organisations of your peers open to learning?',
        },
      ],
      questions: [
        {
          id: 'e-expected-impacts',
          text: 'Do the participating organisations know what impact they expect from peer learning?',
        },
        {
          id: 'e-change-goals',
          text: 'Does each organisation have clear goals for change, with measurable indicators?',
        },
        {
          id: 'e-active-support',
          text: 'Before the events, how will you get home organisations to plan support, time and resources for spreading lessons?',
          voice: 'facilitator',
        },
        {
          id: 'e-safe-return',
          text: 'How will you get home organisations to welcome lessons from returning peers, and not punish absence or new ideas?',
          voice: 'facilitator',
        },
        {
          id: 'e-invest',
          text: 'How will you make sure home organisations invest in what returning peers can teach them?',
          voice: 'facilitator',
        },
        {
          id: 'e-time-space',
          text: 'How will you make sure home organisations create time and space for peers to bring lessons home?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'e-share-forward',
      title: 'Sharing forward',
      leads: [
        {
          id: 'e-share-forward-lead-facilitator',
          text: 'Will each peer share lessons with their home organisation (sharing forward)?',
          voice: 'facilitator',
        },
        {
          id: 'e-share-forward-lead-peer',
          text: 'As a peer, have you shared your lessons with your home organisation?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'e-reflect',
          text: 'How will you make sure peers reflect well on what they have learned?',
          voice: 'facilitator',
        },
        {
          id: 'e-capture',
          text: 'How will you help peers record the lessons they learned?',
          voice: 'facilitator',
        },
        {
          id: 'e-willing',
          text: 'How will you make sure peers are willing to share lessons in their home organisations?',
          voice: 'facilitator',
        },
        {
          id: 'e-able',
          text: 'How will you make sure peers can present lessons to their organisations in a structured, constructive way?',
          voice: 'facilitator',
        },
        {
          id: 'e-fear',
          text: 'How will you help peers share lessons at work without fear of blame?',
          voice: 'facilitator',
        },
        {
          id: 'e-superiority',
          text: 'How will you make sure peers can share lessons without seeming superior to colleagues?',
          voice: 'facilitator',
        },
        {
          id: 'e-home-peer-learning',
          text: 'How can you start or support peer learning inside each peer’s home organisation?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'e-utility',
      title: 'Usefulness of the learning',
      leads: [
        {
          id: 'e-utility-lead-facilitator',
          text: 'How will you get feedback on whether the learning is useful?',
          voice: 'facilitator',
        },
        {
          id: 'e-utility-lead-peer',
          text: 'As a peer, have you thought about how useful your learning is?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'e-use-in-practice',
          text: 'How will you find out how the learning is used, and how it helps peers and their organisations succeed?',
        },
      ],
    },
  ],
  tools: [
    {
      id: 'e-tool-same-organisation-group',
      name: 'Group learning within one organisation',
      tools: ['tool-same-organisation-group-learning'],
    },
    {
      id: 'e-tool-organisational-mandates',
      name: 'Organisational mandates for learners',
      tools: ['tool-organisational-mandates'],
    },
    {
      id: 'e-tool-report-back-sessions',
      name: 'Report-back sessions',
      tools: ['tool-report-back-sessions'],
    },
    {
      id: 'e-tool-domestic-communities',
      name: 'Domestic communities of practice',
      tools: ['tool-domestic-communities-of-practice'],
    },
  ],
  risks: [
    {
      id: 'e-risk-weak-evaluation',
      name: 'Weak evaluation',
      text: 'The peer learning is evaluated too weakly to show what it achieved.',
    },
    {
      id: 'e-risk-no-scale-focus',
      name: 'Learning without a focus on scale',
      text: 'What peers learn is not aimed at results at scale, for example across an organisation or a sector.',
    },
  ],
  measures: [
    {
      id: 'e-measure-home-links',
      name: 'Link to the home context',
      text: 'Link what peers learn with the situation in their home organisation.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-theory-of-change',
      name: 'Plan with a theory of change',
      text: 'Use a theory of change to plan how the learning will lead to results.',
      addresses: ['e-risk-no-scale-focus', 'e-risk-weak-evaluation'],
    },
    {
      id: 'e-measure-negotiation',
      name: 'Build negotiation skills',
      text: 'Include activities that help peers learn to negotiate.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-coalition',
      name: 'Build coalition skills',
      text: 'Help people learn to build coalitions.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-whole-evaluation',
      name: 'Evaluate the whole initiative',
      text: 'Use a clear approach to evaluate the peer learning initiative as a whole.',
      addresses: ['e-risk-weak-evaluation'],
    },
  ],
  ideas: [
    {
      id: 'e-idea-scaling-stage',
      text: 'At this stage, lessons go from individuals to their organisations, sectors and communities. There, the tacit knowledge that peers gained can help reforms succeed.',
    },
    {
      id: 'e-idea-rare',
      text: 'There is little evidence that lessons spread in this way very often. So plan how to spread them.',
    },
    {
      id: 'e-idea-neglected',
      text: 'Few initiatives can say that peer learning affected results. They seldom pay enough attention to bringing lessons back to the organisations.',
    },
    {
      id: 'e-idea-individual-to-scale',
      text: 'Individuals learn from each other, but transformational change in the public sector needs scale. So when you design the initiative, plan how lessons return to organisations.',
    },
    {
      id: 'e-idea-know-what',
      text: 'Know what you want to spread. If organisations know what they want people to learn, they can plan better how to spread it.',
    },
    {
      id: 'e-idea-both-sides',
      text: 'To spread lessons, work with both the peers and their organisations.',
    },
    {
      id: 'e-idea-contract-home',
      text: 'Some home organisations are not open to learning. Make a contract in which they agree to support the peer and to give her or him chances to share.',
    },
    {
      id: 'e-idea-up-front',
      text: 'Sharing forward is more likely when peers know from the start that it is required, and when the home organisation sets up ways to do it.',
    },
    {
      id: 'e-idea-networks',
      text: 'Lessons can spread through networks. A local peer network, for example one modelled on the external network, is an interesting option.',
    },
    {
      id: 'e-idea-link-tools',
      text: 'Other tools can also link the learning with the home context. Choose the right one for each situation.',
    },
    {
      id: 'e-idea-learn-in-groups',
      text: 'Learning in groups spreads lessons well. People from the home organisation work on the job with a colleague who took part in the peer learning.',
    },
    {
      id: 'e-idea-coalitions',
      text: 'Coalitions spread lessons very well, especially tacit knowledge. Governments should invest in coalition skills for both direct and secondary beneficiaries.',
    },
    {
      id: 'e-idea-measure',
      text: 'It is difficult to measure how lessons spread, but doing so may help. It is possible if your theory of change says which lessons you expect, and how they should affect home organisations and reform at scale.',
    },
  ],
  practices: [
    {
      id: 'e-practice-home-contract',
      title: 'Home organisation contract',
      text: 'Make a contract in which the home organisation agrees to let its people learn, to support them and to give them chances to share.',
    },
    {
      id: 'e-practice-up-front-requirement',
      title: 'Sharing required from the start',
      text: 'Tell peers from the start that they are required to share lessons. Ask their home organisation to set up ways to do this.',
    },
    {
      id: 'e-practice-local-network',
      title: 'Local peer network',
      text: 'Build a peer network at home, for example one like the external network.',
    },
    {
      id: 'e-practice-coalitions',
      title: 'Coalitions',
      text: 'Build coalitions to spread lessons. Include both direct and secondary beneficiaries of the peer learning.',
    },
    {
      id: 'e-practice-measure-diffusion',
      title: 'Diffusion measurement',
      text: 'Measure how far lessons spread and what they change.',
    },
  ],
  cases: [
    {
      id: 'callout-legitimacy',
      title: 'Institutions that last',
      text: `Barma and colleagues (2014) say that institutions last when they fit the country’s social and political life and match the incentives of those who make and carry out policy. Successful organisations deliver results and gain legitimacy at the same time. This makes them efficient and wins them support from outside. Broad social support makes reform attractive to political leaders and helps to limit political interference. Networks of technical leaders and practitioners start and sustain this success.

- Cited work: Barma et al. 2014`,
    },
    {
      id: 'callout-tracking-gap',
      title: 'The tracking gap',
      text: 'Peer networks and alliances, whatever their subject, have one main difficulty in common: to track and measure the impact of peer learning.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
