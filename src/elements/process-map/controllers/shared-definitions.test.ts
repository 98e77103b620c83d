import { expect } from 'chai';
import type { JsonObject } from '../../../utils/json.js';
import { readDefinition, shareDefinition } from './shared-definitions.js';

const createDefinition = (title: string): JsonObject => ({
  id: 'small',
  version: '1',
  language: 'en',
  title,
  phases: [{ id: 'a', label: 'A', title: 'Plan', groups: [], exit: { groups: 'all', tools: 0, risks: 'none' } }],
});

describe('shareDefinition', () => {
  it('returns the definition that was set last if it has the same content', () => {
    const first = createDefinition('Trees');
    expect(shareDefinition(first)).to.equal(first);
    expect(shareDefinition(createDefinition('Trees'))).to.equal(first);
    const other = createDefinition('Bridges');
    expect(shareDefinition(other)).to.equal(other);
    expect(shareDefinition(createDefinition('Bridges'))).to.equal(other);
  });

  it('returns a text, null and a list as they are', () => {
    for (const definition of ['{"id":1}', null, [1]]) expect(shareDefinition(definition)).to.equal(definition);
  });
});

describe('readDefinition', () => {
  it('reads a shared definition once, to a map of its own for each element', () => {
    const definition = createDefinition('Trees');
    const [first, second] = [readDefinition(definition), readDefinition(definition)];
    expect(first.map).to.deep.equal(second.map);
    expect(first.map).not.to.equal(second.map);
    expect(first.map?.phases).to.equal(second.map?.phases);
  });

  it('reports the problems each time', () => {
    const definition = { ...createDefinition('Trees'), title: 7 };
    const paths = [readDefinition(definition), readDefinition(definition)].map(({ problems }) =>
      problems.map(({ path }) => path),
    );
    expect(paths[0]).to.deep.equal(paths[1]).and.to.include('/title');
  });

  it('reads a text', () => {
    expect(readDefinition(JSON.stringify(createDefinition('Trees'))).map?.title).to.equal('Trees');
  });
});
