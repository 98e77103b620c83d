// Small map definitions for browser tests.
import type { Phase } from '../../src/index.js';

/** Creates a phase with one question, one tool, one risk and one measure, whose ids start with the phase's id. */
export const createPhase = (id: string, exit: Partial<Phase['exit']> = {}): Phase => ({
  id,
  label: id.toUpperCase(),
  title: `Phase ${id}`,
  headline: `What of ${id}?`,
  summary: `All about ${id}.`,
  groups: [
    {
      id: `${id}-group`,
      title: `Group of ${id}`,
      leads: [{ id: `${id}-q`, text: `Question of ${id}?` }],
      questions: [],
    },
  ],
  tools: [{ id: `${id}-tool`, name: `Tool of ${id}` }],
  risks: [{ id: `${id}-risk`, name: `Risk of ${id}` }],
  measures: [{ id: `${id}-measure`, name: `Measure of ${id}`, addresses: [`${id}-risk`] }],
  ideas: [],
  exit: { groups: 'none', tools: 0, risks: 'none', ...exit },
});

/** Creates a map of three phases, of which the first requires an answer. */
export const createSmallMap = (id = 'small', version = '1') => ({
  id,
  version,
  language: 'en',
  title: `The ${id} map`,
  phases: [createPhase('a', { groups: 'all' }), createPhase('b'), createPhase('c')],
});

/** Creates a blob URL that serves a text. */
export const createUrl = (text: string, type = 'application/json'): string =>
  URL.createObjectURL(new Blob([text], { type }));
