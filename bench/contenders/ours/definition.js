// The harness's content as a map definition: a group per question, named by it, with its sub-questions as leads. The fields of
// leads are always in sight, as all fields are with the others.
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
    groups: questions.map(({ id, text, subs }) => ({ id, title: text, leads: subs, questions: [] })),
    tools,
    risks,
    measures: measures.map((measure, m) => ({ ...measure, addresses: [risks[m % risks.length].id] })),
    exit: { groups: 'all', tools: 0, risks: 'none' },
  })),
});
