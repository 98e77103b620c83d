// The harness's content as a map definition: a group per question, its text as the lead, its sub-questions as prompts.
export const toDefinition = ({ title, phases }) => ({
  id: 'bench',
  version: '1',
  language: 'en',
  title,
  phases: phases.map(({ id, title, summary, tools, risks, measures, questions }, i) => ({
    id,
    label: String(i + 1),
    title,
    summary,
    groups: questions.map(({ id, text, subs }, q) => ({
      id,
      title: `Question ${q + 1}`,
      leads: [{ id: `${id}-lead`, text }],
      questions: subs,
    })),
    tools,
    risks,
    measures: measures.map((measure, m) => ({ ...measure, addresses: [risks[m % risks.length].id] })),
    exit: { groups: 'all', tools: 0, risks: 'none' },
  })),
});
