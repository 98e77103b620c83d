import { describe, expect, it } from 'vitest';
import type { Idea, MapDefinition, Phase, Question } from '../../map/map-definition.js';
import { parseMap } from '../../map/parse-map.js';
import { catalogue } from './catalogue/index.js';
import peerLearning from './index.js';

/** Loads every list of the catalogue. */
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

/** Maximum lengths of texts by a pattern of their path. The first match applies. */
const MAX_LENGTHS: [path: RegExp, characters: number][] = [
  [/\/cases\/\d+\/text$/, 1250],
  [/\/(leads|questions)\/\d+\/text$/, 160],
  [/\/(id|label|title|name|term)$/, 140],
  [/./, 450],
];

const listQuestions = (phase: Phase): Question[] =>
  phase.groups.flatMap((group) => [...group.leads, ...group.questions]);

/** Collects all ids in a value, except those of decision options, which are the same in every decision. */
function collectIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collectIds);
  if (typeof value !== 'object' || value === null) return [];
  const ownId = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...ownId, ...Object.entries(value).flatMap(([key, child]) => (key === 'exit' ? [] : collectIds(child)))];
}

/** Collects all strings with their paths, except web addresses. */
function collectTexts(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'websites' ? [] : collectTexts(child, `${path}/${key}`),
  );
}

const collectMarkdown = (definition: MapDefinition): string[] => [
  definition.description ?? '',
  ...[definition, ...definition.phases].flatMap(({ cases }) => (cases ?? []).map((item) => item.text)),
  ...definition.phases.flatMap((phase) => [
    phase.summary,
    ...[...phase.ideas, ...(phase.practices ?? [])].map((idea: Idea) => idea.text),
  ]),
];

