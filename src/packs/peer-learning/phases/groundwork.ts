import type { Phase } from '../../../map/map-definition.js';

/** Phase A: Groundwork. */
export const groundwork: Phase = {
  id: 'pre-foundational',
  label: 'A',
  title: 'Groundwork',
  headline: 'What should peer learning cover, and what value should it add?',
  summary:
    'Before you bring peers together, decide if peer learning is the right process. Be clear about the reform and your theory of change, the knowledge gaps, the peers and the benefits you hope for. Be honest about political and logistical challenges, costs and support.',
  outcome: 'Peer group engagement considered',
  groups: [
    {
      id: 'a-reform-focus',
      title: 'Type of reform',
      leads: [
        {
          id: 'a-reform-focus-lead',
          text: 'Which types of public sector reform will you focus on?',
        },
      ],
      questions: [
        { id: 'a-focal-sector', text: 'Do you have one clear sector in mind to focus on?' },
        {
          id: 'a-existing-network',
          text: 'Does your sector already have a peer network or community?',
        },
      ],
    },
    {
      id: 'a-theory-of-change',
      title: 'Theory of change',
      leads: [
        {
          id: 'a-theory-of-change-lead',
          text: 'How do you expect this reform to lead to change (your theory of change)?',
        },
      ],
      questions: [
        { id: 'a-reform-goals', text: 'What goals do you want this reform to achieve?' },
        {
          id: 'a-reform-means',
          text: 'How do you think the reform will reach its goals?',
        },
        {
          id: 'a-means-goals-assumptions',
          text: 'What assumptions do you make about how the reform will reach its goals?',
        },
      ],
    },
    {
      id: 'a-knowledge-gaps',
      title: 'Knowledge gaps',
      leads: [
        {
          id: 'a-knowledge-gaps-lead',
          text: 'Which knowledge gaps in this reform area do you want to fill?',
        },
      ],
      questions: [
        {
          id: 'a-other-approaches',
          text: 'Besides peer learning, what other ways of learning could fill the knowledge gaps?',
        },
      ],
    },
    {
      id: 'a-reasons',
      title: 'Reasons for peer engagement',
      leads: [
        {
          id: 'a-reasons-lead-facilitator',
          text: 'What are your reasons for bringing peers together?',
          voice: 'facilitator',
        },
        {
          id: 'a-reasons-lead-peer',
          text: 'As a peer, what are your reasons for engaging with other peers?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-learning-or-other',
          text: 'Is learning your reason for engaging with peers, or do you have other reasons?',
        },
      ],
    },
    {
      id: 'a-peer-identity',
      title: 'Who the peers are',
      leads: [
        {
          id: 'a-peer-identity-lead',
          text: 'Are you clear about which peers you plan to engage with?',
        },
      ],
      questions: [
        {
          id: 'a-attracting-peers',
          text: 'How will you attract the peers you want to engage?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'a-benefits',
      title: 'Hoped-for benefits',
      leads: [
        {
          id: 'a-benefits-lead-facilitator',
          text: 'What benefits do you hope peer learning will bring in your context?',
          voice: 'facilitator',
        },
        {
          id: 'a-benefits-lead-peer',
          text: 'As a peer in your context, what benefits do you hope to gain from engaging with others?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-who-learns-what',
          text: 'Who will learn from whom, and what will they learn?',
        },
        {
          id: 'a-reform-impact',
          text: 'How will the peer learning affect the reform?',
        },
        {
          id: 'a-measuring-success',
          text: 'How and when will you measure whether the learning process has succeeded?',
        },
        {
          id: 'a-information-to-share',
          text: 'What kinds of information will peers need to share with each other?',
          voice: 'facilitator',
        },
        {
          id: 'a-engagement-length',
          text: 'How long will the peers need to stay engaged?',
          voice: 'facilitator',
        },
        {
          id: 'a-activities-needed',
          text: 'What kinds of activities will the peers need to take part in?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'a-challenges',
      title: 'Challenges to full engagement',
      leads: [
        {
          id: 'a-challenges-lead-facilitator',
          text: 'Which challenges could make it difficult to engage peers throughout the peer learning process?',
          voice: 'facilitator',
        },
        {
          id: 'a-challenges-lead-peer',
          text: 'As a peer, which challenges could make it difficult for you to engage throughout the process?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-political-challenges',
          text: 'Which political challenges could make full engagement difficult?',
        },
        {
          id: 'a-logistical-challenges',
          text: 'Which logistical challenges could make full engagement difficult?',
        },
      ],
    },
    {
      id: 'a-costs',
      title: 'Costs and support',
      leads: [
        {
          id: 'a-costs-lead-facilitator',
          text: 'What costs or challenges do you expect when you support peer learning in your context?',
          voice: 'facilitator',
        },
        {
          id: 'a-costs-lead-peer',
          text: 'As a peer in your context, what costs or challenges do you expect when you take part?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-political-difficulty',
          text: 'Politically, how difficult will it be to make peer learning happen?',
        },
        {
          id: 'a-resources-capacity',
          text: 'What resources and capacity will you need for peer learning?',
        },
        { id: 'a-enough-support', text: 'Do you have enough support for this peer learning?' },
      ],
    },
  ],
  tools: [],
  risks: [],
  measures: [],
  ideas: [
    {
      id: 'a-idea-specific-tool',
      text: 'Peer learning is one particular tool. Use it where it is suitable and possible, and be clear about your goals.',
    },
    {
      id: 'a-idea-demanding',
      text: 'Peer learning demands a lot and is not always the right process. Check that it suits your purpose and context.',
    },
    {
      id: 'a-idea-many-areas',
      text: 'Peer learning can create and spread knowledge, and motivate people, in many areas of public sector reform.',
    },
    {
      id: 'a-idea-tacit',
      text: 'Peers can learn about technical, political and managerial sides of reform. The greatest value is in sharing tacit knowledge.',
    },
    {
      id: 'a-idea-sector',
      text: 'Peer learning usually works best when it targets one sector or area, especially one that already has a community of practice.',
    },
    {
      id: 'a-idea-means',
      text: 'Peer learning is a means, not an end. So you need a theory of change: how should peer learning contribute to reform results?',
    },
    {
      id: 'a-idea-best-suited',
      text: 'You can fill knowledge gaps in many ways. Use peer learning for what it does best: sharing tacit knowledge between practitioners.',
    },
    {
      id: 'a-idea-more-than-learning',
      text: 'Peers can gain more than learning from each other, for example professional contacts or support.',
    },
    {
      id: 'a-idea-real-people',
      text: 'Peers are individuals, not organisations. Decide which people you want before you start, and be able to describe them.',
    },
    {
      id: 'a-idea-clear-learning',
      text: 'Be clear about what kind of knowledge peers should share: technical, process or other. You do not need to prescribe it. Clarity attracts peers and helps you design the process.',
    },
    {
      id: 'a-idea-modalities',
      text: 'Be clear about which of the many tools you will use and how peers will work with each other. This, too, attracts peers and helps you design the process.',
    },
    {
      id: 'a-idea-realism',
      text: 'Peer learning can be hard. Peers need the political freedom to take part and learn, and logistical problems can undermine everything. Pay attention to both all the time.',
    },
  ],
  practices: [
    {
      id: 'a-practice-theory-of-change',
      title: 'Theory of change',
      text: 'Write down how you expect peer learning to contribute to reform results. Use this to design the process and to keep people interested and motivated.',
    },
    {
      id: 'a-practice-context-analysis',
      title: 'Context analysis',
      text: 'Study the context first, including its political economy, and start from real problems. This helps you find the most useful matches.',
    },
    {
      id: 'a-practice-peer-survey',
      title: 'Pre-event peer survey',
      text: 'Before peers meet, ask them which challenges they face. Being asked often makes them more interested and motivated.',
    },
  ],
  cases: [],
  exit: {
    groups: 'all',
    tools: 0,
    risks: 'all',
    decision: {
      text: 'Is peer learning right for you?',
      options: [
        { id: 'go', text: 'Peer learning fits here. On to B.' },
        { id: 'wait', text: 'Not yet. Say what has to change and when you will look again.' },
        {
          id: 'stop',
          text: 'Peer learning is not right here. The plan is kept, and you can start again.',
        },
      ],
    },
  },
};
