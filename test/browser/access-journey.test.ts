// A journey by somebody who has the accessibility tree and nothing else: things are found in it by role and name,
// reached by what it knows them by, and what came of it is read in it again. Nothing is known here of the elements.
import '../../src/define/index.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import { clear, expect, inSteps, put } from '../kit/page.js';
import { onlyInChromium } from '../kit/person.js';
import { act, look, until, write, type Tree } from '../kit/accessibility-tree.js';

const [a, b] = peerLearning.phases as [Phase, Phase];
type Phase = (typeof peerLearning.phases)[number];

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const begins = (words: string) => new RegExp(`^${escaped(words)}`);
/** A question, after whom it speaks to. */
const asks = (words: string) => new RegExp(`${escaped(words)}$`);

const said = (tree: Tree) => tree.inside(tree.all('status')[0]!).text.replaceAll('\u00a0', ' ');
const station = (tree: Tree, { label }: Phase) =>
  tree.inside(tree.the('navigation', begins('Map: '))).the('button', begins(`Phase ${label},`));
const gate = (tree: Tree) => tree.section(/^Before /);
/** What the gate says is left. */
const left = (tree: Tree) =>
  gate(tree)
    .all('listitem')
    .map((item) => tree.inside(item).text);

describe('a journey through the accessibility tree alone', function () {
  this.timeout(120_000);

  before(onlyInChromium);
  before(() => void put(document.createElement('process-map')));
  after(clear);

  inSteps();

  it('finds the map, and where one is in it', async () => {
    const tree = await until('the map is there', (now) => now.all('navigation').length > 0 && now);
    const nav = tree.inside(tree.the('navigation'));
    expect(nav.all('button')).to.have.length(peerLearning.phases.length);
    expect(station(tree, a).states).to.include('current=step');
    expect(station(tree, a).name).to.include(a.title).and.to.include('You are here').and.to.include('on show');
    expect(tree.lines('heading')[0]).to.equal(`heading 2 “Phase A of 5: ${a.title}”`);
    expect(tree.all('heading').map(({ name }) => name)).to.include.members(a.groups.map(({ title }) => title));
  });

  it('looks at a locked phase, learns why, and comes back', async () => {
    await act('button', begins('Phase C,'), 'Enter');
    const tree = await until('phase C is on show', (now) => now.focused?.name.startsWith('Phase C of 5:') && now);
    expect(tree.focused).to.include({ role: 'heading', level: 2 });
    expect(tree.text).to.include(`Locked until ${b.title} (B) is complete.`);
    expect(tree.all('textbox').filter(({ states }) => !states.includes('readonly'))).to.deep.equal([]);
    expect(gate(tree).all('button')).to.deep.equal([]);
    await act('button', begins('Phase A,'), 'Space');
    await until('phase A is on show', (now) => now.focused?.name === `Phase A of 5: ${a.title}`);
  });

  it('tries to go on, and is told what is left', async () => {
    await act('button', begins('Mark A as done'), 'Enter');
    const tree = await until('a refusal is said', (now) => said(now) && now);
    for (const { title } of a.groups)
      expect(said(tree)).to.include(`${title}: write an answer, or set the group aside.`);
    expect(left(tree)).to.have.length(a.groups.length + 1);
    expect(station(tree, a).states).to.include('current=step');
  });

  it('goes from the reason to the question, and answers', async () => {
    for (const { title, leads } of a.groups.slice(0, -1)) {
      await act('button', begins(`${title}:`), 'Enter');
      const at = await until('the question is reached', (now) => now.focused?.role === 'textbox' && now.focused);
      expect(at.name).to.match(asks(leads[0]!.text));
      await write(asks(leads[0]!.text), `About ${title.toLowerCase()}.`);
      await until('it is no longer left', (now) => !left(now).some((words) => words.startsWith(`${title}:`)));
    }
    const tree = await look();
    expect(tree.the('textbox', asks(a.groups[0]!.leads[0]!.text)).value).to.equal(
      `About ${a.groups[0]!.title.toLowerCase()}.`,
    );
    expect(station(tree, a).name).to.include(`${a.groups.length - 1} of ${a.groups.length + 1} steps`);
  });

  it('sets the last group aside', async () => {
    const { title } = a.groups.at(-1)!;
    await act('button', `Set this group aside ${title}`, 'Enter');
    const after = await until('it is set aside', (now) => now.section(title).text.includes('Set aside') && now);
    expect(after.section(title).all('button', `Take it up again ${title}`)).to.have.length(1);
  });

  it('is refused until it is decided to go', async () => {
    await act('button', begins('Mark A as done'), 'Enter');
    const tree = await until('what is left is said', (now) => said(now).startsWith('Record the decision') && now);
    expect(left(tree).filter((words) => !/steps done/.test(words))).to.have.length(1);
    await act('radio', begins('Wait'), 'Space');
    await until('it is chosen', (now) => now.the('radio', begins('Wait')).states.includes('checked'));
    await act('button', 'Record this decision', 'Enter');
    await until('it is said', (now) => said(now) === 'Recorded: Wait');
    await act('button', begins('Mark A as done'), 'Enter');
    await until('waiting leads nowhere', (now) => said(now).startsWith('Record the decision') && now);
  });

  it('decides to go, and completes A', async () => {
    await act('radio', begins('Go'), 'Space');
    await act('button', 'Record this decision', 'Enter');
    await until('it is said', (now) => said(now) === 'Recorded: Go');
    expect(left(await look()).filter((words) => !/steps done/.test(words))).to.deep.equal([]);
    await act('button', 'Mark A as done and go on to B', 'Enter');
    const tree = await until('B is on show', (now) => now.focused?.name === `Phase B of 5: ${b.title}` && now);
    expect(said(tree)).to.equal('A is marked as done. Nothing was sent.');
    expect(station(tree, a).name).to.include('Done').and.not.to.include('You are here');
    expect(station(tree, b).name).to.include('You are here').and.to.include('on show');
    expect(station(tree, b).states).to.include('current=step');
  });

  it('picks up a tool in B and assesses a risk, each by its own name', async () => {
    const tool = b.tools[0]!;
    await act('checkbox', begins(tool.name), 'Space');
    await until('it is chosen', (now) => now.the('checkbox', begins(tool.name)).states.includes('checked'));
    const risk = b.risks[0]!;
    const accept = `We accept this risk as it is ${risk.name}`;
    await act('checkbox', accept, 'Space');
    const after = await until('it is accepted', (now) => now.the('checkbox', accept).states.includes('checked') && now);
    expect(station(after, b).name).to.match(/, [1-9]\d* of \d+ steps/);
  });

  it('goes back to A, which says that it is done and can be opened again', async () => {
    await act('button', begins('Phase A,'), 'Enter');
    const tree = await until('A is on show', (now) => now.focused?.name === `Phase A of 5: ${a.title}` && now);
    expect(tree.text).to.include('Marked as done. You can still change it');
    expect(gate(tree).all('button', 'Open A again')).to.have.length(1);
    expect(tree.the('textbox', asks(a.groups[0]!.leads[0]!.text)).value).to.equal(
      `About ${a.groups[0]!.title.toLowerCase()}.`,
    );
  });
});
