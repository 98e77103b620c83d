import { describe, expect, it } from 'vitest';
import map from '../index.js';
import links from './links.js';
import matrix from './parts.js';

describe('links from ideas to question groups', () => {
  it('list at least two ideas of the same phase for every group, each once', () => {
    for (const phase of map.phases) {
      const ids = [...phase.ideas, ...(phase.practices ?? []), ...(phase.cases ?? [])].map(({ id }) => id);
      for (const { id } of phase.groups) {
        const [link, ...otherLinks] = links.filter(({ group }) => group === id);
        expect(otherLinks, id).toEqual([]);
        expect(link?.ideas.length, id).toBeGreaterThan(1);
        expect(ids, id).toEqual(expect.arrayContaining(link?.ideas ?? []));
        expect(new Set(link?.ideas).size, id).toBe(link?.ideas.length);
      }
    }
    expect(links.length).toBe(map.phases.flatMap(({ groups }) => groups).length);
  });

  it('contain every idea, practice and case of a phase', () => {
    const linked = links.flatMap(({ ideas }) => ideas);
    for (const { ideas, practices = [], cases = [] } of map.phases) {
      for (const { id } of [...ideas, ...practices, ...cases]) expect(linked).toContain(id);
    }
  });
});

describe('parts of the process', () => {
  it('contain every tool that a phase offers', () => {
    for (const { id, tools } of map.phases) {
      for (const tool of tools) {
        const matchingParts = matrix.filter((part) => tool.tools?.some((toolId) => part.tools[id]?.includes(toolId)));
        expect(matchingParts.length, `${tool.id} in ${id}`).toBeGreaterThan(0);
      }
    }
  });
});
