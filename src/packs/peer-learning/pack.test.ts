import { describe, expect, it } from 'vitest';
import type { Idea, MapDefinition, Phase, Question } from '../../map/map-definition.js';
import { catalogue } from './catalogue/index.js';
import peerLearning from './index.js';

/** Every list of the catalogue, loaded. */
async function loadLists() {
  const [
    acronyms,
    agreements,
    alliances,
    background,
    evaluation,
    glossary,
    initiatives,
    learning,
    matching,
    matrix,
    principles,
    successFactors,
    tracking,
  ] = await Promise.all([
    catalogue.acronyms(),
    catalogue.agreements(),
    catalogue.alliances(),
    catalogue.background(),
    catalogue.evaluation(),
    catalogue.glossary(),
    catalogue.initiatives(),
    catalogue.learning(),
    catalogue.matching(),
    catalogue.matrix(),
    catalogue.principles(),
    catalogue.successFactors(),
    catalogue.tracking(),
  ]);
  return {
    acronyms: acronyms.default,
    agreements: agreements.default,
    alliances: alliances.default,
    background: background.default,
    evaluation: evaluation.default,
    glossary: glossary.default,
    initiatives: initiatives.default,
    learning: learning.default,
    matching: matching.default,
    matrix: matrix.default,
    principles: principles.default,
    successFactors: successFactors.default,
    tracking: tracking.default,
  };
}

type Lists = Awaited<ReturnType<typeof loadLists>>;

const map: MapDefinition = peerLearning;
const lists = await loadLists();

/** How long a text may be, by the end of the way to it; the first that fits counts. */
const LONGEST: [path: RegExp, characters: number][] = [
  [/\/cases\/\d+\/text$/, 1200],
  [/\/(leads|questions)\/\d+\/text$/, 160],
  [/\/(id|label|title|name|term)$/, 140],
  [/./, 400],
];

const questionsOf = (phase: Phase): Question[] => phase.groups.flatMap((group) => [...group.leads, ...group.questions]);

