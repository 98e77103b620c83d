import type { Phase } from '../../../map/map-definition.js';

/** Phase D: Learning outcomes. */
export const learningOutcomes: Phase = {
  id: 'learning-outcomes',
  label: 'D',
  title: 'Learning outcomes',
  headline: 'How will you make sure that peers really learn?',
  summary:
    'Contact alone does not mean that peers learn. Be clear about what they should learn: technical skills, flexibility, political savvy or constructive subversion. Use evidence and activities that help them share tacit knowledge, make time for reflection, and evaluate what each person learns.',
  outcome: 'Learning outcomes reached: technical skills, flexibility, political savvy and constructive subversion',
  groups: [
    {
      id: 'd-expected-gains',
      title: 'Expected learning gains',
      leads: [
        {
          id: 'd-expected-gains-lead',
          text: 'Are you clear about what you expect peers to learn from each other?',
        },
      ],
      questions: [
        {
          id: 'd-focal-issues',
          text: 'Do you know which main issues peers will learn about?',
        },
        {
          id: 'd-technical',
          text: 'Which technical aspects of change should peers learn about, if any: country systems, reform sequencing, avoiding collateral damage?',
        },
        {
          id: 'd-flexibility',
          text: 'Do you want peers to learn to manage change with flexibility and humility?',
        },
        {
          id: 'd-political-savvy',
          text: 'Do you want peers to learn a politically savvy view of change?',
        },
        {
          id: 'd-constructive-subversion',
          text: 'Do you want peers to learn constructive subversion, and how to resist badly fitting reform packages?',
        },
      ],
    },
    {
      id: 'd-reporting-mechanism',
      title: 'Evaluating and reporting gains',
      leads: [
        {
          id: 'd-reporting-mechanism-lead',
          text: 'How will you capture, evaluate and report what peers learn, and build support for it?',
        },
      ],
      questions: [
        {
          id: 'd-expectations',
          text: 'How will you find out which gains people expect, and how and when to assess and report them to organisations?',
          voice: 'facilitator',
        },
        {
          id: 'd-attribution',
          text: 'How will you find out whether peers are learning, and whether this comes from their interaction?',
          voice: 'facilitator',
        },
        {
          id: 'd-communicating-gains',
          text: 'How will you tell the organisations and individuals involved what peers have learned?',
        },
        {
          id: 'd-evaluation-timeline',
          text: 'Do you have a timeline for monitoring, evaluation and feedback on the peer learning process?',
        },
        {
          id: 'd-funder-acceptance',
          text: 'How will you make sure your own funders or authorisers accept your plan to assess learning?',
        },
      ],
    },
    {
      id: 'd-evaluation-tools',
      title: 'Tools to evaluate gains',
      leads: [
        {
          id: 'd-evaluation-tools-lead',
          text: 'Are you using the right tools to evaluate what peers learn?',
        },
      ],
      questions: [
        {
          id: 'd-assess-interaction',
          text: 'Can you assess how well you help peers to interact?',
          voice: 'facilitator',
        },
        {
          id: 'd-assess-knowledge-generation',
          text: 'Can you assess how well peer learning generates knowledge?',
        },
        {
          id: 'd-assess-sharing',
          text: 'Can you assess how well peers share knowledge through peer learning?',
        },
        {
          id: 'd-assess-reflection',
          text: 'Can you assess how well you help peers reflect on new lessons?',
          voice: 'facilitator',
        },
        {
          id: 'd-assess-application',
          text: 'Can you assess how well peers apply new lessons?',
        },
        {
          id: 'd-assess-diffusion',
          text: 'Can you assess how well peers spread lessons in their organisations?',
        },
      ],
    },
  ],
  tools: [
    {
      id: 'd-tool-peer-produced-products',
      name: 'Peer-produced products',
      tools: ['tool-peer-produced-knowledge-products'],
    },
    { id: 'd-tool-site-visits', name: 'Site visits', tools: ['tool-site-visits'] },
    {
      id: 'd-tool-joint-activities',
      name: 'Joint activities',
      tools: ['tool-joint-peer-activities'],
    },
    {
      id: 'd-tool-community-publications',
      name: 'Community publications',
      tools: ['tool-community-publications'],
    },
    {
      id: 'd-tool-reflection',
      name: 'Single- or multi-peer reflection',
      tools: ['tool-single-peer-reflection', 'tool-multi-peer-reflection'],
    },
    {
      id: 'd-tool-good-natured-competition',
      name: 'Good-natured competition',
      tools: ['tool-good-natured-competition'],
    },
    {
      id: 'd-tool-defining-learning-objectives',
      name: 'Defining learning objectives',
      tools: ['tool-defining-learning-objectives'],
    },
  ],
  risks: [
    {
      id: 'd-risk-standard-solutions',
      name: 'Standard solutions',
      text: 'Peer learning is used to spread standard reform solutions.',
    },
  ],
  measures: [
    {
      id: 'd-measure-research-evidence',
      name: 'Use research evidence',
      text: 'Use evidence from research. It helps peers really learn.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-inclusive-conversation',
      name: 'Hold meaningful, inclusive conversations',
      text: 'Use tools that help everyone speak about what matters.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-formal-training',
      name: 'Include formal training',
      text: 'Make formal training part of what peers do together.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-objective-evaluation',
      name: 'Evaluate the learning objectives',
      text: 'Check whether peers reach the learning objectives.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-reflection',
      name: 'Use tools for reflection',
      text: 'Use tools that help peers stop and think about what they have learned.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-scoping-demand',
      name: 'Check the demand',
      text: 'Find out who wants to learn from peers, and what they want to learn. (The longer guide lists this as a risk; we show it as a measure.)',
      addresses: ['d-risk-standard-solutions'],
    },
  ],
  ideas: [
    {
      id: 'd-idea-contact-not-learning',
      text: 'Peers may stay in contact without learning from each other, or learn only what is easy to see. This makes the initiative less valuable.',
    },
    {
      id: 'd-idea-specify',
      text: 'Most initiatives do not say in detail what peers should learn. The more successful ones are clear about it.',
    },
    {
      id: 'd-idea-tacit-goal',
      text: 'The most effective peer learning shares tacit knowledge, for example about managing politics. But this is only one of several peer learning goals. Others are formal knowledge, mutual support, collaboration and training.',
    },
    {
      id: 'd-idea-softer-gains',
      text: 'The large majority of learners name shared experience as their main gain, for example on how to build teams, manage political tensions, keep political support and deal with cultural challenges. Formal knowledge comes second.',
    },
    {
      id: 'd-idea-evidence',
      text: 'Use evidence in the process. It helps peers really learn.',
    },
    {
      id: 'd-idea-conversation',
      text: 'Real, deep learning often comes from meaningful conversations that include all peers.',
    },
    {
      id: 'd-idea-training',
      text: 'Many peers value specific training, sometimes with a certificate, combined with other activities. Training is useful in itself, helps peers build relationships and can lead to more flexible contact later.',
    },
    {
      id: 'd-idea-reflection',
      text: 'Reflection improves what individuals learn and helps the peer learning community set its direction. Research shows that peer learning improves significantly when some training time is used for reflection.',
    },
    {
      id: 'd-idea-few-reflection-tools',
      text: 'Few initiatives have tools for reflection, and they need to do more to measure results.',
    },
    {
      id: 'd-idea-tell-hosts',
      text: 'Tell home organisations the learning objectives before you start, and report what peers gain along the way.',
    },
    {
      id: 'd-idea-evaluate-gains',
      text: 'Evaluate what peers gain. This shows them what is expected, favours the tools that help most, and makes peers accountable to each other and facilitators to home organisations.',
    },
    {
      id: 'd-idea-intermediate',
      text: 'Evaluations tend to look at first events and overall results. Also evaluate what individuals learn in between.',
    },
  ],
  practices: [
    {
      id: 'd-practice-host-communication',
      title: 'Objectives shared with home organisations',
      text: 'Tell home organisations the learning objectives before you start. Report what peers gain as you go.',
    },
    {
      id: 'd-practice-gain-evaluation',
      title: 'Evaluation of learning gains',
      text: 'Have a clear way to evaluate what peers gain.',
    },
    {
      id: 'd-practice-certified-training',
      title: 'Training with a certificate',
      text: 'Combine peer activities with specific training, in some cases with a certificate.',
    },
    {
      id: 'd-practice-benchmarking',
      title: 'Benchmarking',
      text: 'Compare peers with each other to show where they can improve and to motivate them.',
    },
  ],
  cases: [
    {
      id: 'callout-nigeria',
      title: 'A learner from Nigeria',
      text: 'A learner from Nigeria said that it helped with setting priorities for change, finding the most urgent challenge among many problems, and thinking about the balance between reform of the whole government and a narrower reform.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
