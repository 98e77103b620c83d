import type { Phase } from '../../../map/map-definition.js';

/** Phase B: Foundational engagement. */
export const foundationalEngagement: Phase = {
  id: 'foundational-engagement',
  label: 'B',
  title: 'Foundational engagement',
  headline: 'How will you bring the right peers together and get started?',
  summary:
    'Bring a first group of peers together at a foundational event. Select and match individuals with care, and plan with them before they meet. Build trust and commitment, and offer easy ways to continue.',
  outcome: 'Foundational engagement established',
  groups: [
    {
      id: 'b-first-contact',
      title: 'First contact',
      leads: [
        {
          id: 'b-first-contact-lead-facilitator',
          text: 'How will you bring the peers together for their first meeting?',
          voice: 'facilitator',
        },
        {
          id: 'b-first-contact-lead-peer',
          text: 'As a peer, how will you make first contact with other peers?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'b-convening-tool',
          text: 'What kind of event or tool will you use to connect peers?',
        },
        { id: 'b-tool-fit', text: 'Why do you think your event or tool is the right choice?' },
      ],
    },
    {
      id: 'b-right-peers',
      title: 'Peer selection and matching',
      leads: [
        {
          id: 'b-right-peers-lead',
          text: 'How will you select the right peers to involve?',
        },
      ],
      questions: [
        {
          id: 'b-right-kind',
          text: 'Based on your theory of change, what kind of peer will benefit from your support?',
          voice: 'facilitator',
        },
        {
          id: 'b-peer-characteristics',
          text: 'Can you describe the right kind of peer in writing?',
        },
        {
          id: 'b-peers-as-people',
          text: 'Do you engage with peers as people, not as replaceable representatives of their agencies?',
        },
        {
          id: 'b-matching-strategy',
          text: 'How will you use first events to match peers with those they are most likely to learn from?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'b-full-engagement',
      title: 'Full engagement and trust',
      leads: [
        {
          id: 'b-full-engagement-lead-facilitator',
          text: 'How will you make sure peers are fully engaged and committed in the first events?',
          voice: 'facilitator',
        },
        {
          id: 'b-full-engagement-lead-peer',
          text: 'As a peer, do you have what you need to engage fully in the first events?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'b-peer-topic-role',
          text: 'Do the peers help to choose the main topics of the peer learning?',
          voice: 'facilitator',
        },
        {
          id: 'b-organisation-topic-role',
          text: 'Do the peers’ home organisations also help to choose the topics?',
          voice: 'facilitator',
        },
        {
          id: 'b-buy-in',
          text: 'How will you win the support of each person who takes part in the first events?',
          voice: 'facilitator',
        },
        {
          id: 'b-managing-differences',
          text: 'How will you manage differences between peers, such as personality or culture, when they first interact?',
          voice: 'facilitator',
        },
        {
          id: 'b-commonalities',
          text: 'How will you help peers find what they have in common?',
          voice: 'facilitator',
        },
        {
          id: 'b-trust-building',
          text: 'How will you build trust between peers at the first events?',
          voice: 'facilitator',
        },
        {
          id: 'b-deeper-opportunities',
          text: 'Have you planned ways for peers to continue and deepen their engagement after the first event?',
          voice: 'facilitator',
        },
        {
          id: 'b-spotting-willing-peers',
          text: 'How will you find out which peers are willing to stay connected?',
          voice: 'facilitator',
        },
        {
          id: 'b-easy-options',
          text: 'Do you offer ways to stay connected that are easy to access and easy to organise?',
          voice: 'facilitator',
        },
        {
          id: 'b-informing-options',
          text: 'Do you tell peers about the options you offer for staying engaged?',
          voice: 'facilitator',
        },
      ],
    },
  ],
  tools: [
    {
      id: 'b-tool-purposeful-matching',
      name: 'Purposeful matching',
      tools: ['tool-purposeful-matching'],
    },
    {
      id: 'b-tool-group-meetings',
      name: 'Group meetings',
      tools: ['tool-large-group-meetings', 'tool-small-group-meetings'],
    },
    {
      id: 'b-tool-common-assessment-product',
      name: 'Common assessment product',
      tools: ['tool-common-assessment-product'],
    },
    {
      id: 'b-tool-peer-knowledge-products',
      name: 'Peer knowledge products',
      tools: ['tool-peer-produced-knowledge-products'],
    },
    {
      id: 'b-tool-training-sessions',
      name: 'Training sessions',
      tools: ['tool-training-sessions'],
    },
    {
      id: 'b-tool-expert-peer-review',
      name: 'Expert peer review',
      tools: ['tool-expert-group-peer-review'],
    },
    {
      id: 'b-tool-self-assessment',
      name: 'Single- or multi-peer self-assessment',
      tools: ['tool-single-peer-self-assessment', 'tool-multi-peer-self-assessment'],
    },
    {
      id: 'b-tool-external-knowledge-products',
      name: 'Externally produced knowledge products',
      tools: ['tool-externally-produced-knowledge-products'],
    },
  ],
  risks: [
    {
      id: 'b-risk-magic-bullet',
      name: 'Magic-bullet thinking',
      text: 'Assuming that all peer engagement must be peer learning, and so must be good.',
    },
  ],
  measures: [
    {
      id: 'b-measure-purpose-assessment',
      name: 'Check the overall purpose',
      text: 'Assess step by step what the whole engagement is for.',
      addresses: ['b-risk-magic-bullet'],
    },
    {
      id: 'b-measure-scoping-demand',
      name: 'Check the demand',
      text: 'Find out who wants to learn from peers, and what they want to learn.',
      addresses: ['b-risk-magic-bullet'],
    },
  ],
  ideas: [
    {
      id: 'b-idea-how-it-is-done',
      text: 'It matters how you first bring peers together. Done well, it builds commitment, trust and interest in more. Done badly, it can harm later learning.',
    },
    {
      id: 'b-idea-right-group',
      text: 'Bring the right group of peers together, and make it easy for them to communicate and share.',
    },
    {
      id: 'b-idea-match-people',
      text: 'You cannot match one organisation with another. Match the people inside them, who can share ideas and take in new ones.',
    },
    {
      id: 'b-idea-scale-tension',
      text: 'There is a tension in peer learning. Facilitators target organisations, countries or cities to reach scale, but learning happens in individuals and their personal relationships.',
    },
    {
      id: 'b-idea-individual-selection',
      text: 'It is hard to match individuals, especially when organisations choose who attends. Make room to select individuals, and agree matching criteria such as professional background or years of service.',
    },
    {
      id: 'b-idea-involve-in-matching',
      text: 'Let peers help with the matching. For example, ask them in a survey about their challenges before they meet. This often makes them more interested and motivated.',
    },
    {
      id: 'b-idea-shared-problems',
      text: 'Peers learn best when they are matched by the problems and challenges they share. Matching by position, task or policy initiative also helps.',
    },
    {
      id: 'b-idea-beyond-position',
      text: 'Peers who match well can be expected to share more and to build trust more readily. So match them on more than position and formal role.',
    },
    {
      id: 'b-idea-no-best-practice-star',
      text: 'Do not start automatically with the country at the top of an index. Choose one that is relevant to you, and remember that this is only a start.',
    },
    {
      id: 'b-idea-full-attendance',
      text: 'Peers find each other when they are motivated to come and engage fully. Make communication easy, choose a space and agenda that help, build confidence, and use peer contracts to build commitment.',
    },
    {
      id: 'b-idea-equal-start',
      text: 'Peer learning needs peers who are all equally willing to learn, take part fully from the start and have the authority to do so.',
    },
    {
      id: 'b-idea-trust',
      text: 'All peer learning depends on trust. Include exercises that build trust in this phase, so that later phases can work.',
    },
    {
      id: 'b-idea-fitting-tool',
      text: 'There are many tools for bringing peers together. Choose one that fits your aim and creates the best conditions for these peers.',
    },
    {
      id: 'b-idea-constraints',
      text: 'Before you choose a method, think about your own limits, peers’ time and travel limits, their different backgrounds and your goals.',
    },
    {
      id: 'b-idea-plan-with-peers',
      text: 'Plan with peers before they meet, so that they feel comfortable, can influence how they engage and know what to expect.',
    },
    {
      id: 'b-idea-next-step',
      text: 'After a first meeting, peers seldom continue by themselves, even when they want to. Many do not know how. Offer them attractive options that are easy to join.',
    },
  ],
  practices: [
    {
      id: 'b-practice-peer-contract',
      title: 'Peer contract',
      text: 'Ask peers and their organisations to agree a peer contract: a light agreement about how they will take part.',
    },
    {
      id: 'b-practice-matching-criteria',
      title: 'Matching criteria',
      text: 'Agree criteria for peer selection, such as professional background and years of service. Make room within organisations to choose individuals.',
    },
    {
      id: 'b-practice-advance-involvement',
      title: 'Planning with peers',
      text: 'Plan with peers before the first event, so that they feel comfortable, have a say and know what to expect.',
    },
    {
      id: 'b-practice-trust-exercises',
      title: 'Trust-building exercises',
      text: 'Include exercises that build trust when peers first meet.',
    },
    {
      id: 'b-practice-next-step-offers',
      title: 'Easy next steps',
      text: 'Offer peers attractive ways to continue that are easy to join.',
    },
  ],
  cases: [
    {
      id: 'callout-targeting',
      title: 'Who facilitators target',
      text: `Facilitated peer group engagement can start with countries, organisations, cities or individuals. Most facilitating organisations put organisations first. Their theory of change is that results at scale need many people to take up the lessons. But the learning itself happens in individuals and their personal relationships.

- Countries: African Peer Review Mechanism; OECD Anti-Corruption Network
- Organisations: CABRI; African Union Regional Anticorruption Programme (state and non-state)
- Cities: CityNet; Urban Futures
- Individuals: Corruption Hunters (legal professionals); Club de Madrid LEND (emerging leaders)`,
    },
    {
      id: 'callout-georgia',
      title: 'The case of Georgia',
      text: `Georgia reformed land after the 2003 revolution. Its reformers first went to Sweden, which is often seen as very effective. But Sweden’s process had taken a century, in a different culture, and had little relevance. So they turned to Estonia, whose experience was more relevant. In the same way, anti-corruption officials from Botswana had to adapt the Hong Kong model to local conditions. Do not start automatically with the best performer. And remember that choosing a more suitable country is only a first step in matching.

- Georgia: looked first to Sweden, then to Estonia
- Botswana: adapted the Hong Kong model`,
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
