import type { Learning } from './types.js';

/** Learning outcomes, goals of initiatives, and types of reform. */
const learning: Learning = {
  outcomes: [
    {
      id: 'outcome-technical-skills',
      name: 'Technical skills',
      text: 'Understanding technical aspects of change: country systems, reform sequencing and how to avoid collateral damage.',
      questions: ['d-technical'],
    },
    {
      id: 'outcome-flexibility',
      name: 'Flexibility',
      text: 'Managing change with flexibility and humility.',
      questions: ['d-flexibility'],
    },
    {
      id: 'outcome-political-savvy',
      name: 'Political savvy',
      text: 'Seeing change in a politically savvy way: understanding the politics around it.',
      questions: ['d-political-savvy'],
    },
    {
      id: 'outcome-constructive-subversion',
      name: 'Constructive subversion',
      text: 'Resisting reform packages that do not fit, in a constructive way.',
      questions: ['d-constructive-subversion'],
    },
  ],
  goals: [
    { id: 'goal-formal-knowledge', name: 'Formal knowledge sharing', common: true },
    { id: 'goal-experiential-knowledge', name: 'Experiential knowledge sharing', common: true },
    { id: 'goal-peer-support', name: 'Peer-to-peer support', common: true },
    { id: 'goal-coordination-collaboration', name: 'Peer-to-peer coordination and collaboration' },
    { id: 'goal-training-support', name: 'Specific training support' },
    { id: 'goal-group-identity', name: 'Peer group identity' },
    { id: 'goal-peer-pressure', name: 'Peer-to-peer pressure' },
  ],
  reforms: [
    { id: 'reform-municipal-management', name: 'Municipal management', common: true },
    { id: 'reform-anti-corruption', name: 'Anti-corruption', common: true },
    { id: 'reform-broad-governance', name: 'Broad governance', common: true },
    { id: 'reform-public-financial-management', name: 'Public financial management' },
    { id: 'reform-civil-society-engagement', name: 'Civil society engagement' },
    { id: 'reform-economic-growth', name: 'Economic growth' },
    { id: 'reform-procurement', name: 'Procurement' },
    { id: 'reform-health-reform', name: 'Health reform' },
    { id: 'reform-performance-management', name: 'Performance management' },
    { id: 'reform-project-management', name: 'Project management' },
    { id: 'reform-internal-audit-and-control', name: 'Internal audit and control' },
    { id: 'reform-audit', name: 'Audit' },
    { id: 'reform-monitoring-and-evaluation', name: 'Monitoring and evaluation' },
    { id: 'reform-investment-promotion', name: 'Investment promotion' },
    { id: 'reform-state-owned-enterprise-reform', name: 'State-owned enterprise reform' },
    { id: 'reform-energy-reform', name: 'Energy reform' },
    { id: 'reform-tax-policy-and-administration', name: 'Tax policy and administration' },
    { id: 'reform-democratic-reform', name: 'Democratic reform' },
    { id: 'reform-risk-management', name: 'Risk management' },
    { id: 'reform-climate-policy', name: 'Climate policy' },
    { id: 'reform-justice', name: 'Justice' },
    { id: 'reform-financial-regulation', name: 'Financial regulation' },
    { id: 'reform-environmental-policy', name: 'Environmental policy' },
  ],
};

export default learning;
