import type { Phase } from '../../../map/map-definition.js';

/** Phase B: Foundational engagement. */
export const foundationalEngagement: Phase = {
  id: 'foundational-engagement',
  label: 'B',
  title: 'Foundational engagement',
  headline: 'How will you bring the right people together and make a sound start?',
  summary:
    'Gather the first group of peers and make that first contact count. Choose and match individuals with care, involve them beforehand, build trust and commitment, and leave them with an easy next step.',
  outcome: 'Foundational engagement established',
  groups: [
    {
      id: 'b-first-contact',
      title: 'First contact',
      leads: [
        {
          id: 'b-first-contact-lead-facilitator',
          text: 'How are you planning to gather the peers for their first meeting?',
          voice: 'facilitator',
        },
        {
          id: 'b-first-contact-lead-peer',
          text: 'How are you planning to make your first contact with other peers?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'b-convening-tool',
          text: 'Which event or tool will you use to bring people into contact?',
        },
        { id: 'b-tool-fit', text: 'What makes you think this event or tool suits the purpose?' },
      ],
    },
    {
      id: 'b-right-peers',
      title: 'Choosing and matching peers',
      leads: [
        {
          id: 'b-right-peers-lead',
          text: 'Have you worked out how to pick the peers who fit this process best?',
        },
      ],
      questions: [
        {
          id: 'b-right-kind',
          text: 'Does your theory of change suggest what kind of peer your support would benefit?',
          voice: 'facilitator',
        },
        {
          id: 'b-peer-characteristics',
          text: 'Could you set down in writing the traits that mark out such a peer?',
        },
        {
          id: 'b-peers-as-people',
          text: 'Do you treat each peer as a person, not an interchangeable agency delegate?',
        },
        {
          id: 'b-matching-strategy',
          text: 'Have you planned how early events will match peers with those they can learn most from?',
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
          text: 'How will you see that peers commit themselves fully to the first events?',
          voice: 'facilitator',
        },
        {
          id: 'b-full-engagement-lead-peer',
          text: 'Do you have what you need to commit yourself fully to the first events?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'b-peer-topic-role',
          text: 'Do peers help to decide which topics the learning will centre on?',
          voice: 'facilitator',
        },
        {
          id: 'b-organisation-topic-role',
          text: 'Do the organisations they come from also help to settle those topics?',
          voice: 'facilitator',
        },
        {
          id: 'b-buy-in',
          text: 'How will you win the personal backing of each person at the early events?',
          voice: 'facilitator',
        },
        {
          id: 'b-managing-differences',
          text: 'How will you handle differences, such as personality or culture, when peers first interact?',
          voice: 'facilitator',
        },
        {
          id: 'b-commonalities',
          text: 'How will you help peers discover what they have in common?',
          voice: 'facilitator',
        },
        {
          id: 'b-trust-building',
          text: 'How will you build trust between peers during the first events?',
          voice: 'facilitator',
        },
        {
          id: 'b-deeper-opportunities',
          text: 'Have you designed further, deeper ways of taking part after the first event?',
          voice: 'facilitator',
        },
        {
          id: 'b-spotting-willing-peers',
          text: 'Can you tell which peers want to stay in touch afterwards?',
          voice: 'facilitator',
        },
        {
          id: 'b-easy-options',
          text: 'Can peers stay in touch through options that are simple to reach and arrange?',
          voice: 'facilitator',
        },
        {
          id: 'b-informing-options',
          text: 'Do you tell peers what you offer to those who want to continue?',
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
      text: 'Taking any contact between peers for learning, and any learning for something good, without checking either.',
    },
  ],
  measures: [
    {
      id: 'b-measure-purpose-assessment',
      name: 'Structured purpose assessment',
      text: 'Work step by step through what the engagement is for before you go ahead.',
      addresses: ['b-risk-magic-bullet'],
    },
    {
      id: 'b-measure-scoping-demand',
      name: 'Scoping the demand',
      text: 'Find out who actually wants this learning, and for what.',
      addresses: ['b-risk-magic-bullet'],
    },
  ],
  ideas: [
    {
      id: 'b-idea-how-it-is-done',
      text: 'How you first assemble people matters: done well it builds trust and appetite for more; done badly it spoils later learning.',
    },
    {
      id: 'b-idea-right-group',
      text: 'Bring the right people together and give them a setting in which talking and sharing come naturally.',
    },
    {
      id: 'b-idea-match-people',
      text: 'One institution cannot be matched with another; match the people inside them who have something to give and to take.',
    },
    {
      id: 'b-idea-scale-tension',
      text: 'There is a built-in tension: facilitators aim at whole organisations for scale, while learning happens inside particular people and relationships.',
    },
    {
      id: 'b-idea-individual-selection',
      text: 'Where employers decide who attends, make room for individual choice and agree matching criteria such as profession or years served.',
    },
    {
      id: 'b-idea-involve-in-matching',
      text: 'Let peers help with matching by surveying their challenges beforehand; it also raises motivation.',
    },
    {
      id: 'b-idea-shared-problems',
      text: 'The best matches rest on shared problems; similar positions, tasks or policy initiatives also help.',
    },
    {
      id: 'b-idea-beyond-position',
      text: 'Well-matched peers share more and trust sooner, so look past job title and formal role.',
    },
    {
      id: 'b-idea-no-best-practice-star',
      text: 'Do not start by default from the country that tops an index; relevance counts for more than rank.',
    },
    {
      id: 'b-idea-full-attendance',
      text: 'People find their peers when they come motivated; ease conversation, arrange space and agenda for it, build confidence, and use contracts.',
    },
    {
      id: 'b-idea-equal-start',
      text: 'Success rests on everyone being equally willing to learn, involved from the outset and cleared to take part.',
    },
    {
      id: 'b-idea-trust',
      text: 'Everything rests on trust, so work on it deliberately in this phase.',
    },
    {
      id: 'b-idea-fitting-tool',
      text: 'Of the many tools available, pick the one that matches your aim and suits these particular people.',
    },
    {
      id: 'b-idea-constraints',
      text: 'Weigh your own limits, peers’ travel and time, their differing backgrounds, and your goals before choosing a format.',
    },
    {
      id: 'b-idea-plan-with-peers',
      text: 'Plan with peers ahead of the meeting, so they have a say, feel at ease and arrive prepared.',
    },
    {
      id: 'b-idea-next-step',
      text: 'Peers rarely keep going by themselves because they lack a route; put easy, appealing options in front of them.',
    },
  ],
  practices: [
    {
      id: 'b-practice-peer-contract',
      title: 'Peer contract',
      text: 'Ask peers and their organisations to sign a light agreement about how they will take part.',
    },
    {
      id: 'b-practice-matching-criteria',
      title: 'Matching criteria',
      text: 'Agree criteria for choosing individuals, such as profession and length of service, and leave room for choice inside organisations.',
    },
    {
      id: 'b-practice-advance-involvement',
      title: 'Advance involvement of peers',
      text: 'Talk with peers before the event about its shape, so that they come at ease and know what awaits.',
    },
    {
      id: 'b-practice-trust-exercises',
      title: 'Trust-building exercises',
      text: 'Put exercises that build trust into the opening event.',
    },
    {
      id: 'b-practice-next-step-offers',
      title: 'Easy next-step offers',
      text: 'Hand peers attractive ways to continue that take no effort to join.',
    },
  ],
  cases: [
    {
      id: 'callout-targeting',
      title: 'Who facilitators aim at',
      text: `Facilitators enter at different levels. Most put organisations first, because their idea of change assumes that results at scale need many people to take lessons up, yet the learning itself stays personal.

- Countries: African Peer Review Mechanism; OECD Anti-Corruption Network
- Organisations: CABRI; African Union Regional Anticorruption Programme (state and non-state)
- Cities: CityNet; Urban Futures
- Individuals: Corruption Hunters (legal professionals); Club de Madrid LEND (emerging leaders)`,
    },
    {
      id: 'callout-georgia',
      title: 'The case of Georgia',
      text: `Reforming land after the 2003 revolution, Georgia first looked to highly rated Sweden, but found a century-long process in another culture of little use and turned to Estonia, which was closer to its own situation. Anticorruption officials from Botswana likewise had to fit the Hong Kong model to local conditions. The star performer is not automatically the right peer, and even a closer country is only where matching begins.

- Georgia: Sweden set aside, Estonia chosen
- Botswana: Hong Kong model adapted`,
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
