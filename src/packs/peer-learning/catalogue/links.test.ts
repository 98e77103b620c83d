import { describe, expect, it } from 'vitest';
import map from '../index.js';
import links from './links.js';
import matrix from './parts.js';

describe('the links from ideas to questions', () => {
  it('say of every group what serves it, by ideas of its own phase, each once', () => {
    for (const phase of map.phases) {
      const ids = [...phase.ideas, ...(phase.practices ?? []), ...(phase.cases ?? [])].map(({ id }) => id);
      for (const { id } of phase.groups) {
        const [link, ...more] = links.filter(({ group }) => group === id);
        expect(more, id).toEqual([]);
        expect(link?.ideas.length, id).toBeGreaterThan(1);
        expect(ids, id).toEqual(expect.arrayContaining(link?.ideas ?? []));
        expect(new Set(link?.ideas).size, id).toBe(link?.ideas.length);
      }
    }
    expect(links.length).toBe(map.phases.flatMap(({ groups }) => groups).length);
  });

  it('leave no idea, practice or case of a phase out', () => {
    const linked = links.flatMap(({ ideas }) => ideas);
    for (const { ideas, practices = [], cases = [] } of map.phases) {
      for (const { id } of [...ideas, ...practices, ...cases]) expect(linked).toContain(id);
    }
  });
});

describe('the parts of the process', () => {
  it('say of every tool that a phase offers what it is good for, where the guide has a row', () => {
    for (const { id, tools } of map.phases) {
      for (const tool of tools) {
        const served = matrix.filter((part) => tool.tools?.some((each) => part.tools[id]?.includes(each)));
        expect(served.length, `${tool.id} in ${id}`).toBeGreaterThan(0);
      }
    }
  });
});
