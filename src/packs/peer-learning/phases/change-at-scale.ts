import type { Phase } from '../../../map/map-definition.js';

/** Phase E: Change at scale. */
export const changeAtScale: Phase = {
  id: 'change-at-scale',
  label: 'E',
  title: 'Change at scale',
  headline: 'How will what peers learn spread through their own organisations?',
  summary:
    'Carry what individuals have learned into their organisations, sectors and communities, where it can affect reform. Prepare both the peers and their employers, use groups, networks and coalitions, and measure what spreads.',
  outcome: 'Learning applied for change at scale',
  groups: [
    {
      id: 'e-reform-impacts',
      title: 'Expected reform impacts',
      leads: [
        {
          id: 'e-reform-impacts-lead',
          text: 'What effects on reform do you expect this initiative to have?',
        },
      ],
      questions: [
        { id: 'e-results-timing', text: 'Which results should you see, and by when?' },
        {
          id: 'e-results-logic',
          text: 'Can you map out how what individual peers learn will bring about those results?',
        },
        {
          id: 'e-sharing-assumptions',
          text: 'What do you assume about how peers will pass their lessons on?',
          voice: 'facilitator',
        },
        {
          id: 'e-assumption-strategies',
          text: 'What will you do to make those assumptions hold true?',
        },
      ],
    },
    {
      id: 'e-home-openness',
      title: 'Openness of home organisations',
      leads: [
        {
          id: 'e-home-openness-lead',
          text: 'Are the organisations your peers come from open to learning?',
        },
      ],
      questions: [
        {
          id: 'e-expected-impacts',
          text: 'Do the participating organisations know what effects they want from peer learning?',
        },
        {
          id: 'e-change-goals',
          text: 'Are the organisations’ goals for change spelled out, with indicators you can measure?',
        },
        {
          id: 'e-active-support',
          text: 'How will you get home organisations to back diffusion beforehand, with planned time and resources?',
          voice: 'facilitator',
        },
        {
          id: 'e-safe-return',
          text: 'How will you get organisations to learn from returning peers, not punish their absence or new ideas?',
          voice: 'facilitator',
        },
        {
          id: 'e-invest',
          text: 'How will you persuade home organisations to invest in what returning peers can teach?',
          voice: 'facilitator',
        },
        {
          id: 'e-time-space',
          text: 'How will you get home organisations to make time and space for lessons to land?',
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
          text: 'Will each of your peer learners pass lessons on to their own organisation?',
          voice: 'facilitator',
        },
        {
          id: 'e-share-forward-lead-peer',
          text: 'As an individual learner, have you passed lessons on to your own organisation?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'e-reflect',
          text: 'How will you make sure peers think well about what they have gained?',
          voice: 'facilitator',
        },
        {
          id: 'e-capture',
          text: 'How will you help peers record the lessons they take away?',
          voice: 'facilitator',
        },
        {
          id: 'e-willing',
          text: 'How will you make sure peers want to share learning inside their organisations?',
          voice: 'facilitator',
        },
        {
          id: 'e-able',
          text: 'How will you equip peers to present lessons at home in an orderly, constructive way?',
          voice: 'facilitator',
        },
        {
          id: 'e-fear',
          text: 'How will you help peers share at home without fearing blame or reprisal?',
          voice: 'facilitator',
        },
        {
          id: 'e-superiority',
          text: 'How will you help peers share lessons without seeming to look down on colleagues?',
          voice: 'facilitator',
        },
        {
          id: 'e-home-peer-learning',
          text: 'How can you start or support peer learning within each peer’s own organisation?',
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
          text: 'How will you hear whether the learning has proved useful?',
          voice: 'facilitator',
        },
        {
          id: 'e-utility-lead-peer',
          text: 'Have you thought about how useful your learning has been?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'e-use-in-practice',
          text: 'How will you trace the use of learning and its part in personal and organisational success?',
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
      text: 'The engagement is judged so lightly that nobody can say what it achieved.',
    },
    {
      id: 'e-risk-no-scale-focus',
      name: 'Learning not aimed at scale',
      text: 'What people learn never points towards results across an organisation or sector.',
    },
  ],
  measures: [
    {
      id: 'e-measure-home-links',
      name: 'Links to the home context',
      text: 'Tie what is learned outside to the situation at home.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-theory-of-change',
      name: 'Theory-of-change strategising',
      text: 'Plan with an explicit account of how learning leads to results.',
      addresses: ['e-risk-no-scale-focus', 'e-risk-weak-evaluation'],
    },
    {
      id: 'e-measure-negotiation',
      name: 'Negotiation-skill activities',
      text: 'Practise the bargaining that returning peers will need.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-coalition',
      name: 'Coalition-building skills',
      text: 'Develop the ability to gather allies around a change.',
      addresses: ['e-risk-no-scale-focus'],
    },
    {
      id: 'e-measure-whole-evaluation',
      name: 'Evaluation of the whole initiative',
      text: 'Judge the peer learning initiative from beginning to end.',
      addresses: ['e-risk-weak-evaluation'],
    },
  ],
  ideas: [
    {
      id: 'e-idea-scaling-stage',
      text: 'At this stage individual learning is carried back to organisations, sectors and communities so that it helps reform succeed.',
    },
    {
      id: 'e-idea-rare',
      text: 'There is little sign that such spreading happens often, so plan for it on purpose.',
    },
    {
      id: 'e-idea-neglected',
      text: 'Few initiatives can show an effect on results, because the step back into organisations gets too little attention.',
    },
    {
      id: 'e-idea-individual-to-scale',
      text: 'People learn one by one while reform needs scale, so design the route back into organisations from the beginning.',
    },
    {
      id: 'e-idea-know-what',
      text: 'Know what is to be spread: organisations clear about intended learning build better routes for passing it on.',
    },
    {
      id: 'e-idea-both-sides',
      text: 'Work on two sides at once, the returning peers and the organisations receiving them.',
    },
    {
      id: 'e-idea-contract-home',
      text: 'Some organisations do not welcome learning; a contract can commit them to back the learner and provide chances to share.',
    },
    {
      id: 'e-idea-up-front',
      text: 'Peers pass on more when they know early that it is expected and the organisation provides the means.',
    },
    {
      id: 'e-idea-networks',
      text: 'Lessons travel through networks; a local one modelled on the outside network is a promising route.',
    },
    {
      id: 'e-idea-link-tools',
      text: 'Choose whichever linking tool suits each situation when tying home to the learning setting.',
    },
    {
      id: 'e-idea-learn-in-groups',
      text: 'When colleagues work on the job beside someone who learned elsewhere, lessons pass between them.',
    },
    {
      id: 'e-idea-coalitions',
      text: 'Coalitions spread know-how very well, so invest in coalition skills among direct and secondary beneficiaries alike.',
    },
    {
      id: 'e-idea-measure',
      text: 'Measuring diffusion is hard yet can strengthen it, provided lessons, home effects and scale were foreseen in your theory of change.',
    },
  ],
  practices: [
    {
      id: 'e-practice-home-contract',
      title: 'Home organisation contract',
      text: 'Agree with the employer that it wants the learning, will support the learner and will provide occasions to share.',
    },
    {
      id: 'e-practice-up-front-requirement',
      title: 'Sharing required from the start',
      text: 'Tell learners at the outset that they must pass lessons on, by routes their organisation sets up.',
    },
    {
      id: 'e-practice-local-network',
      title: 'Local peer network',
      text: 'Build a network at home shaped like the outside one.',
    },
    {
      id: 'e-practice-coalitions',
      title: 'Coalitions',
      text: 'Bring together people who want the change, both direct and secondary beneficiaries.',
    },
    {
      id: 'e-practice-measure-diffusion',
      title: 'Diffusion measurement',
      text: 'Measure how far lessons travel and what they change.',
    },
  ],
  cases: [
    {
      id: 'callout-legitimacy',
      title: 'Institutions that take root',
      text: `Barma and colleagues (2014) hold that institutions last when they fit the social and political fabric and suit the incentives of those who make and carry out policy; when they earn results and legitimacy together, gaining efficiency inside and backing outside; and when broad support, sparked by networks of technical leaders, makes reform attractive to those in charge.

- Cited work: Barma et al. 2014`,
    },
    {
      id: 'callout-tracking-gap',
      title: 'The tracking gap',
      text: 'Whatever their subject, peer networks share one chief difficulty: showing by sound tracking that peer learning makes a difference.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
