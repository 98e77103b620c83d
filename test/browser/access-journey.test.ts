// A journey through the accessibility tree only: controls are found by role and name, focused by their node, and
// results are read from the tree again. The test does not query elements.
import '../../src/define/index.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import { skipAfterFailure, skipUnless } from '../kit/engine.js';
import { clearPage, expect, attach } from '../kit/page.js';
import { focusAndPress, readTree, waitForTree, writeInto, type AccessibilityTree } from '../kit/accessibility-tree.js';

const [a, b] = peerLearning.phases as [Phase, Phase];
type Phase = (typeof peerLearning.phases)[number];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const startsWith = (text: string) => new RegExp(`^${escape(text)}`);
// The label of the voice precedes the question.
const endsWith = (text: string) => new RegExp(`${escape(text)}$`);

const getStatus = (tree: AccessibilityTree) => tree.getSubtree(tree.list('status')[0]!).text.replaceAll('\u00a0', ' ');
const getStation = (tree: AccessibilityTree, { label }: Phase) =>
  tree.getSubtree(tree.get('navigation', startsWith('Map: '))).get('button', startsWith(`Phase ${label},`));
const getGate = (tree: AccessibilityTree) => tree.getSection(/^Finish phase /);

/** Lists the steps that are left according to the gate. */
const listStepsLeft = (tree: AccessibilityTree) =>
  getGate(tree)
    .list('listitem')
    .map((item) => tree.getSubtree(item).text);

