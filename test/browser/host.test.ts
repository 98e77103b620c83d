// What a page around the map can do, seen by a person with mouse and keyboard.
import '../../src/define/index.js';
import { sendKeys } from '../kit/person.js';
import type { Fact, Journey } from '../../src/index.js';
import { small } from '../kit/browser-maps.js';
import {
  answer,
  click,
  clear,
  expect,
  focused,
  get,
  listen,
  make,
  mount,
  nameOf,
  press,
  put,
  settled,
  tabTo,
  textOf,
  typeInto,
  wait,
} from '../kit/page.js';

describe('a host page', () => {
  afterEach(clear);

  it('refuses with a message of its own, and allows it later', async () => {
    const map = await mount();
    let signedIn = false;
    const waiting: unknown[] = [];
    map.addEventListener('process-map-request', (event) => {
      if (signedIn) return;
      event.preventDefault();
      event.detail.message = 'Sign in, and this is kept.';
      waiting.push(event.detail.command);
    });
    await typeInto(get(map, 'textarea'), 'What we know');
    await press('Tab');
    await settled(map);
    expect(answer(map.journey, 'a-q')).to.equal(undefined);
    expect(textOf(get(map, 'process-map-questions'))).to.include('Sign in, and this is kept.');
    expect(get(map, '[role=status]').textContent).to.include('Sign in, and this is kept.');
    expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('What we know');

    signedIn = true;
    for (const command of waiting) map.send(command);
    await settled(map);
    expect(answer(map.journey, 'a-q')).to.equal('What we know');
    expect(textOf(get(map, 'process-map-questions'))).not.to.include('Sign in');
    await click(get(get(map, 'process-map-gate'), 'button.primary'));
    await settled(map);
    expect(map.journey?.phase).to.equal('b');
  });

  it('keeps a step that it refused out of the way until it allows it', async () => {
    const map = await mount();
    map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
    await settled(map);
    map.addEventListener('process-map-request', (event) => {
      event.preventDefault();
      event.detail.message = 'The ministry has to agree first.';
    });
    await tabTo(/^Mark A as done/);
    await press('Enter');
    await settled(map);
    expect(map.journey?.phase).to.equal('a');
    expect(textOf(get(map, 'process-map-gate'))).to.include('The ministry has to agree first.');
    expect(nameOf(focused()!)).to.match(/^Mark A as done/);
    await expect(map).to.be.accessible();
  });

  it('persists by one listener, and restores without a word', async () => {
    const map = await mount();
    let kept: Journey | undefined;
    map.addEventListener('process-map-change', ({ detail }) => (kept = detail.journey));
    await typeInto(get(map, 'textarea'), 'Kept by the host');
    await click(get(get(map, 'process-map-gate'), 'button.primary'));
    await settled(map);
    expect(kept?.phase).to.equal('b');
    map.remove();

    const again = make();
    again.journey = kept!;
    const host = listen(again);
    put(again);
    await again.ready;
    await settled(again);
    expect(host.types).to.deep.equal(['ready']);
    expect(textOf(get(get(again, 'process-map-phase'), 'h2'))).to.include('Phase b');
    expect(focused()?.matches('body')).to.equal(true);
    await click(get(again, 'button.station-state[value=a]'));
    await settled(again);
    expect(get<HTMLTextAreaElement>(again, 'textarea').value).to.equal('Kept by the host');
    expect(host.types).to.deep.equal(['ready', 'show']);
  });

  it('has a store of its own', async () => {
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
    const map = await mount({ definition: small(), store, journeyId: 'group-7' });
    await typeInto(get(map, 'textarea'), 'On the server');
    await press('Tab');
    await wait(400);
    expect(answer(server.get('small:group-7')!.journey, 'a-q')).to.equal('On the server');
    expect(server.get('small:group-7')!.facts.map(({ type }) => type)).to.deep.equal(['question.answered']);
    expect(textOf(get(map, 'process-map-journey'))).to.match(/Saved \d\d:\d\d/);
    map.remove();
    const again = await mount({ definition: small(), store, journeyId: 'group-7' });
    expect(get<HTMLTextAreaElement>(again, 'textarea').value).to.equal('On the server');
  });

  it('composes single parts, each in a shadow root of its own', async () => {
    const map = make();
    const [diagram, questions, gate] = ['diagram', 'questions', 'gate'].map((name) => {
      const section = document.createElement('section');
      const inner = document.createElement('div');
      const part = document.createElement(`process-map-${name}`);
      inner.attachShadow({ mode: 'open' }).append(part);
      section.attachShadow({ mode: 'open' }).append(inner);
      map.append(section);
      return part;
    }) as [HTMLElement, HTMLElement, HTMLElement];
    put(map);
    await map.ready;
    await settled(map);
    const host = listen(map, 'process-map-change', 'process-map-show');
    await tabTo(/^Question of a/);
    await sendKeys({ type: 'Deep inside' });
    await click(gate.shadowRoot!.querySelector('button.primary')!);
    await settled(map);
    expect(host.types).to.deep.equal(['change', 'change', 'show']);
    expect(textOf(gate)).to.include('Before C');
    expect(textOf(questions)).to.include('Question of b?');
    expect(diagram.shadowRoot!.querySelector<HTMLButtonElement>('[aria-current=step]')!.value).to.equal('b');
    await click(diagram.shadowRoot!.querySelector('button[value=a]')!);
    await settled(map);
    expect(questions.shadowRoot!.querySelector('textarea')!.value).to.equal('Deep inside');
    await expect(map).to.be.accessible();
  });
});
