import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  find,
  findAll,
  focused,
  get,
  map,
  mount,
  refusal,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import type { ToolView } from '../../journey/types/view.js';
import { ProcessMapToolsElement } from './process-map-tools.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-tools')) customElements.define('process-map-tools', ProcessMapToolsElement);

const REST = 400;

let root: FakeMap;
const start = async (given?: Given) => (root = await mount(['process-map-tools'], given));
const boxes = () => findAll<HTMLInputElement>(root, 'input[type=checkbox]');
const tools = (first: Partial<ToolView> = {}) => ({
  b: {
    tools: [
      { id: 't1', chosen: false, ...first },
      { id: 't2', chosen: false },
    ],
  },
});

describe('process-map-tools', () => {
  afterEach(() => root.remove());

  it('offers each tool by name, with what it is', async () => {
    await start({ phases: tools({ chosen: true }) });
    expect(get(root, 'h3').textContent).to.equal('Tools to pick up');
    expect(textOf(get(root, '[part=state]'))).to.equal('1 of 2 chosen');
    expect(boxes().map((box) => box.checked)).to.deep.equal([true, false]);
    expect(boxes().map((box) => box.labels?.[0]?.textContent.replace(/\s+/g, ' '))).to.deep.equal([
      'Matching toolPair people.',
      'MeetingsMeet.',
    ]);
    await expect(root).to.be.accessible();
  });

  it('renders nothing where the phase has none', async () => {
    await start({ model: { shownPhase: 'a' } });
    expect(textOf(root)).to.equal('');
    expect(get(root, 'process-map-tools').getBoundingClientRect().height).to.equal(0);
  });

  it('chooses and drops, by the space bar', async () => {
    await start();
    boxes()[0]?.focus();
    await sendKeys({ press: 'Space' });
    expect(root.asked).to.deep.equal([{ type: 'tool.choose', tool: 't1' }]);
    root.give({ phases: tools({ chosen: true }) });
    await settle();
    expect(boxes()[0]?.checked).to.equal(true);
    expect(focused() === boxes()[0]).to.equal(true);
    await sendKeys({ press: 'Space' });
    expect(root.asked.at(-1)).to.deep.equal({ type: 'tool.drop', tool: 't1' });
  });

  it('takes a note to a chosen tool, once per pause, and clears it', async () => {
    await start({ phases: tools({ chosen: true, note: 'Old' }) });
    const note = get<HTMLTextAreaElement>(root, 'textarea');
    expect(note.value).to.equal('Old');
    note.focus();
    note.select();
    await sendKeys({ type: 'With the audit office' });
    expect(root.asked).to.deep.equal([]);
    await wait(REST);
    expect(root.asked).to.deep.equal([{ type: 'tool.choose', tool: 't1', note: 'With the audit office' }]);
    root.give({ phases: tools({ chosen: true, note: 'With the audit office' }) });
    await settle();
    note.select();
    await sendKeys({ press: 'Backspace' });
    note.blur();
    expect(root.asked.at(-1)).to.deep.equal({ type: 'tool.choose', tool: 't1', note: '' });
    await expect(root).to.be.accessible();
  });

  it('brings the note back when a tool is dropped by mistake', async () => {
    await start({ phases: tools({ chosen: true, note: 'Long thought' }) });
    boxes()[0]?.click();
    root.give({ phases: tools() });
    await settle();
    expect(!find(root, 'textarea'), 'a note only to a chosen tool').to.equal(true);
    boxes()[0]?.click();
    expect(root.asked.at(-1)).to.deep.equal({ type: 'tool.choose', tool: 't1', note: 'Long thought' });
  });

  it('shows what the journey says after a refusal, and why', async () => {
    await start();
    root.answer = () => refusal({ code: 'vetoed', message: 'Not this one.' });
    boxes()[0]?.click();
    await settle();
    expect(boxes()[0]?.checked).to.equal(false);
    expect(textOf(root)).to.include('Not this one.');
    root.answer = () => ({ ok: true, facts: [] });
    boxes()[1]?.click();
    root.give({});
    await settle();
    expect(textOf(root)).not.to.include('Not this one.');
  });

  for (const [name, given] of Object.entries({
    locked: { phases: { b: { unlocked: false } } },
    'read-only': { model: { readOnly: true } },
  } satisfies Record<string, Given>)) {
    it(`cannot be chosen where it is ${name}`, async () => {
      await start(given);
      expect(boxes().every((box) => box.disabled)).to.equal(true);
      await expect(root).to.be.accessible();
    });
  }

  it('is passed on the route once as many are chosen as the phase asks for', async () => {
    await start({ phases: tools({ chosen: true }) });
    const look = () => get(root, '[part=waypoint]').classList.contains('passed');
    expect(look()).to.equal(true);
    const two = structuredClone(map);
    two.phases[1]!.exit.tools = 2;
    root.give({ map: two, phases: tools({ chosen: true }) });
    await settle();
    expect(look()).to.equal(false);
  });
});