/** Lists the faults of the pack: duplicate ids, dangling references, and empty, too long or untidy texts. */
function findProblems(definition: MapDefinition, lists: Lists): string[] {
  const problems: string[] = [];
  const checkReferences = (referrer: string, ids: Iterable<string>, knownIds: Set<string>): void => {
    for (const id of ids) if (!knownIds.has(id)) problems.push(`${referrer}: no ${id}`);
  };
  const toIdSet = (items: { id: string }[] = []): Set<string> => new Set(items.map(({ id }) => id));

  const seenIds = new Set<string>();
  for (const id of [...collectIds(definition), ...collectIds(lists)]) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problems.push(`bad id: ${id}`);
    if (seenIds.has(id)) problems.push(`duplicate id: ${id}`);
    seenIds.add(id);
  }

  const phases = toIdSet(definition.phases);
  const tools = toIdSet(definition.catalogue?.tools);
  const questions = toIdSet(definition.phases.flatMap(listQuestions));
  for (const phase of definition.phases) {
    const risks = toIdSet(phase.risks);
    for (const measure of phase.measures) {
      if (measure.addresses.length === 0) problems.push(`${measure.id}: addresses nothing`);
      checkReferences(measure.id, measure.addresses, risks);
    }
    const addressedRisks = new Set(phase.measures.flatMap((measure) => measure.addresses));
    checkReferences(`measures of ${phase.id}`, risks, addressedRisks);
    for (const tool of phase.tools) {
      if (!tool.text && !tool.tools?.length) problems.push(`${tool.id}: not described`);
      checkReferences(tool.id, tool.tools ?? [], tools);
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
  checkReferences(
    'phases offer',
    tools,
    new Set(definition.phases.flatMap((phase) => phase.tools.flatMap((tool) => tool.tools ?? []))),
  );

  const parts = toIdSet(lists.matrix);
  for (const part of lists.matrix) {
    checkReferences(part.id, Object.keys(part.tools), phases);
    checkReferences(part.id, part.suggested ?? [], new Set(Object.keys(part.tools)));
    for (const [phase, ids] of Object.entries(part.tools)) {
      const offeredTools = definition.phases.find(({ id }) => id === phase)?.tools ?? [];
      checkReferences(`${part.id}/${phase}`, ids, new Set(offeredTools.flatMap((tool) => tool.tools ?? [])));
    }
  }
  for (const entry of lists.evaluation.questions) {
    checkReferences(entry.id, [entry.question], questions);
    checkReferences(entry.id, [entry.part], parts);
  }
  for (const stage of lists.evaluation.stages) checkReferences(stage.id, [stage.phase], phases);
  for (const prompt of lists.tracking.prompts) {
    checkReferences(prompt.id, [prompt.phase], phases);
    checkReferences(prompt.id, prompt.level ? [prompt.level] : [], toIdSet(lists.tracking.levels));
    checkReferences(prompt.id, [prompt.capability], toIdSet(lists.tracking.capabilities));
  }
  for (const kind of lists.learning.outcomes) {
    if (kind.questions.length === 0) problems.push(`${kind.id}: asked by nothing`);
    checkReferences(kind.id, kind.questions, questions);
  }
  for (const { id, see } of lists.acronyms) checkReferences(id, see ? [see] : [], toIdSet(lists.acronyms));
  for (const { id, websites } of lists.initiatives.rows) {
    if (websites.length === 0) problems.push(`${id}: no address`);
    for (const site of websites) {
      if (!/^https?:\/\/[^\s]+$/.test(site) || !URL.canParse(site)) problems.push(`${id}: ${site}`);
    }
  }

  for (const [path, text] of [...collectTexts(definition, 'map'), ...collectTexts(lists, 'catalogue')]) {
    const maxLength = MAX_LENGTHS.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
    if (text.trim() === '' || text !== text.trim()) problems.push(`${path}: empty or padded`);
    if (text.length > maxLength) problems.push(`${path}: ${text.length} characters`);
    if (/ {2}|\t|\.\.\.|\uFFFD/.test(text)) problems.push(`${path}: odd characters`);
    if (path.startsWith('map') && /['"]/.test(text)) problems.push(`${path}: straight quotes`);
  }
  return problems;
}

const countPerPhase = (definition: MapDefinition, count: (phase: Phase) => number): number[] =>
  definition.phases.map(count);

describe('peer-learning map', () => {
  it('has an id, a version, a language, a title and a source', () => {
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
      'Peer group engagement considered',
      'Foundational engagement established',
      'Sustained contact between individuals',
      'Learning outcomes reached: technical skills, flexibility, political savvy and constructive subversion',
      'Learning applied for change at scale',
    ]);
  });

  // Counts per phase as in the inventory of the guide.
  it.each<[label: string, count: (phase: Phase) => number, expected: number[], total: number]>([
    ['question groups', (phase) => phase.groups.length, [8, 3, 3, 3, 4], 21],
    ['lead wordings', (phase) => phase.groups.flatMap((group) => group.leads).length, [12, 5, 4, 3, 6], 30],
    ['prompts', (phase) => phase.groups.flatMap((group) => group.questions).length, [19, 16, 12, 16, 18], 81],
    ['questions', (phase) => listQuestions(phase).length, [31, 21, 16, 19, 24], 111],
    ['tools', (phase) => phase.tools.length, [0, 8, 8, 7, 4], 27],
    ['risks', (phase) => phase.risks.length, [0, 1, 1, 1, 2], 5],
    ['measures', (phase) => phase.measures.length, [0, 2, 2, 6, 5], 15],
    ['ideas', (phase) => phase.ideas.length, [12, 16, 14, 12, 13], 67],
    ['practices', (phase) => phase.practices?.length ?? 0, [3, 5, 5, 4, 5], 22],
    ['cases', (phase) => phase.cases?.length ?? 0, [0, 2, 2, 1, 2], 7],
  ])('contains all %s', (_, count, expected, total) => {
    const counts = countPerPhase(map, count);
    expect(counts).toEqual(expected);
    expect(counts.reduce((sum, number) => sum + number)).toBe(total);
  });

  it('contains five cases of its own, and twelve with those of the phases', () => {
    expect(map.cases).toHaveLength(5);
    expect(map.phases.flatMap((phase) => phase.cases ?? []).length + 5).toBe(12);
  });

  it('lists the facts of each case as Markdown list items', () => {
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

  it('has as many facilitator and peer questions as the guide', () => {
    const voices = { both: 0, facilitator: 0, peer: 0 };
    for (const { voice } of map.phases.flatMap(listQuestions)) voices[voice ?? 'both'] += 1;
    expect(voices).toEqual({ both: 49, facilitator: 53, peer: 9 });
    expect(map.phases.flatMap(listQuestions).filter((question) => question.voice === 'both')).toEqual([]);
    const prompts = map.phases.flatMap((phase) => phase.groups.flatMap((group) => group.questions));
    expect(prompts.filter(({ voice }) => voice === 'peer')).toEqual([]);
  });

  it('has the specified exit rule in each phase', () => {
    const [groundwork, ...laterRules] = map.phases.map(({ exit }) => exit);
    const { decision, ...rest } = groundwork ?? {};
    expect(rest).toEqual({ groups: 'all', tools: 0, risks: 'all' });
    expect(decision?.text).toBe('Is peer learning right for you?');
    expect(decision?.options.map(({ id }) => id)).toEqual(['go', 'wait', 'stop']);
    expect(laterRules).toEqual([1, 1, 1, 1].map((tools) => ({ groups: 'all', tools, risks: 'all' })));
  });

  it('contains the tools of the catalogue with descriptions, and no other list', () => {
    expect(map.catalogue?.tools).toHaveLength(23);
    expect({ ...map.catalogue, tools: [] }).toEqual({ tools: [], parts: [], glossary: [] });
    for (const tool of map.catalogue?.tools ?? []) expect(tool.text, tool.id).toBeTruthy();
  });

  it('uses no Markdown except list items and the headings Design and Lessons', () => {
    for (const text of collectMarkdown(map)) {
      for (const line of text.split('\n')) {
        const plainLine = line.replace(/^- /, '').replace(/^\*\*(Design|Lessons)\*\*$/, '$1');
        expect(plainLine).not.toMatch(/[\\`*_[\]<>#~|]|https?:|&\w+;/);
        expect(plainLine).not.toMatch(/^\s*([-+=]|\d+[.)])/);
      }
      // A blank line separates a list from the paragraph before it.
      expect(text).not.toMatch(/^(?!- ).+\n- /m);
    }
  });

  it('is a map that the parser returns as it is, since the elements do not parse it', () => {
    expect(parseMap(map)).toStrictEqual({ map, problems: [] });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(map))).toStrictEqual(map);
  });
});

describe('peer-learning catalogue', () => {
  it.each<[label: string, items: readonly unknown[], expected: number]>([
    ['parts of the process', lists.matrix, 4],
    ['principles', lists.principles, 12],
    ['challenges', lists.successFactors[0]?.groups.flatMap((group) => group.items) ?? [], 12],
    ['diffusion keys', lists.successFactors[1]?.groups.flatMap((group) => group.items) ?? [], 6],
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
  ])('contains all %s', (_, items, expected) => {
    expect(items).toHaveLength(expected);
  });

  it('groups the checklists as in the guide', () => {
    const sizes = lists.successFactors.map(({ groups }) => groups.map(({ items }) => items.length));
    expect(sizes).toEqual([
      [3, 4, 5],
      [3, 3],
    ]);
  });

  it('has 30 tools in the matrix as printed, and 4 suggested ones', () => {
    const cells = lists.matrix.flatMap(({ tools, suggested = [] }) =>
      Object.entries(tools).map(([phase, ids]) => ({ ids, isSuggested: suggested.includes(phase) })),
    );
    const printedTools = cells.filter(({ isSuggested }) => !isSuggested).flatMap(({ ids }) => ids);
    expect(printedTools).toHaveLength(30);
    expect(new Set(printedTools).size).toBe(19);
    expect(cells.filter(({ isSuggested }) => isSuggested).flatMap(({ ids }) => ids)).toHaveLength(4);
  });

  it('has one prompt per level and one on the partnership in each phase', () => {
    const levels = lists.tracking.levels.map(({ id }) => id);
    for (const phase of map.phases) {
      const prompts = lists.tracking.prompts.filter((prompt) => prompt.phase === phase.id);
      expect(prompts.map(({ level }) => level)).toEqual([...levels, undefined]);
    }
  });
});

describe('peer-learning map and catalogue', () => {
  it('have no duplicate ids, dangling references, empty texts or too long texts', () => {
    expect(findProblems(map, lists)).toEqual([]);
  });

  // Proves that the check above detects each kind of fault.
  it.each<[fault: string, problem: string, corrupt: (definition: MapDefinition, lists: Lists) => unknown]>([
    [
      'a duplicate id',
      'duplicate id: a-idea-specific-tool',
      (definition) => (definition.phases[1]!.ideas[0]!.id = 'a-idea-specific-tool'),
    ],
    [
      'an id shared with the catalogue',
      'duplicate id: a-benefits',
      (_, lists) => (lists.glossary[0]!.id = 'a-benefits'),
    ],
    [
      'an ill-formed id',
      'bad id: Reform focus',
      (definition) => (definition.phases[0]!.groups[0]!.id = 'Reform focus'),
    ],
    [
      'a risk of another phase',
      'b-measure-purpose-assessment: no e-risk-weak-evaluation',
      (definition) => (definition.phases[1]!.measures[0]!.addresses = ['e-risk-weak-evaluation']),
    ],
    [
      'a measure that addresses no risk',
      'd-measure-research-evidence: addresses nothing',
      (definition) => (definition.phases[3]!.measures[0]!.addresses = []),
    ],
    [
      'a risk without a measure',
      'measures of foundational-engagement: no b-risk-magic-bullet',
      (definition) => (definition.phases[1]!.measures = []),
    ],
    [
      'a tool without a description',
      'b-tool-purposeful-matching: not described',
      (definition) => delete definition.phases[1]!.tools[0]!.tools,
    ],
    [
      'a tool missing from the catalogue',
      'e-tool-domestic-communities: no tool-domestic-communities-of-practice',
      (definition) => definition.catalogue!.tools!.pop(),
    ],
    [
      'a described tool that no phase offers',
      'phases offer: no tool-domestic-communities-of-practice',
      (definition) => definition.phases[4]!.tools.pop(),
    ],
    [
      'a peer lead without a facilitator lead',
      'a-reasons: leads speak as peer',
      (definition) => definition.phases[0]!.groups[3]!.leads.shift(),
    ],
    [
      'a group without prompts',
      'a-knowledge-gaps: without a lead or without questions',
      (definition) => (definition.phases[0]!.groups[2]!.questions = []),
    ],
    [
      'an unknown phase in the matrix',
      'interaction-facilitation: no elsewhere',
      (_, lists) => (lists.matrix[0]!.tools['elsewhere'] = []),
    ],
    [
      'a tool in the wrong phase of the matrix',
      'interaction-facilitation/sustained-contact: no tool-report-back-sessions',
      (_, lists) => lists.matrix[0]!.tools['sustained-contact']!.push('tool-report-back-sessions'),
    ],
    [
      'a suggestion for an absent phase',
      'reflection-application-diffusion: no sustained-contact',
      (_, lists) => (lists.matrix[3]!.suggested = ['sustained-contact']),
    ],
    [
      'an evaluation of an unknown question',
      'evaluate-interaction: no d-assess',
      (_, lists) => (lists.evaluation.questions[0]!.question = 'd-assess'),
    ],
    [
      'an evaluation of an unknown part',
      'evaluate-interaction: no diffusion',
      (_, lists) => (lists.evaluation.questions[0]!.part = 'diffusion'),
    ],
    [
      'a stage of an unknown phase',
      'evaluation-engagement: no B',
      (_, lists) => (lists.evaluation.stages[0]!.phase = 'B'),
    ],
    [
      'a prompt for an unknown phase',
      'a-track-individual: no A',
      (_, lists) => (lists.tracking.prompts[0]!.phase = 'A'),
    ],
    [
      'a prompt on an unknown level',
      'a-track-individual: no individual',
      (_, lists) => (lists.tracking.prompts[0]!.level = 'individual'),
    ],
    [
      'a prompt on an unknown capability',
      'a-track-individual: no adapt',
      (_, lists) => (lists.tracking.prompts[0]!.capability = 'adapt'),
    ],
    [
      'an outcome that no question asks about',
      'outcome-technical-skills: no d-savvy',
      (_, lists) => (lists.learning.outcomes[0]!.questions = ['d-savvy']),
    ],
    [
      'an acronym with a dangling reference',
      'acronym-can: no acronym-none',
      (_, lists) => (lists.acronyms[1]!.see = 'acronym-none'),
    ],
    [
      'an invalid web address',
      'www.example.org/a b',
      (_, lists) => (lists.initiatives.rows[0]!.websites = ['www.example.org/a b']),
    ],
    [
      'an empty text',
      '/practices/1/text: empty or padded',
      (definition) => (definition.phases[2]!.practices![1]!.text = ' '),
    ],
    [
      'an empty entry in a list of texts',
      '/parts/0: empty or padded',
      (_, lists) => (lists.glossary[0]!.parts![0] = ''),
    ],
    [
      'a case that is too long',
      'map/cases/0/text: 1251',
      (definition) => (definition.cases![0]!.text = 'a'.repeat(1251)),
    ],
    [
      'a question that is too long',
      '/leads/0/text: 161',
      (definition) => (definition.phases[0]!.groups[0]!.leads[0]!.text = 'a'.repeat(161)),
    ],
    [
      'an idea that is too long',
      '/ideas/0/text: 451',
      (definition) => (definition.phases[0]!.ideas[0]!.text = 'a'.repeat(451)),
    ],
    [
      'a straight quotation mark',
      'map/phases/0/headline: straight quotes',
      (definition) => (definition.phases[0]!.headline = "What's this?"),
    ],
  ])('are checked for %s', (_, problem, corrupt) => {
    const [definition, corruptedLists] = structuredClone([map, lists] as const);
    corrupt(definition, corruptedLists);
    expect(findProblems(definition, corruptedLists).join('\n')).toContain(problem);
  });
});
