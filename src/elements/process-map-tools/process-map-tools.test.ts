import {
  find,
  findAll,
  getAccessibleName,
  getFocusedElement,
  get,
  waitForUpdates,
  getVisibleText,
  wait,
} from '../../../test/kit/dom.js';
import { map, mountPanels, createDenial, type FakeMap, type FakeMapOptions } from '../../../test/kit/panel-host.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { ToolView } from '../../journey/types/view.js';
import { ProcessMapToolsElement } from './process-map-tools.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-tools')) customElements.define('process-map-tools', ProcessMapToolsElement);

/** Longer than the debounce of typed text, even on a slow machine. */
const DEBOUNCE_WAIT_MS = 400;

let root: FakeMap;
const mount = async (options?: FakeMapOptions) => (root = await mountPanels(['process-map-tools'], options));
const getCheckboxes = () => findAll<HTMLInputElement>(root, 'input[type=checkbox]');

/** Views of the tools of phase `b`. */
const withTool = (first: Partial<ToolView> = {}) => ({
  b: {
    tools: [
      { id: 't1', chosen: false, ...first },
      { id: 't2', chosen: false },
    ],
  },
});

describe('process-map-tools', () => {
  afterEach(() => root.remove());

  it('offers each tool with its name and text', async () => {
    await mount({ phases: withTool({ chosen: true }) });
    expect(get(root, 'h3').textContent).to.equal('Choose tools');
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('1 of 2 chosen');
    expect(getCheckboxes().map((box) => box.checked)).to.deep.equal([true, false]);
    expect(getCheckboxes().map((box) => box.labels?.[0]?.textContent.replace(/\s+/g, ' '))).to.deep.equal([
      'Matching toolPair people.',
      'MeetingsMeet.',
    ]);
    await expect(root).to.be.accessible();
  });

  it('renders nothing if the phase has no tools', async () => {
    await mount({ model: { shownPhase: 'a' } });
    expect(getVisibleText(root)).to.equal('');
    expect(get(root, 'process-map-tools').getBoundingClientRect().height).to.equal(0);
  });

  it('chooses and drops a tool by the space bar, and keeps the focus', async () => {
    await mount();
    getCheckboxes()[0]?.focus();
    await sendKeys({ press: 'Space' });
    expect(root.commands).to.deep.equal([{ type: 'tool.choose', tool: 't1' }]);
    root.provide({ phases: withTool({ chosen: true }) });
    await waitForUpdates();
    expect(getCheckboxes()[0]?.checked).to.equal(true);
    expect(getFocusedElement() === getCheckboxes()[0]).to.equal(true);
    await sendKeys({ press: 'Space' });
    expect(root.commands.at(-1)).to.deep.equal({ type: 'tool.drop', tool: 't1' });
  });

  it('sends the note of a chosen tool after the debounce, and clears it', async () => {
    await mount({ phases: withTool({ chosen: true, note: 'Old' }) });
    const note = get<HTMLTextAreaElement>(root, 'textarea');
    expect(note.value).to.equal('Old');
    note.focus();
    note.select();
    await sendKeys({ type: 'With the audit office' });
    expect(root.commands).to.deep.equal([]);
    await wait(DEBOUNCE_WAIT_MS);
    expect(root.commands).to.deep.equal([{ type: 'tool.choose', tool: 't1', note: 'With the audit office' }]);
    root.provide({ phases: withTool({ chosen: true, note: 'With the audit office' }) });
    await waitForUpdates();
    note.select();
    await sendKeys({ press: 'Backspace' });
    await wait(DEBOUNCE_WAIT_MS);
    expect(root.commands.at(-1)).to.deep.equal({ type: 'tool.choose', tool: 't1', note: '' });
    root.provide({ phases: withTool({ chosen: true }) });
    await waitForUpdates();
    expect(getFocusedElement() === note, 'the field stays while a person clears it').to.equal(true);
    expect(note.isConnected && note.value).to.equal('');
    await expect(root).to.be.accessible();
  });

  it('restores the note when a dropped tool is chosen again', async () => {
    await mount({ phases: withTool({ chosen: true, note: 'Long thought' }) });
    getCheckboxes()[0]?.click();
    root.provide({ phases: withTool() });
    await waitForUpdates();
    expect(!find(root, 'textarea'), 'no note without a chosen tool').to.equal(true);
    getCheckboxes()[0]?.click();
    expect(root.commands.at(-1)).to.deep.equal({ type: 'tool.choose', tool: 't1', note: 'Long thought' });
  });

  it('does not restore a note that was deleted before the tool was dropped', async () => {
    await mount({ phases: withTool({ chosen: true, note: 'Long thought' }) });
    getCheckboxes()[0]?.click();
    root.provide({ phases: withTool() });
    await waitForUpdates();
    getCheckboxes()[0]?.click();
    root.provide({ phases: withTool({ chosen: true }) });
    await waitForUpdates();
    getCheckboxes()[0]?.click();
    root.provide({ phases: withTool() });
    await waitForUpdates();
    getCheckboxes()[0]?.click();
    expect(root.commands.at(-1)).to.deep.equal({ type: 'tool.choose', tool: 't1' });
  });

  it('resets the checkbox and shows the reasons after a denial, until the next accepted command', async () => {
    await mount();
    root.respond = () => createDenial({ code: 'vetoed', message: 'Not this one.' });
    getCheckboxes()[0]?.click();
    await waitForUpdates();
    expect(getCheckboxes()[0]?.checked).to.equal(false);
    expect(getVisibleText(root)).to.include('Not this one.');
    root.respond = () => ({ ok: true, facts: [] });
    getCheckboxes()[1]?.click();
    root.provide({});
    await waitForUpdates();
    expect(getVisibleText(root)).not.to.include('Not this one.');
  });

  for (const [state, options] of Object.entries({
    'read-only': { model: { readOnly: true } },
    stopped: { view: { status: 'stopped' } },
  } satisfies Record<string, FakeMapOptions>)) {
    it(`disables its checkboxes when the map or journey is ${state}`, async () => {
      await mount(options);
      expect(getCheckboxes().map((box) => box.disabled)).to.deep.equal([true, true]);
      expect(findAll(root, 'button'), 'nothing to press').to.have.length(0);
      await expect(root).to.be.accessible();
    });
  }

  it('shows the tools of a locked phase as text, since there is nothing to choose yet', async () => {
    await mount({ phases: { b: { unlocked: false } } });
    expect(getVisibleText(root))
      .to.include('Matching tool Pair people.')
      .and.include('Meetings Meet.')
      .and.not.include('chosen');
    expect(findAll(root, 'input, textarea, button, label, [part=state], .todo')).to.have.length(0);
    await expect(root).to.be.accessible();
  });

  it('offers a note for each chosen tool, with its field once a person asks for it', async () => {
    await mount({ phases: withTool({ chosen: true }) });
    expect(findAll(root, 'textarea')).to.have.length(0);
    const buttons = findAll<HTMLButtonElement>(root, 'button');
    expect(buttons.map(getAccessibleName)).to.deep.equal(['Add a note Matching tool']);
    buttons[0]?.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'With the audit office' });
    const note = get<HTMLTextAreaElement>(root, 'textarea');
    expect(getFocusedElement() === note).to.equal(true);
    expect(getAccessibleName(note)).to.equal('Note (optional) Matching tool');
    note.blur();
    expect(root.commands).to.deep.equal([{ type: 'tool.choose', tool: 't1', note: 'With the audit office' }]);
    expect(findAll(root, 'button'), 'no second way to the same field').to.have.length(0);
    await expect(root).to.be.accessible();
  });

  it('marks the waypoint as passed once the number of tools in the exit rule is chosen', async () => {
    await mount({ phases: withTool({ chosen: true }) });
    const isPassed = () => get(root, '[part=waypoint]').classList.contains('passed');
    expect(isPassed()).to.equal(true);
    const mapWithTwo = structuredClone(map);
    mapWithTwo.phases[1]!.exit.tools = 2;
    root.provide({ map: mapWithTwo, phases: withTool({ chosen: true }) });
    await waitForUpdates();
    expect(isPassed()).to.equal(false);
  });
});
