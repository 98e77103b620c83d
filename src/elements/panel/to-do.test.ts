import { expect } from 'chai';
import { createModel, map, type FakeMapOptions } from '../../../test/kit/panel-host.js';
import { findFirstToDo, findNextToDo } from './to-do.js';

const phase = map.phases[1]!;
type Views = NonNullable<FakeMapOptions['phases']>[string];

/** Creates the view of phase `b`, which has two groups, two tools of which one is required, and two risks. */
const createView = (view: Views = {}) => createModel({ phases: { b: view } }).view.phases[1]!;
const answered: Views = {
  groups: [
    { id: 'g1', state: 'answered' },
    { id: 'g2', state: 'set-aside' },
  ],
};
const chosen: Views = { tools: [{ id: 't1', chosen: true }] };
const assessed: Views = { risks: ['r1', 'r2'].map((id) => ({ id, assessed: true })) };

describe('findFirstToDo', () => {
  it('returns the first open group, then the tools, then the first open risk, then nothing', () => {
    expect(findFirstToDo(phase, createView())).to.equal('g1');
    expect(
      findFirstToDo(
        phase,
        createView({
          groups: [
            { id: 'g1', state: 'set-aside' },
            { id: 'g2', state: 'open' },
          ],
        }),
      ),
    ).to.equal('g2');
    expect(findFirstToDo(phase, createView(answered))).to.equal(':tools');
    expect(findFirstToDo(phase, createView({ ...answered, ...chosen }))).to.equal('r1');
    expect(
      findFirstToDo(
        phase,
        createView({
          ...answered,
          ...chosen,
          risks: [
            { id: 'r1', assessed: true },
            { id: 'r2', assessed: false },
          ],
        }),
      ),
    ).to.equal('r2');
    expect(findFirstToDo(phase, createView({ ...answered, ...chosen, ...assessed }))).to.equal(undefined);
  });

  it('returns nothing for a locked phase', () => {
    expect(findFirstToDo(phase, createView({ unlocked: false }))).to.equal(undefined);
  });

  it('asks for as many tools as the phase requires, and has', () => {
    const withExit = (tools: number) => ({ ...phase, exit: { ...phase.exit, tools } });
    const done = { ...answered, ...assessed };
    expect(findFirstToDo(withExit(0), createView(done)), 'none is required').to.equal(undefined);
    const withOne: Views = {
      ...done,
      tools: [
        { id: 't1', chosen: true },
        { id: 't2', chosen: false },
      ],
    };
    expect(findFirstToDo(withExit(1), createView(withOne))).to.equal(undefined);
    expect(findFirstToDo(withExit(2), createView(withOne))).to.equal(':tools');
    const withAll: Views = { ...done, tools: ['t1', 't2'].map((id) => ({ id, chosen: true })) };
    expect(findFirstToDo(withExit(9), createView(withAll)), 'there are no more').to.equal(undefined);
    expect(findFirstToDo({ ...withExit(1), tools: [] }, createView({ ...done, tools: [] }))).to.equal(undefined);
  });
});

describe('findNextToDo', () => {
  it('returns the next one in the order of the page', () => {
    expect(findNextToDo(phase, createView(), 'g1')?.row).to.equal('g2');
    expect(findNextToDo(phase, createView(), 'g2')?.row).to.equal(':tools');
    expect(findNextToDo(phase, createView(), ':tools')?.row).to.equal('r1');
    expect(findNextToDo(phase, createView(chosen), 'g2')?.row, 'passes over what is done').to.equal('r1');
  });

  it('has the subject of the panel that shows it', () => {
    const done = { ...answered, ...chosen };
    const subjects = ['g1', 'g2', ':tools'].map((row) => findNextToDo(phase, createView(), row)?.subject);
    expect(subjects).to.deep.equal(['group', 'tool', 'risk']);
    expect(findNextToDo(phase, createView(done), ':ideas')?.subject).to.equal('risk');
  });

  it('begins again at the first one, and never returns the row that was left', () => {
    expect(findNextToDo(phase, createView(), 'r2')?.row).to.equal('g1');
    expect(findNextToDo(phase, createView({ ...answered, ...chosen }), 'r2')?.row).to.equal('r1');
    const onlyFirst: Views = {
      ...chosen,
      ...assessed,
      groups: [
        { id: 'g1', state: 'open' },
        { id: 'g2', state: 'answered' },
      ],
    };
    expect(findNextToDo(phase, createView(onlyFirst), 'r2')?.row).to.equal('g1');
    expect(findNextToDo(phase, createView(onlyFirst), 'g1')?.row, 'left empty').to.equal(undefined);
  });

  it('returns the first one after a row in which nothing is to do', () => {
    expect(findNextToDo(phase, createView(), ':ideas')?.row).to.equal('g1');
    expect(findNextToDo(phase, createView({ ...answered, ...chosen, ...assessed }), ':ideas')?.row).to.equal(undefined);
  });
});
