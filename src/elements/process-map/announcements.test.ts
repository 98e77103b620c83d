import '../../define/index.js';
import { find, get, getText, waitForUpdates } from '../../../test/kit/dom.js';
import { clearPage, expect, mountMap } from '../../../test/kit/page.js';
import { clickButton } from '../../../test/kit/panel-host.js';
import type { ProcessMapElement } from '../../index.js';

const getAnnouncement = (map: ProcessMapElement) => getText(get(map, '[role=status]'));

/** Runs a function and returns the callbacks that it scheduled for 5 s later or more. */
async function collectLongTimers(run: () => unknown): Promise<(() => void)[]> {
  const callbacks: (() => void)[] = [];
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((callback: () => void, delay?: number, ...args: unknown[]) => {
    if (delay && delay >= 5000) callbacks.push(callback);
    return setTimeout(callback, delay, ...args);
  }) as typeof setTimeout;
  try {
    await run();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  return callbacks;
}

describe('an announcement', () => {
  afterEach(clearPage);

  it('leaves the page again after some seconds', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
    await waitForUpdates(map);
    const timers = await collectLongTimers(async () => {
      clickButton(get(map, 'process-map-gate'), 'Mark A as done and go on to B');
      await waitForUpdates(map);
    });
    expect(getAnnouncement(map)).to.equal('A is marked as done. Nothing was sent.');
    for (const end of timers) end();
    await waitForUpdates(map);
    expect(getAnnouncement(map)).to.equal('');
  });

  it('names the places where a merge left another answer beside one', async () => {
    localStorage.clear();
    const first = await mountMap(undefined, { storage: 'local' });
    const second = await mountMap(undefined, { storage: 'local' });
    first.send({ type: 'question.answer', question: 'a-q', text: 'Ours' });
    second.send({ type: 'question.answer', question: 'a-q', text: 'Theirs' });
    dispatchEvent(new Event('pagehide'));
    await waitForUpdates();
    const map = [first, second].find((candidate) => getAnnouncement(candidate));
    expect(map && getAnnouncement(map)).to.equal('Another answer came in, and both are kept: A, Group of a.');
    expect(find(map as ProcessMapElement, 'process-map-gate')).to.be.ok;
    expect(getText(get(map as ProcessMapElement, 'process-map-gate'))).to.include('Group of a: two answers.');
  });
});