describe('a journey through the accessibility tree', function () {
  this.timeout(120_000);

  before(skipUnless('devtoolsProtocol'));
  before(() => void attach(document.createElement('process-map')));
  after(clearPage);

  skipAfterFailure();

  it('exposes the map, the current phase and its headings', async () => {
    const tree = await waitForTree('the map is rendered', (tree) => tree.list('navigation').length > 0 && tree);
    const navigation = tree.getSubtree(tree.get('navigation'));
    expect(navigation.list('button')).to.have.length(peerLearning.phases.length);
    expect(getStation(tree, a).states).to.include('current=step');
    expect(getStation(tree, a).name).to.include(a.title).and.to.include('You are here').and.to.include('on show');
    expect(tree.listLines('heading')[0]).to.equal(`heading 2 “Phase A of 5: ${a.title}”`);
    expect(tree.list('heading').map(({ name }) => name)).to.include.members(
      a.groups.map(({ title }) => `${title} To do`),
    );
    // Only the first row is open.
    expect(tree.list('button', / To do$/).map(({ collapsed }) => collapsed)).to.deep.equal(
      [...a.groups, ...a.risks].map((_, i) => i > 0),
    );
  });

  it('shows a locked phase read-only with the reason, and returns to the current one', async () => {
    await focusAndPress('button', startsWith('Phase C,'), 'Enter');
    const tree = await waitForTree(
      'phase C is shown',
      (tree) => tree.focused?.name.startsWith('Phase C of 5:') && tree,
    );
    expect(tree.focused).to.include({ role: 'heading', level: 2 });
    expect(tree.text).to.include('You can read this phase now and fill it in after phase B.');
    const writable = tree.list('textbox').filter(({ states }) => !states.includes('readonly'));
    expect(writable.map(({ name }) => name)).to.deep.equal(['Note here what you already know (optional)']);
    expect(tree.list('heading', /^Finish /), 'no gate').to.deep.equal([]);
    await focusAndPress('button', startsWith('Phase A,'), 'Space');
    await waitForTree('phase A is shown', (tree) => tree.focused?.name === `Phase A of 5: ${a.title}`);
  });

  it('announces the steps left when a phase is completed too early', async () => {
    await focusAndPress('button', 'Finish phase A', 'Enter');
    const tree = await waitForTree('the refusal is announced', (tree) => getStatus(tree) && tree);
    for (const { title } of a.groups)
      expect(getStatus(tree)).to.include(`${title}: write an answer, or choose “Not relevant for us”.`);
    expect(listStepsLeft(tree)).to.have.length(a.groups.length + 1);
    expect(getStation(tree, a).states).to.include('current=step');
  });

  it('focuses the question that a reason names, and accepts an answer', async () => {
    for (const { title, leads } of a.groups.slice(0, -1)) {
      await focusAndPress('button', new RegExp(`^${escape(title)}(:|$)`), 'Enter');
      const field = await waitForTree(
        'the question is focused',
        (tree) => tree.focused?.role === 'textbox' && tree.focused,
      );
      expect(field.name).to.match(endsWith(leads[0]!.text));
      await writeInto(endsWith(leads[0]!.text), `About ${title.toLowerCase()}.`);
      await waitForTree(
        'the step is no longer left',
        (tree) => !listStepsLeft(tree).some((text) => text.includes(title)),
      );
    }
    const tree = await readTree();
    expect(tree.get('textbox', endsWith(a.groups[0]!.leads[0]!.text)).value).to.equal(
      `About ${a.groups[0]!.title.toLowerCase()}.`,
    );
    expect(getStation(tree, a).name).to.include(`finished steps: ${a.groups.length - 1} of ${a.groups.length + 1}`);
  });

  it('sets a group aside', async () => {
    const { title } = a.groups.at(-1)!;
    await focusAndPress('button', `${title} To do`, 'Enter');
    await waitForTree('the row is open', (tree) => tree.list('button', `Not relevant for us ${title}`).length);
    await focusAndPress('button', `Not relevant for us ${title}`, 'Enter');
    const tree = await waitForTree(
      'the group is set aside',
      (tree) => tree.list('heading', `${title} Not relevant`).length > 0 && tree,
    );
    expect(tree.getSection(`${title} Not relevant`).list('button', `Answer it after all ${title}`)).to.have.length(1);
  });

  it('refuses to complete a phase while the decision is to wait', async () => {
    await focusAndPress('button', 'Finish phase A', 'Enter');
    const tree = await waitForTree(
      'the steps left are announced',
      (tree) => getStatus(tree).startsWith('Decide: go') && tree,
    );
    expect(listStepsLeft(tree).filter((text) => !/steps done/.test(text))).to.have.length(1);
    await focusAndPress('radio', startsWith('Wait'), 'Space');
    await waitForTree('the option is checked', (tree) =>
      tree.get('radio', startsWith('Wait')).states.includes('checked'),
    );
    await focusAndPress('button', 'Save decision', 'Enter');
    await waitForTree('the decision is announced', (tree) => getStatus(tree) === 'Decision saved: Wait');
    await focusAndPress('button', 'Finish phase A', 'Enter');
    await waitForTree(
      'the decision to wait is refused',
      (tree) => getStatus(tree).startsWith('You decided to wait') && tree,
    );
  });

  it('completes a phase after the decision to go, and focuses the heading of the next', async () => {
    await focusAndPress('button', 'Change the decision', 'Enter');
    await waitForTree('the options are shown', (tree) => tree.list('radio', startsWith('Go')).length > 0);
    await focusAndPress('radio', startsWith('Go'), 'Space');
    await focusAndPress('button', 'Save decision', 'Enter');
    await waitForTree('the decision is announced', (tree) => getStatus(tree) === 'Decision saved: Go');
    // The trail lists both decisions, each with its date.
    const steps = listStepsLeft(await readTree()).filter((text) => !/steps done|^\d+ \w+ \d{4}: /.test(text));
    expect(steps).to.deep.equal([]);
    await focusAndPress('button', 'Finish phase A', 'Enter');
    const tree = await waitForTree(
      'phase B is shown',
      (tree) => tree.focused?.name === `Phase B of 5: ${b.title}` && tree,
    );
    expect(getStatus(tree)).to.equal('Phase A is finished. Nothing was sent.');
    expect(getStation(tree, a).name).to.include('Finished').and.not.to.include('You are here');
    expect(getStation(tree, b).name).to.include('You are here').and.to.include('on show');
    expect(getStation(tree, b).states).to.include('current=step');
  });

  it('chooses a tool and accepts a risk by their names', async () => {
    const tool = b.tools[0]!;
    await focusAndPress('button', startsWith('Choose tools'), 'Enter');
    await waitForTree('the row is open', (tree) => tree.list('checkbox', startsWith(tool.name)).length);
    await focusAndPress('checkbox', startsWith(tool.name), 'Space');
    await waitForTree('the option is checked', (tree) =>
      tree.get('checkbox', startsWith(tool.name)).states.includes('checked'),
    );
    const risk = b.risks[0]!;
    const accept = `No measure: we accept this risk Risk: ${risk.name}`;
    await focusAndPress('button', `Risk: ${risk.name} To do`, 'Enter');
    await waitForTree('the row is open', (tree) => tree.list('checkbox', accept).length);
    await focusAndPress('checkbox', accept, 'Space');
    const tree = await waitForTree(
      'the risk is accepted',
      (tree) => tree.get('checkbox', accept).states.includes('checked') && tree,
    );
    expect(getStation(tree, b).name).to.match(/, finished steps: [1-9]\d* of \d+/);
  });

  it('shows a completed phase with its answers and a button to reopen it', async () => {
    await focusAndPress('button', startsWith('Phase A,'), 'Enter');
    const tree = await waitForTree(
      'phase A is shown',
      (tree) => tree.focused?.name === `Phase A of 5: ${a.title}` && tree,
    );
    expect(tree.text).to.include('This phase is finished. You can still change answers');
    expect(getGate(tree).list('button', 'Reopen phase A')).to.have.length(1);
    const [group] = a.groups;
    const answer = `About ${group!.title.toLowerCase()}.`;
    expect(tree.text, 'the first line of each answer').to.include(answer);
    await focusAndPress('button', `${group!.title} Answered Change`, 'Enter');
    const label = endsWith(group!.leads[0]!.text);
    const open = await waitForTree('the row is open', (next) => next.list('textbox', label).length > 0 && next);
    expect(open.get('textbox', label).value).to.equal(answer);
    expect(open.focused?.role).to.equal('textbox');
  });
});
