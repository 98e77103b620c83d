import '../../define/index.js';
import { createPhase, createSmallMap } from '../../../test/kit/browser-maps.js';
import { find, get, getText, wait, waitForUpdates } from '../../../test/kit/dom.js';
import { clearPage, expect, mountMap } from '../../../test/kit/page.js';
import { clickButton } from '../../../test/kit/panel-host.js';
import type { ProcessMapElement } from '../../index.js';
import { gateStrings } from '../../strings/en/gate.js';

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
      clickButton(get(map, 'process-map-gate'), 'Finish phase A');
      await waitForUpdates(map);
    });
    expect(getAnnouncement(map)).to.equal('Phase A is finished. Nothing was sent.');
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
    expect(map && getAnnouncement(map)).to.equal(
      'This plan was changed elsewhere. 1 question now has two answers: A, Group of a.',
    );
    expect(find(map as ProcessMapElement, 'process-map-gate')).to.be.ok;
    expect(getText(get(map as ProcessMapElement, 'process-map-gate'))).to.include('Group of a: two answers.');
  });

  it('says that the last phase was the last, after its own message', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
    map.send({ type: 'phase.complete', phase: 'a' });
    map.send({ type: 'phase.complete', phase: 'b' });
    await waitForUpdates(map);
    clickButton(get(map, 'process-map-gate'), 'Finish phase C');
    await waitForUpdates(map);
    expect(getAnnouncement(map)).to.equal(
      'Phase C is finished. Nothing was sent. ' +
        'All phases are finished. Open “Save and print” to download or print your plan.',
    );
  });

  it('joins nothing with a message of an earlier action', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
    await waitForUpdates(map);
    for (const [button, message] of [
      ['Finish phase A', 'Phase A is finished. Nothing was sent.'],
      ['Finish phase B', 'Phase B is finished. Nothing was sent.'],
    ] as const) {
      clickButton(get(map, 'process-map-gate'), button);
      await waitForUpdates(map);
      expect(getAnnouncement(map)).to.equal(message);
      await wait(20);
    }
  });

  it('says that a stopped journey goes on', async () => {
    const definition = createSmallMap();
    definition.phases[0] = createPhase('a', {
      decision: {
        text: 'Go?',
        options: [
          { id: 'go', text: 'Yes' },
          { id: 'stop', text: 'No' },
        ],
      },
    });
    const map = await mountMap({ definition });
    map.send({ type: 'decision.make', phase: 'a', option: 'stop' });
    await waitForUpdates(map);
    clickButton(get(map, 'process-map-gate'), gateStrings.resume);
    await waitForUpdates(map);
    expect(getAnnouncement(map)).to.equal(gateStrings.resumed);
  });
});
