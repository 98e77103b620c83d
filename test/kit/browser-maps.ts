// Small maps for tests in a browser.
import type { Phase } from '../../src/index.js';

/** A phase with one group of one question, one tool, one risk and one measure; ids begin with its own. */
export const phase = (id: string, exit: Partial<Phase['exit']> = {}): Phase => ({
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

/** Three phases, of which the first asks for an answer. */
export const small = (id = 'small', version = '1') => ({
  id,
  version,
  language: 'en',
  title: `The ${id} map`,
  phases: [phase('a', { groups: 'all' }), phase('b'), phase('c')],
});

/** Serves a text at an address of this page. */
export const address = (text: string, type = 'application/json'): string =>
  URL.createObjectURL(new Blob([text], { type }));
