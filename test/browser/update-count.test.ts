// How many elements update for one change: an element updates only if something that it renders changed.
import { ReactiveElement } from 'lit';
import '../../src/define/index.js';
import { get, wait, waitForUpdates } from '../kit/dom.js';
import { clearPage, expect, mountMap } from '../kit/page.js';
import { click, enterText } from '../kit/person.js';

/** Longer than the debounce of typed text, and the one of saving after it. */
const SAVED_MS = 1000;

const prototype = ReactiveElement.prototype as unknown as { performUpdate(this: Element): unknown };
const { performUpdate } = prototype;

/** Tags of the elements that updated, in order. */
let updates: string[] = [];

/** Mounts the peer-learning map, and waits until everything that is loaded when idle has been rendered. */
async function mountIdleMap(attributes: Record<string, string> = {}) {
  const map = await mountMap({}, attributes);
  await wait(3000);
  await waitForUpdates(map);
  updates = [];
  return map;
}

describe('number of element updates', function () {
  this.timeout(30_000);

  before(() => {
    prototype.performUpdate = function () {
      updates.push(this.localName);
      return performUpdate.call(this);
    };
  });
  after(() => void (prototype.performUpdate = performUpdate));
  afterEach(clearPage);

  it('is at most six for an answer that is typed and saved, and at most two of them for each save state', async () => {
    const map = await mountIdleMap({ storage: 'local' });
    const states: string[] = [];
    map.addEventListener('process-map-save', () => states.push(...updates, 'saved'));
    enterText(get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea'), 'By letter');
    await wait(SAVED_MS);
    await waitForUpdates(map);
    expect(states, 'saved').to.include('saved');
    const forAnswer = states.slice(0, states.indexOf('saved'));
    const forSave = updates.slice(forAnswer.length);
    expect(forSave).to.deep.equal(['process-map-journey']);
    expect(forAnswer).to.have.members([
      'process-map-diagram',
      'process-map-journey',
      'process-map-questions',
      'process-map-gate',
    ]);
    expect(updates.length).to.be.at.most(6);
  });

  it('is one for an announcement: the root', async () => {
    const map = await mountIdleMap();
    const term = get(map, '.term');
    await click(term);
    await waitForUpdates(map);
    expect(updates).to.deep.equal(['process-map']);
  });

  it('is one for a choice of a tool in each element that shows it', async () => {
    const map = await mountIdleMap({ progression: 'open', 'shown-phase': 'sustained-contact' });
    get(get(map, 'process-map-tools'), '.toggle').click();
    await waitForUpdates(map);
    updates = [];
    get<HTMLInputElement>(get(map, 'process-map-tools'), 'input[type=checkbox]').click();
    await waitForUpdates(map);
    // The bar counts the steps that are done.
    expect([...updates].sort()).to.deep.equal([
      'process-map-diagram',
      'process-map-gate',
      'process-map-journey',
      'process-map-tools',
    ]);
  });

  it('is none for commands that change nothing', async () => {
    const map = await mountIdleMap();
    map.send({ type: 'question.answer', question: 'no such question', text: 'x' });
    map.send({ type: 'tool.drop', tool: map.definition!.phases[1]!.tools[0]!.id });
    await waitForUpdates(map);
    expect(updates).to.deep.equal([]);
  });
});
