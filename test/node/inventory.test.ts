// The texts of the peer-learning pack are those of the inventory of the guide, id by id and field by field.
// test/fixtures/inventory.json is the inventory of 2026-11-28, without sources and remarks on them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/packs/peer-learning/catalogue/index.js';
import map from '../../src/packs/peer-learning/index.js';

interface Item {
  id: string;
}
type Texts<Key extends string> = Item & Record<Key, string>;
type InventoryQuestion = Texts<'text' | 'audience'>;
interface InventoryPhase extends Texts<'letter' | 'title' | 'headline' | 'summary' | 'outcomeLabel'> {
  questionGroups: (Texts<'title'> & { leads: InventoryQuestion[]; questions: InventoryQuestion[] })[];
  tools: (Texts<'name'> & { tools: string[] })[];
  risks: Texts<'name' | 'text'>[];
  riskManagement: (Texts<'name' | 'text'> & { addresses: string[] })[];
  ideas: Texts<'text'>[];
  practices: Texts<'name' | 'text'>[];
}
interface Callout extends Texts<'title' | 'text'> {
  phase: string | null;
  facts: string[];
  design?: string[];
  lessons?: string[];
}
type InventoryTerm = Texts<'term' | 'definition'> & { attribution?: string; parts?: string[] };
type InventoryAcronym = Texts<'acronym' | 'expansion'> & { note?: string };
interface Inventory {
  language: string;
  phases: InventoryPhase[];
  callouts: Callout[];
  tools: Texts<'name' | 'description'>[];
  toolMatrix: {
    parts: Texts<'name'>[];
    rows: { phase: string; cells: Record<string, string[]> }[];
    rowsNotPrinted: { phase: string; suggestion?: { part: string; tools: string[] } }[];
  };
  successFactors: { challenges: Item; diffusionKeys: Item };
  glossary: InventoryTerm[];
  extraTerms: InventoryTerm[];
  acronyms: InventoryAcronym[];
  extraAcronyms: InventoryAcronym[];
  initiatives: (Item & { name: string | null; websites: string[]; entryPoint?: string })[];
  tracking: { prompts: (Texts<'question'> & { level: string | null })[] };
  learningAlliances: { facts: Item[]; loop: (Item & { basis?: string })[] };
  learningOutcomeKinds: Item[];
  implicitGoals: Item[];
  reformTypes: Item[];
  matchingCriteria: Item[];
  formatConstraints: { items: Item[] };
  peerContract: { parties: string[]; clauses: Item[] };
  homeOrganisationAgreement: { clauses: Item[] };
  mappingFindings: Item[];
  publicationFacts: Item[];
  principles: Item[];
  evaluationQuestions: Item[];
  evaluationStages: { stages: Item[] };
}

const inventory = JSON.parse(
  readFileSync(new URL('../fixtures/inventory.json', import.meta.url), 'utf8'),
) as unknown as Inventory;

/** Notes of the inventory on how a source prints an acronym, which the pack leaves out or replaces by a reference. */
const ACRONYMS_WITH_OTHER_NOTES = ['acronym-can', 'acronym-extra-acn', 'acronym-starep', 'acronym-extra-uclg'];

/** Drops fields that are undefined, because the inventory and the pack leave different ones out. */
const toPlain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const withoutFields = (items: readonly object[], ...fields: string[]): unknown =>
  items.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => !fields.includes(key))));

const toQuestion = ({ audience, ...question }: InventoryQuestion) => ({
  ...question,
  voice: audience === 'both' ? undefined : audience,
});

/** The Markdown of a case: its text, and lists of its facts, its design and its lessons. */
function toCase({ id, title, text, facts, design = [], lessons = [] }: Callout) {
  const toList = (heading: string, items: string[]) =>
    items.length ? [heading, items.map((item) => `- ${item}`).join('\n')].filter(Boolean) : [];
  const blocks = [text, ...toList('', facts), ...toList('**Design**', design), ...toList('**Lessons**', lessons)];
  return { id, title, text: blocks.join('\n\n') };
}

const listCases = (phase: string | null) => inventory.callouts.filter((callout) => callout.phase === phase).map(toCase);

const toPhase = (phase: InventoryPhase) => ({
  id: phase.id,
  label: phase.letter,
  title: phase.title,
  headline: phase.headline,
  summary: phase.summary,
  outcome: phase.outcomeLabel,
  groups: phase.questionGroups.map((group) => ({
    ...group,
    leads: group.leads.map(toQuestion),
    questions: group.questions.map(toQuestion),
  })),
  tools: phase.tools,
  risks: phase.risks,
  measures: phase.riskManagement,
  ideas: phase.ideas,
  practices: phase.practices.map(({ id, name, text }) => ({ id, title: name, text })),
  cases: listCases(phase.id),
});

/** Collects all ids in a value. */
function collectIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const ownId = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...ownId, ...Object.values(value).flatMap(collectIds)];
}

const load = async <List>(loader: () => Promise<{ default: List }>): Promise<List> => (await loader()).default;