/** Every object in the value that has an id, but for the options of a decision, which share theirs. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.entries(value).flatMap(([key, child]) => (key === 'exit' ? [] : idsIn(child)))];
}

/** Every string but the web addresses, with the way to it. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'websites' ? [] : textsIn(child, `${path}/${key}`)));
}

const markdownOf = (definition: MapDefinition): string[] => [
  definition.description ?? '',
  ...[definition, ...definition.phases].flatMap(({ cases }) => (cases ?? []).map((c) => c.text)),
  ...definition.phases.flatMap((phase) => [
    phase.summary,
    ...[...phase.ideas, ...(phase.practices ?? [])].map((idea: Idea) => idea.text),
  ]),
];

/** What is wrong within the pack: ids given twice, references to nothing, texts empty or too long. */
function problemsOf(definition: MapDefinition, all: Lists): string[] {
  const problems: string[] = [];
  const refer = (from: string, ids: Iterable<string>, known: Set<string>): void => {
    for (const id of ids) if (!known.has(id)) problems.push(`${from}: no ${id}`);
  };
  const idSet = (items: { id: string }[] = []): Set<string> => new Set(items.map(({ id }) => id));

  const seen = new Set<string>();
  for (const id of [...idsIn(definition), ...idsIn(all)]) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problems.push(`bad id: ${id}`);
    if (seen.has(id)) problems.push(`twice: ${id}`);
    seen.add(id);
  }

  const phases = idSet(definition.phases);
  const tools = idSet(definition.catalogue?.tools);
  const questions = idSet(definition.phases.flatMap(questionsOf));
  for (const phase of definition.phases) {
    const risks = idSet(phase.risks);
    for (const measure of phase.measures) {
      if (measure.addresses.length === 0) problems.push(`${measure.id}: addresses nothing`);
      refer(measure.id, measure.addresses, risks);
    }
    const met = new Set(phase.measures.flatMap((measure) => measure.addresses));
    refer(`measures of ${phase.id}`, risks, met);
    for (const tool of phase.tools) {
      if (!tool.text && !tool.tools?.length) problems.push(`${tool.id}: not described`);
      refer(tool.id, tool.tools ?? [], tools);
    }
    for (const group of phase.groups) {
      if (group.leads.length === 0 || group.questions.length === 0) {
        problems.push(`${group.id}: without a lead or without questions`);
      }
      const voices = group.leads.map(({ voice }) => voice ?? 'both').join('+');
      if (voices !== 'both' && voices !== 'facilitator+peer') {
        problems.push(`${group.id}: leads speak as ${voices}`);
      }
    }
  }
  refer(
    'phases offer',
    tools,
    new Set(definition.phases.flatMap((phase) => phase.tools.flatMap((tool) => tool.tools ?? []))),
  );

  const parts = idSet(all.matrix);
  for (const part of all.matrix) {
    refer(part.id, Object.keys(part.tools), phases);
    refer(part.id, part.suggested ?? [], new Set(Object.keys(part.tools)));
    for (const [phase, ids] of Object.entries(part.tools)) {
      const offered = definition.phases.find(({ id }) => id === phase)?.tools ?? [];
      refer(`${part.id}/${phase}`, ids, new Set(offered.flatMap((tool) => tool.tools ?? [])));
    }
  }
  for (const entry of all.evaluation.questions) {
    refer(entry.id, [entry.question], questions);
    refer(entry.id, [entry.part], parts);
  }
  for (const stage of all.evaluation.stages) refer(stage.id, [stage.phase], phases);
  for (const prompt of all.tracking.prompts) {
    refer(prompt.id, [prompt.phase], phases);
    refer(prompt.id, prompt.level ? [prompt.level] : [], idSet(all.tracking.levels));
    refer(prompt.id, [prompt.capability], idSet(all.tracking.capabilities));
  }
  for (const kind of all.learning.outcomes) {
    if (kind.questions.length === 0) problems.push(`${kind.id}: asked by nothing`);
    refer(kind.id, kind.questions, questions);
  }
  for (const { id, see } of all.acronyms) refer(id, see ? [see] : [], idSet(all.acronyms));
  for (const { id, websites } of all.initiatives.rows) {
    if (websites.length === 0) problems.push(`${id}: no address`);
    for (const site of websites) {
      if (!/^https?:\/\/[^\s]+$/.test(site) || !URL.canParse(site)) problems.push(`${id}: ${site}`);
    }
  }

  for (const [path, text] of [...textsIn(definition, 'map'), ...textsIn(all, 'catalogue')]) {
    const longest = LONGEST.find(([way]) => way.test(path))?.[1] ?? 0;
    if (text.trim() === '' || text !== text.trim()) problems.push(`${path}: empty or padded`);
    if (text.length > longest) problems.push(`${path}: ${text.length} characters`);
    if (/ {2}|\t|\.\.\.|\uFFFD/.test(text)) problems.push(`${path}: odd characters`);
    if (path.startsWith('map') && /['"]/.test(text)) problems.push(`${path}: straight quotes`);
  }
  return problems;
}

const counted = (definition: MapDefinition, count: (phase: Phase) => number): number[] => definition.phases.map(count);

describe('the peer-learning map', () => {
  it('says what it is', () => {
    expect(map).toMatchObject({ id: 'peer-learning', version: '1.0.0', language: 'en-GB' });
    expect(map.title).toBe('Peer learning for public sector reform');
    expect(map.source?.label).toMatch(/Matt Andrews.*Nick Manning.*Effective Institutions Platform/);
    expect(map.source?.href).toBeUndefined();
  });

  it('has five phases, A to E, in order', () => {
    expect(map.phases.map(({ id, label }) => `${label} ${id}`)).toEqual([
      'A pre-foundational',
      'B foundational-engagement',
      'C sustained-contact',
      'D learning-outcomes',
      'E change-at-scale',
    ]);
    expect(map.phases.map(({ outcome }) => outcome)).toEqual([
      'Engagement of peer groups considered',
      'Foundational engagement established',
      'Sustained contact between individuals',
      'Learning outcomes achieved',
      'Learning applied for change at scale',
    ]);
  });

  // Per phase, as the inventory counts them.
  it.each<[what: string, count: (phase: Phase) => number, expected: number[], total: number]>([
    ['question groups', (p) => p.groups.length, [8, 3, 3, 3, 4], 21],
    ['lead wordings', (p) => p.groups.flatMap((g) => g.leads).length, [12, 5, 4, 3, 6], 30],
    ['sub-questions', (p) => p.groups.flatMap((g) => g.questions).length, [19, 16, 12, 16, 18], 81],
    ['questions', (p) => questionsOf(p).length, [31, 21, 16, 19, 24], 111],
    ['tools', (p) => p.tools.length, [0, 8, 8, 7, 4], 27],
    ['risks', (p) => p.risks.length, [0, 1, 1, 1, 2], 5],
    ['measures', (p) => p.measures.length, [0, 2, 2, 6, 5], 15],
    ['ideas', (p) => p.ideas.length, [12, 16, 14, 12, 13], 67],
    ['practices', (p) => p.practices?.length ?? 0, [3, 5, 5, 4, 5], 22],
    ['cases', (p) => p.cases?.length ?? 0, [0, 2, 2, 1, 2], 7],
  ])('holds all %s', (_what, count, expected, total) => {
    const found = counted(map, count);
    expect(found).toEqual(expected);
    expect(found.reduce((sum, n) => sum + n)).toBe(total);
  });

  it('holds five cases of its own, twelve with those of the phases', () => {
    expect(map.cases).toHaveLength(5);
    expect(map.phases.flatMap((phase) => phase.cases ?? []).length + 5).toBe(12);
  });

  it('folds the facts of the cases into lists', () => {
    const cases = [...(map.cases ?? []), ...map.phases.flatMap((phase) => phase.cases ?? [])];
    const facts = Object.fromEntries(
      cases.map(({ id, text }) => [id, text.split('\n').filter((line) => line.startsWith('- ')).length]),
    );
    expect(facts).toEqual({
      'callout-definition': 0,
      'callout-study': 3,
      'callout-politics': 0,
      'callout-three-takeaways': 0,
      'callout-whole-territory': 0,
      'callout-targeting': 4,
      'callout-georgia': 2,
      'callout-fdi': 12,
      'callout-hungary': 0,
      'callout-nigeria': 0,
      'callout-legitimacy': 1,
      'callout-tracking-gap': 0,
    });
  });

  it('speaks as a facilitator or a peer only where the guide does', () => {
    const voices = { both: 0, facilitator: 0, peer: 0 };
    for (const { voice } of map.phases.flatMap(questionsOf)) voices[voice ?? 'both'] += 1;
    expect(voices).toEqual({ both: 49, facilitator: 53, peer: 9 });
    expect(map.phases.flatMap(questionsOf).filter((q) => q.voice === 'both')).toEqual([]);
    const subs = map.phases.flatMap((p) => p.groups.flatMap((g) => g.questions));
    expect(subs.filter(({ voice }) => voice === 'peer')).toEqual([]);
  });

  it('asks of each phase exactly what its exit rule is to ask', () => {
    const [groundwork, ...others] = map.phases.map(({ exit }) => exit);
    const { decision, ...rest } = groundwork ?? {};
    expect(rest).toEqual({ groups: 'all', tools: 0, risks: 'all' });
    expect(decision?.text).toBe('What does the territory check say?');
    expect(decision?.options.map(({ id }) => id)).toEqual(['go', 'wait', 'stop']);
    expect(others).toEqual([1, 1, 1, 1].map((tools) => ({ groups: 'all', tools, risks: 'all' })));
  });

  it('carries the tool descriptions and no other list', () => {
    expect(map.catalogue?.tools).toHaveLength(23);
    expect(Object.keys(map.catalogue ?? {})).toEqual(['tools']);
    for (const tool of map.catalogue?.tools ?? []) expect(tool.text, tool.id).toBeTruthy();
  });

  it('uses Markdown only on purpose', () => {
    for (const text of markdownOf(map)) {
      for (const line of text.split('\n')) {
        const plain = line.replace(/^- /, '').replace(/^\*\*(Design|Lessons)\*\*$/, '$1');
        expect(plain).not.toMatch(/[\\`*_[\]<>#~|]|https?:|&\w+;/);
        expect(plain).not.toMatch(/^\s*([-+=]|\d+[.)])/);
      }
      // A list stands apart from the paragraph before it.
      expect(text).not.toMatch(/^(?!- ).+\n- /m);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(map))).toStrictEqual(map);
  });
});

describe('the catalogue', () => {
  it.each<[what: string, items: readonly unknown[], expected: number]>([
    ['parts of the process', lists.matrix, 4],
    ['principles', lists.principles, 12],
    ['challenges', lists.successFactors[0]?.groups.flatMap((g) => g.items) ?? [], 12],
    ['diffusion keys', lists.successFactors[1]?.groups.flatMap((g) => g.items) ?? [], 6],
    ['terms', lists.glossary, 19 + 9],
    ['acronyms', lists.acronyms, 63 + 8],
    ['initiatives', lists.initiatives.rows, 53],
    ['initiatives with a name', lists.initiatives.rows.filter(({ name }) => name), 52],
    ['tracking domains', lists.tracking.domains, 3],
    ['tracking attributes', lists.tracking.attributes, 4],
    ['tracking capabilities', lists.tracking.capabilities, 5],
    ['tracking ideas', lists.tracking.melIdeas, 4],
    ['tracking levels', lists.tracking.levels, 3],
    ['tracking responses', lists.tracking.responses, 2],
    ['tracking prompts', lists.tracking.prompts, 20],
    ['kinds of learning outcome', lists.learning.outcomes, 4],
    ['implicit goals', lists.learning.goals, 7],
    ['commoner goals', lists.learning.goals.filter(({ common }) => common), 3],
    ['reform types', lists.learning.reforms, 23],
    ['commonest reform types', lists.learning.reforms.filter(({ common }) => common), 3],
    ['matching criteria', lists.matching.criteria, 6],
    ['format constraints', lists.matching.constraints, 4],
    ['clauses of the peer contract', lists.agreements.peer.clauses, 4],
    ['clauses of the home organisation', lists.agreements.homeOrganisation.clauses, 7],
    ['mapping findings', lists.background.findings, 6],
    ['publication facts', lists.background.facts, 5],
    ['facts on learning alliances', lists.alliances.facts, 7],
    ['steps of the learning loop', lists.alliances.loop, 4],
    ['evaluation questions', lists.evaluation.questions, 6],
    ['evaluation stages', lists.evaluation.stages, 4],
  ])('holds all %s', (_what, items, expected) => {
    expect(items).toHaveLength(expected);
  });

  it('groups the checklists as the guide does', () => {
    const sizes = lists.successFactors.map(({ groups }) => groups.map(({ items }) => items.length));
    expect(sizes).toEqual([
      [3, 4, 5],
      [3, 3],
    ]);
  });

  it('places 30 tools in the matrix as printed, and suggests 4', () => {
    const cells = lists.matrix.flatMap(({ tools, suggested = [] }) =>
      Object.entries(tools).map(([phase, ids]) => ({ ids, ours: suggested.includes(phase) })),
    );
    const printed = cells.filter(({ ours }) => !ours).flatMap(({ ids }) => ids);
    expect(printed).toHaveLength(30);
    expect(new Set(printed).size).toBe(19);
    expect(cells.filter(({ ours }) => ours).flatMap(({ ids }) => ids)).toHaveLength(4);
  });

  it('has for each phase one prompt on each level and one on the partnership', () => {
    const levels = lists.tracking.levels.map(({ id }) => id);
    for (const phase of map.phases) {
      const prompts = lists.tracking.prompts.filter((prompt) => prompt.phase === phase.id);
      expect(prompts.map(({ level }) => level)).toEqual([...levels, undefined]);
    }
  });
});

describe('the pack as a whole', () => {
  it('gives no id twice, refers to nothing that is not there, has no empty or endless text', () => {
    expect(problemsOf(map, lists)).toEqual([]);
  });

  // The check above is worth something only if it notices.
  it.each<[what: string, problem: string, spoil: (d: MapDefinition, all: Lists) => unknown]>([
    ['an id given twice', 'twice: a-idea-specific-tool', (d) => (d.phases[1]!.ideas[0]!.id = 'a-idea-specific-tool')],
    ['an id shared with the catalogue', 'twice: a-benefits', (_, all) => (all.glossary[0]!.id = 'a-benefits')],
    ['an ill-formed id', 'bad id: Reform focus', (d) => (d.phases[0]!.groups[0]!.id = 'Reform focus')],
    [
      'a risk of another phase',
      'b-measure-purpose-assessment: no e-risk-weak-evaluation',
      (d) => (d.phases[1]!.measures[0]!.addresses = ['e-risk-weak-evaluation']),
    ],
    [
      'a measure against nothing',
      'd-measure-research-evidence: addresses nothing',
      (d) => (d.phases[3]!.measures[0]!.addresses = []),
    ],
    [
      'a risk without a measure',
      'measures of foundational-engagement: no b-risk-magic-bullet',
      (d) => (d.phases[1]!.measures = []),
    ],
    [
      'a tool without a description',
      'b-tool-purposeful-matching: not described',
      (d) => delete d.phases[1]!.tools[0]!.tools,
    ],
    [
      'a tool missing from the catalogue',
      'e-tool-domestic-communities: no tool-domestic-communities-of-practice',
      (d) => d.catalogue!.tools!.pop(),
    ],
    [
      'a described tool that no phase offers',
      'phases offer: no tool-domestic-communities-of-practice',
      (d) => d.phases[4]!.tools.pop(),
    ],
    ['a peer wording alone', 'a-reasons: leads speak as peer', (d) => d.phases[0]!.groups[3]!.leads.shift()],
    [
      'a group without sub-questions',
      'a-knowledge-gaps: without a lead or without questions',
      (d) => (d.phases[0]!.groups[2]!.questions = []),
    ],
    [
      'an unknown phase in the matrix',
      'interaction-facilitation: no elsewhere',
      (_, all) => (all.matrix[0]!.tools['elsewhere'] = []),
    ],
    [
      'a tool misplaced in the matrix',
      'interaction-facilitation/sustained-contact: no tool-report-back-sessions',
      (_, all) => all.matrix[0]!.tools['sustained-contact']!.push('tool-report-back-sessions'),
    ],
    [
      'a suggestion for an absent phase',
      'reflection-application-diffusion: no sustained-contact',
      (_, all) => (all.matrix[3]!.suggested = ['sustained-contact']),
    ],
    [
      'an evaluation of an unknown question',
      'evaluate-interaction: no d-assess',
      (_, all) => (all.evaluation.questions[0]!.question = 'd-assess'),
    ],
    [
      'an evaluation of an unknown part',
      'evaluate-interaction: no diffusion',
      (_, all) => (all.evaluation.questions[0]!.part = 'diffusion'),
    ],
    ['a stage of an unknown phase', 'evaluation-engagement: no B', (_, all) => (all.evaluation.stages[0]!.phase = 'B')],
    ['a prompt for an unknown phase', 'a-track-individual: no A', (_, all) => (all.tracking.prompts[0]!.phase = 'A')],
    [
      'a prompt on an unknown level',
      'a-track-individual: no individual',
      (_, all) => (all.tracking.prompts[0]!.level = 'individual'),
    ],
    [
      'a prompt on an unknown capability',
      'a-track-individual: no adapt',
      (_, all) => (all.tracking.prompts[0]!.capability = 'adapt'),
    ],
    [
      'an outcome that no question asks about',
      'outcome-technical-skills: no d-savvy',
      (_, all) => (all.learning.outcomes[0]!.questions = ['d-savvy']),
    ],
    [
      'an acronym that points nowhere',
      'acronym-can: no acronym-none',
      (_, all) => (all.acronyms[1]!.see = 'acronym-none'),
    ],
    [
      'a broken address',
      'www.example.org/a b',
      (_, all) => (all.initiatives.rows[0]!.websites = ['www.example.org/a b']),
    ],
    ['an empty text', '/practices/1/text: empty or padded', (d) => (d.phases[2]!.practices![1]!.text = ' ')],
    ['an empty entry in a list of texts', '/parts/0: empty or padded', (_, all) => (all.glossary[0]!.parts![0] = '')],
    ['an endless case', 'map/cases/0/text: 1201', (d) => (d.cases![0]!.text = 'a'.repeat(1201))],
    ['an endless question', '/leads/0/text: 161', (d) => (d.phases[0]!.groups[0]!.leads[0]!.text = 'a'.repeat(161))],
    ['an endless idea', '/ideas/0/text: 401', (d) => (d.phases[0]!.ideas[0]!.text = 'a'.repeat(401))],
    [
      'a straight quotation mark',
      'map/phases/0/headline: straight quotes',
      (d) => (d.phases[0]!.headline = "What's this?"),
    ],
  ])('would notice %s', (_what, problem, spoil) => {
    const [definition, all] = structuredClone([map, lists] as const);
    spoil(definition, all);
    expect(problemsOf(definition, all).join('\n')).toContain(problem);
  });
});
