// The whole way through the real map as somebody goes it who has a keyboard and nothing else, in a page that is really reloaded.
import { sendKeys } from '../kit/person.js';
import type { Fact, Journey, ProcessMapElement, ReasonCode } from '../../src/index.js';
import { replay } from '../../src/index.js';
import peerLearning from '../../src/packs/peer-learning/index.js';
import {
  answer,
  begins,
  clear,
  expect,
  find,
  focused,
  get,
  inSteps,
  nameOf,
  press,
  put,
  settled,
  tabTo,
  textOf,
  wait,
} from '../kit/page.js';

interface Page extends Window {
  axe: { run(context: Element): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };
}

const { phases } = peerLearning;
const [a, b, c, d, e] = phases as unknown as [Phase, Phase, Phase, Phase, Phase];
type Phase = (typeof phases)[number];

describe('a journey through the whole map, by keyboard', function () {
  this.timeout(240_000);

  let frame: HTMLIFrameElement;
  let map: ProcessMapElement;
  /** All that the page around the map received. */
  const facts: Fact[] = [];
  const denied: ReasonCode[][] = [];
  const shown: string[] = [];
  let journey: Journey;

  const page = () => frame.contentWindow as Page;

  /** Waits for the map of a page that was just loaded, and listens as its host. */
  async function arrive(): Promise<void> {
    const { document: there, customElements: registry } = page() as Page & typeof globalThis;
    await registry.whenDefined('process-map');
    map = there.querySelector('process-map')!;
    await map.ready;
    await settled(map);
    map.addEventListener('process-map-change', ({ detail }) => {
      const heard = JSON.parse(JSON.stringify(detail)) as typeof detail;
      facts.push(...heard.facts);
      journey = heard.journey;
    });
    map.addEventListener('process-map-denied', ({ detail }) =>
      denied.push(detail.denial.reasons.map(({ code }) => code)),
    );
    map.addEventListener('process-map-show', ({ detail }) => shown.push(detail.phase));
  }

  async function accessible(what: string): Promise<void> {
    const { violations } = await page().axe.run(page().document.body);
    expect(
      violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`),
      what,
    ).to.deep.equal([]);
  }

  const status = () => get(map, '[role=status]').textContent.replaceAll('\u00a0', '');
  const heading = () => {
    const at = focused();
    return at?.localName === 'h2'
      ? nameOf(at)
      : `the focus is on ${at?.localName ?? 'nothing'}: ${at ? nameOf(at).slice(0, 60) : ''}`;
  };
  const done = ({ label }: Phase) => new RegExp(`^Mark ${label} as done`);

  async function press_(name: RegExp, key = 'Enter', options?: { back?: boolean }): Promise<void> {
    await tabTo(name, options);
    await press(key);
    await settled(map);
  }

  /** Writes into the field of a question, and goes on. */
  async function write(question: string, text: string): Promise<void> {
    await tabTo(begins(question));
    await sendKeys({ type: text });
  }

  async function refused(phase: Phase, ...codes: ReasonCode[]): Promise<void> {
    denied.length = 0;
    await press_(done(phase));
    expect(denied).to.deep.equal([codes]);
    expect(status()).not.to.equal('');
    expect(map.journey?.phase).to.equal(phase.id);
  }

  async function completed(phase: Phase, next?: Phase): Promise<void> {
    shown.length = 0;
    await press_(done(phase));
    expect(status()).to.include(`${phase.label} is marked as done. Nothing was sent.`);
    if (!next) return;
    expect(shown).to.deep.equal([next.id]);
    expect(heading()).to.include(`Phase ${next.label} of 5:`).and.to.include(next.title);
  }

  /** Whichever option an engine enters the choice by, arrows lead to the first. */
  const toGo = async () => {
    await tabTo(/^(Go|Wait|Stop)\b/, { back: true });
    for (let i = 0; i < 3 && !nameOf(focused()!).startsWith('Go'); i++) await press('ArrowUp');
  };
  const lead = (phase: Phase, group: number) => phase.groups[group]!.leads[0]!.text;
  const wordsOf = (phase: Phase, group: number) =>
    `About ${phase.groups[group]!.title.toLowerCase()} in ${phase.label}.`;

  before(async () => {
    clear();
    frame = document.createElement('iframe');
    frame.src = '/test/browser/page.html';
    frame.title = 'The page';
    Object.assign(frame.style, {
      position: 'fixed',
      inset: '0',
      width: '100%',
      height: '100%',
      border: '0',
      background: '#fff',
    });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    put(frame);
    await loaded;
    await arrive();
    page().focus();
  });
  after(clear);

  inSteps();

  it('begins in phase A, with the focus left alone', async () => {
    expect(page().document.activeElement === page().document.body).to.equal(true);
    expect(map.shownPhase).to.equal(a.id);
    await accessible('at first');
  });

  it('looks at what is locked, and comes back', async () => {
    await press_(/Phase C\b/);
    expect(heading()).to.include('Phase C of 5:');
    expect(textOf(get(map, 'process-map-phase'))).to.include('Locked until');
    await accessible('at a locked phase');
    await press_(/Phase A\b/, 'Enter', { back: true });
    expect(heading()).to.include('Phase A of 5:');
    expect(map.journey?.phase).to.equal(a.id);
  });

  it('answers the questions of A but for one, and is told of the group that is left', async () => {
    for (let i = 0; i < a.groups.length - 1; i++) await write(lead(a, i), wordsOf(a, i));
    await refused(a, 'group-left', 'decision-left');
    expect(status()).to.include(`${a.groups.at(-1)!.title}: write an answer, or set the group aside.`);
    for (let i = 0; i < a.groups.length - 1; i++)
      expect(answer(map.journey, a.groups[i]!.leads[0]!.id)).to.equal(wordsOf(a, i));
    await accessible('at a refusal');
  });

  it('goes from the reason to the place, and sets the group aside', async () => {
    await press_(begins(`${a.groups.at(-1)!.title}:`), 'Enter', { back: true });
    expect(nameOf(focused()!)).to.match(begins(lead(a, a.groups.length - 1)));
    await press_(/^Set this group aside/);
    expect(facts.at(-1)!.type).to.equal('group.set-aside');
  });

  it('is told that a decision is left', () => refused(a, 'decision-left'));

  it('decides to stop, resumes, and decides to go', async () => {
    await toGo();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(nameOf(focused()!)).to.match(/^Stop\b/);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'No mandate yet' });
    await press_(/^Stop here$/);
    expect(map.journey).to.include({ status: 'stopped' });
    expect(facts.slice(-2).map(({ type }) => type)).to.deep.equal(['decision.made', 'journey.stopped']);
    expect(facts.at(-2)).to.include({ reason: 'No mandate yet', option: 'stop' });
    expect(get<HTMLTextAreaElement>(map, 'textarea').readOnly).to.equal(true);
    await accessible('when stopped');

    await press_(/^Resume the journey$/);
    expect(map.journey).to.include({ status: 'active', phase: a.id });
    await refused(a, 'decision-left');
    await toGo();
    await press('Space');
    await press_(/^Record this decision$/);
    expect(facts.at(-1)).to.include({ type: 'decision.made', option: 'go' });
    await completed(a, b);
  });

  it('is told in B of the tool and the risk that are left', async () => {
    for (let i = 0; i < b.groups.length; i++) await write(lead(b, i), wordsOf(b, i));
    await refused(b, 'tools-left', 'risk-left');
    await press_(begins(b.tools[1]!.name), 'Space', { back: true });
    expect(facts.at(-1)).to.include({ type: 'tool.chosen', tool: b.tools[1]!.id });
    await write('Note', 'Two days, with travel');
    await refused(b, 'risk-left');
    await press_(begins(b.measures.find(({ addresses }) => addresses.includes(b.risks[0]!.id))!.name), 'Space', {
      back: true,
    });
    expect(facts.at(-1)).to.include({ type: 'risk.assessed' });
    expect(facts.some((fact) => fact.type === 'tool.chosen' && fact.note === 'Two days, with travel')).to.equal(true);
    await completed(b, c);
    await accessible('in C');
  });

  it('is there again after a reload, to the last key', async () => {
    await write(lead(c, 0), wordsOf(c, 0));
    await write(lead(c, 1), 'Half a sen');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    page().location.reload();
    await loaded;
    await arrive();
    expect(map.journey).to.deep.equal(journey);
    expect(answer(map.journey, c.groups[1]!.leads[0]!.id)).to.equal('Half a sen');
    expect(map.shownPhase).to.equal(c.id);
    expect(page().document.activeElement === page().document.body).to.equal(true);
    expect(textOf(get(map, 'process-map-journey'))).to.include('Kept on this device');
    page().focus();
  });

  it('goes on in C and D', async () => {
    await tabTo(begins(lead(c, 1)));
    await press('End');
    await sendKeys({ type: 'tence' });
    await write(lead(c, 2), wordsOf(c, 2));
    expect(answer(map.journey, c.groups[1]!.leads[0]!.id)).to.equal('Half a sentence');
    await press_(begins(c.tools[0]!.name), 'Space');
    await press_(/^We accept this risk/, 'Space');
    await completed(c, d);
    for (let i = 0; i < d.groups.length; i++) await write(lead(d, i), wordsOf(d, i));
    await press_(begins(d.tools[0]!.name), 'Space');
    await press_(/^We accept this risk/, 'Space');
    await completed(d, e);
  });

  it('changes an answer in B, is asked to check again, and comes back to E', async () => {
    await press_(/Phase B\b/, 'Enter', { back: true });
    await tabTo(begins(lead(b, 0)));
    await press('End');
    await sendKeys({ type: ' And more.' });
    await press_(/Phase D\b/, 'Enter', { back: true });
    expect(textOf(get(map, 'process-map-phase'))).to.include('Check this again: B has changed since.');
    await press_(/^Checked: D still holds$/);
    await press_(/Phase E\b/, 'Enter', { back: true });
    expect(heading()).to.include('Phase E of 5:');
  });

  it('completes E, and with it the journey', async () => {
    for (let i = 0; i < e.groups.length; i++) await write(lead(e, i), wordsOf(e, i));
    await press_(begins(e.tools[0]!.name), 'Space');
    for (const _ of e.risks) await press_(/^We accept this risk/, 'Space');
    await completed(e);
    expect(map.journey).to.include({ status: 'completed', cycle: 1 });
    expect(facts.at(-1)!.type).to.equal('journey.completed');
    expect(focused()?.matches('body')).to.equal(false);
    expect(map.matches(':state(completed)')).to.equal(true);
    await accessible('at the end');
  });

  it('begins a second cycle, with the first one in reach', async () => {
    await write('What you will do differently', 'Fewer peers, more often.');
    await press_(/^Begin the next cycle$/);
    expect(map.journey).to.include({ status: 'active', cycle: 2, phase: a.id });
    expect(facts.slice(-2).map(({ type }) => type)).to.deep.equal(['cycle.started', 'phase.entered']);
    expect(facts.at(-2)).to.include({ cycle: 2, adaptation: 'Fewer peers, more often.' });
    expect(heading()).to.include('Phase A of 5:');
    expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
    await press_(/^In cycle 1 you wrote/);
    expect(find(map, 'details[open]')?.textContent).to.include(wordsOf(a, 0));
    await accessible('in the second cycle');
  });

  it('told the host all it needs: the facts lead to the same record', async () => {
    page().dispatchEvent(new PageTransitionEvent('pagehide'));
    await wait();
    const again = replay(peerLearning, facts);
    const pick = ({ status, cycle, phase, cycles }: Journey) => ({ status, cycle, phase, cycles });
    expect(pick(again)).to.deep.equal(pick(map.journey!));
    expect(JSON.parse(page().localStorage.getItem('peer-learning:default')!)).to.deep.equal(map.journey);
    expect(new Set(facts.map(({ id }) => id)).size).to.equal(facts.length);
  });

  it('asked nothing of any other place', () => {
    const asked = page()
      .performance.getEntriesByType('resource')
      .map(({ name }) => new URL(name).origin);
    expect(asked).not.to.deep.equal([]);
    expect(asked.filter((origin) => origin !== location.origin)).to.deep.equal([]);
    expect(page().document.cookie).to.equal('');
  });
});
