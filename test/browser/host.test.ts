// A host page that cancels requests, persists journeys and composes parts, used by mouse and keyboard.
import '../../src/define/index.js';
import { getFocusedElement, get, getAccessibleName, waitForUpdates, getText, wait } from '../kit/dom.js';
import { getAnswer, clearPage, expect, recordEvents, createMap, mountMap, attach } from '../kit/page.js';
import { sendKeys, click, pressKey, tabTo, typeInto } from '../kit/person.js';
import type { Fact, Journey } from '../../src/index.js';
import { createSmallMap } from '../kit/browser-maps.js';

describe('a host page', () => {
  afterEach(clearPage);

  it('refuses a command with its own message, and can send it later', async () => {
    const map = await mountMap();
    let isSignedIn = false;
    const refused: unknown[] = [];
    map.addEventListener('process-map-request', (event) => {
      if (isSignedIn) return;
      event.preventDefault();
      event.detail.message = 'Sign in, and this is kept.';
      refused.push(event.detail.command);
    });
    await typeInto(get(map, 'textarea'), 'What we know');
    await pressKey('Tab');
    await waitForUpdates(map);
    expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
    expect(getText(get(map, 'process-map-questions'))).to.include('Sign in, and this is kept.');
    expect(get(map, '[role=status]').textContent).to.include('Sign in, and this is kept.');
    expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('What we know');

    isSignedIn = true;
    for (const command of refused) map.send(command);
    await waitForUpdates(map);
    expect(getAnswer(map.journey, 'a-q')).to.equal('What we know');
    expect(getText(get(map, 'process-map-questions'))).not.to.include('Sign in');
    await click(get(get(map, 'process-map-gate'), 'button.primary'));
    await waitForUpdates(map);
    expect(map.journey?.phase).to.equal('b');
  });

  it('keeps the phase and the focus when it refuses to complete a phase', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
    await waitForUpdates(map);
    map.addEventListener('process-map-request', (event) => {
      event.preventDefault();
      event.detail.message = 'The ministry has to agree first.';
    });
    await tabTo(/^Finish phase A/);
    await pressKey('Enter');
    await waitForUpdates(map);
    expect(map.journey?.phase).to.equal('a');
    expect(getText(get(map, 'process-map-gate'))).to.include('The ministry has to agree first.');
    expect(getAccessibleName(getFocusedElement()!)).to.match(/^Finish phase A/);
    await expect(map).to.be.accessible();
  });

  it('persists with one listener, and restores without change events or a focus change', async () => {
    const map = await mountMap();
    let savedJourney: Journey | undefined;
    map.addEventListener('process-map-change', ({ detail }) => (savedJourney = detail.journey));
    await typeInto(get(map, 'textarea'), 'Kept by the host');
    await click(get(get(map, 'process-map-gate'), 'button.primary'));
    await waitForUpdates(map);
    expect(savedJourney?.phase).to.equal('b');
    map.remove();

    const restoredMap = createMap(undefined, { rows: 'open' });
    restoredMap.journey = savedJourney!;
    const host = recordEvents(restoredMap);
    attach(restoredMap);
    await restoredMap.ready;
    await waitForUpdates(restoredMap);
    expect(host.types).to.deep.equal(['ready']);
    expect(getText(get(get(restoredMap, 'process-map-phase'), 'h2'))).to.include('Phase b');
    expect(getFocusedElement()?.matches('body')).to.equal(true);
    await click(get(restoredMap, 'button.station-state[value=a]'));
    await waitForUpdates(restoredMap);
    expect(get<HTMLTextAreaElement>(restoredMap, 'textarea').value).to.equal('Kept by the host');
    expect(host.types).to.deep.equal(['ready', 'show']);
  });

  it('saves to and loads from its own store', async () => {
    const server = new Map<string, { journey: Journey; facts: Fact[] }>();
    const store = {
      load: async (key: string) => {
        await wait(20);
        return server.get(key)?.journey ?? null;
      },
      save: async (key: string, journey: Journey, facts: readonly Fact[]) => {
        await wait(20);
        server.set(key, { journey, facts: [...(server.get(key)?.facts ?? []), ...facts] });
      },
    };
    const map = await mountMap({ definition: createSmallMap(), store, journeyId: 'group-7' });
    await typeInto(get(map, 'textarea'), 'On the server');
    await pressKey('Tab');
    await wait(400);
    expect(getAnswer(server.get('small:group-7')!.journey, 'a-q')).to.equal('On the server');
    expect(server.get('small:group-7')!.facts.map(({ type }) => type)).to.deep.equal(['question.answered']);
    expect(getText(get(map, 'process-map-journey'))).to.match(/Saved today at \d\d:\d\d/);
    map.remove();
    const restoredMap = await mountMap({ definition: createSmallMap(), store, journeyId: 'group-7' }, { rows: 'open' });
    expect(get<HTMLTextAreaElement>(restoredMap, 'textarea').value).to.equal('On the server');
  });

  it('composes parts in nested shadow roots', async () => {
    const map = createMap();
    const [diagram, questions, gate] = ['diagram', 'questions', 'gate'].map((name) => {
      const section = document.createElement('section');
      const inner = document.createElement('div');
      const part = document.createElement(`process-map-${name}`);
      inner.attachShadow({ mode: 'open' }).append(part);
      section.attachShadow({ mode: 'open' }).append(inner);
      map.append(section);
      return part;
    }) as [HTMLElement, HTMLElement, HTMLElement];
    attach(map);
    await map.ready;
    await waitForUpdates(map);
    const host = recordEvents(map, 'process-map-change', 'process-map-show');
    await tabTo(/^Question of a/);
    await sendKeys({ type: 'Deep inside' });
    await click(gate.shadowRoot!.querySelector('button.primary')!);
    await waitForUpdates(map);
    expect(host.types).to.deep.equal(['change', 'change', 'show']);
    expect(getText(gate)).to.include('Finish phase B');
    expect(getText(questions)).to.include('Question of b?');
    expect(diagram.shadowRoot!.querySelector<HTMLButtonElement>('[aria-current=step]')!.value).to.equal('b');
    await click(diagram.shadowRoot!.querySelector('button[value=a]')!);
    await waitForUpdates(map);
    expect(questions.shadowRoot!.querySelector('textarea')!.value).to.equal('Deep inside');
    await expect(map).to.be.accessible();
  });
});