describe('the peer-learning map has the texts of the inventory', () => {
  it('in its language', () => expect(map.language).toBe(inventory.language));

  it.each(inventory.phases.map((phase, i) => [phase.title, phase, i] as const))('in the phase %s', (_, phase, i) => {
    const { exit: _exit, ...packPhase } = map.phases[i] as (typeof map.phases)[number];
    expect(toPlain(packPhase)).toEqual(toPlain(toPhase(phase)));
  });

  it('in its tools and cases', () => {
    const { tools } = map.catalogue;
    expect(tools).toEqual(inventory.tools.map(({ id, name, description }) => ({ id, name, text: description })));
    expect(map.cases).toEqual(listCases(null));
  });

  it('and lacks no phase', () => expect(map.phases).toHaveLength(inventory.phases.length));
});

describe('the peer-learning catalogue has the texts of the inventory', () => {
  it('in the glossary', async () => {
    const terms = [...inventory.glossary, ...inventory.extraTerms];
    expect(await load(catalogue.glossary)).toEqual(
      terms.map(({ definition, ...term }) => ({ ...term, text: definition })),
    );
  });

  it('in the acronyms', async () => {
    const acronyms = [...inventory.acronyms, ...inventory.extraAcronyms].map(({ note, ...acronym }) => ({
      ...acronym,
      note: ACRONYMS_WITH_OTHER_NOTES.includes(acronym.id) ? undefined : note,
    }));
    expect(withoutFields(await load(catalogue.acronyms), 'see')).toEqual(toPlain(acronyms));
  });

  it('in the initiatives', async () => {
    const { rows } = await load(catalogue.initiatives);
    const rowsOfInventory = inventory.initiatives.map(({ name, ...row }) => ({ ...row, name: name ?? undefined }));
    expect(toPlain(rows)).toEqual(toPlain(rowsOfInventory));
  });

  it('in the parts of the process', async () => {
    const { parts, rows, rowsNotPrinted } = inventory.toolMatrix;
    const partsWithTools = parts.map((part) => {
      const suggestions = rowsNotPrinted.filter(({ suggestion }) => suggestion?.part === part.id);
      const cells = [
        ...rows.map(({ phase, cells }) => [phase, cells[part.id] ?? []] as const),
        ...suggestions.map(({ phase, suggestion }) => [phase, suggestion?.tools ?? []] as const),
      ];
      return {
        ...part,
        tools: Object.fromEntries(cells.filter(([, tools]) => tools.length)),
        suggested: suggestions.length ? suggestions.map(({ phase }) => phase) : undefined,
      };
    });
    expect(await load(catalogue.matrix)).toEqual(toPlain(partsWithTools));
  });

  it('on tracking', async () => {
    const { prompts, ...lists } = inventory.tracking;
    expect(toPlain(await load(catalogue.tracking))).toEqual(
      toPlain({
        ...lists,
        prompts: prompts.map(({ question, level, ...prompt }) => ({
          ...prompt,
          level: level ?? undefined,
          text: question,
        })),
      }),
    );
  });

  it('in the checklists, principles and agreements', async () => {
    const { challenges, diffusionKeys } = inventory.successFactors;
    expect(await load(catalogue.successFactors)).toEqual([challenges, diffusionKeys]);
    expect(await load(catalogue.principles)).toEqual(inventory.principles);
    expect(await load(catalogue.agreements)).toEqual({
      peer: inventory.peerContract,
      homeOrganisation: inventory.homeOrganisationAgreement,
    });
  });

  it('on learning, matching, evaluation and alliances, and in the background', async () => {
    const { outcomes, goals, reforms } = await load(catalogue.learning);
    expect(outcomes).toEqual(inventory.learningOutcomeKinds);
    expect(withoutFields(goals, 'common')).toEqual(inventory.implicitGoals);
    expect(withoutFields(reforms, 'common')).toEqual(inventory.reformTypes);
    expect(await load(catalogue.matching)).toEqual({
      criteria: inventory.matchingCriteria,
      constraints: inventory.formatConstraints.items,
    });
    expect(await load(catalogue.evaluation)).toEqual({
      questions: inventory.evaluationQuestions,
      stages: inventory.evaluationStages.stages,
    });
    const { loop } = inventory.learningAlliances;
    expect(await load(catalogue.alliances)).toEqual({
      ...inventory.learningAlliances,
      loop: loop.map(({ basis, ...step }) => (basis === 'suggestion' ? { ...step, suggested: true } : step)),
    });
    expect(await load(catalogue.background)).toEqual({
      findings: inventory.mappingFindings,
      facts: inventory.publicationFacts,
    });
  });
});

it('the pack has every id of the inventory, and of its own only those of the map, its decision, a note and the links', async () => {
  const lists = await Promise.all(Object.values(catalogue).map(async (loader) => (await loader()).default as unknown));
  const packIds = [...collectIds(map), ...collectIds(lists)];
  const inventoryIds = collectIds(inventory);
  expect(inventoryIds.filter((id) => !packIds.includes(id))).toEqual([]);
  const ownIds = packIds.filter((id) => !inventoryIds.includes(id));
  expect(ownIds.filter((id) => !id.startsWith('link-'))).toEqual([
    'peer-learning',
    'go',
    'wait',
    'stop',
    'initiatives-note',
  ]);
});
