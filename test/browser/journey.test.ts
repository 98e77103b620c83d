// A journey through the peer-learning map by keyboard only, in a framed page that is reloaded.
import { find, getFocusedElement, get, getAccessibleName, waitForUpdates, getText, wait } from '../kit/dom.js';
import { skipAfterFailure } from '../kit/engine.js';
import { getAnswer, clearPage, expect, attach } from '../kit/page.js';
import { sendKeys, createNamePattern, pressKey, tabTo } from '../kit/person.js';
import type { Fact, Journey, ProcessMapElement, ReasonCode } from '../../src/index.js';
import { replay } from '../../src/index.js';
import peerLearning from '../../src/packs/peer-learning/index.js';

interface Page extends Window {
  axe: { run(context: Element): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };
}

const { phases } = peerLearning;
const [a, b, c, d, e] = phases as unknown as [Phase, Phase, Phase, Phase, Phase];
type Phase = (typeof phases)[number];

describe('a journey through the peer-learning map by keyboard', function () {
  this.timeout(240_000);

  let frame: HTMLIFrameElement;
  let map: ProcessMapElement;
  // Contents of the events that the host page received.
  const facts: Fact[] = [];
  const deniedCodes: ReasonCode[][] = [];
  const shownPhases: string[] = [];
  let journey: Journey;

  const getPage = () => frame.contentWindow as Page;

  /** Waits until the map of a loaded page is ready, and listens to its events. */
  async function connectToPage(): Promise<void> {
    const { document: pageDocument, customElements: registry } = getPage() as Page & typeof globalThis;
    await registry.whenDefined('process-map');
    map = pageDocument.querySelector('process-map')!;
    await map.ready;
    await waitForUpdates(map);
    map.addEventListener('process-map-change', ({ detail }) => {
      const received = JSON.parse(JSON.stringify(detail)) as typeof detail;
      facts.push(...received.facts);
      journey = received.journey;
    });
    map.addEventListener('process-map-denied', ({ detail }) =>
      deniedCodes.push(detail.denial.reasons.map(({ code }) => code)),
    );
    map.addEventListener('process-map-show', ({ detail }) => shownPhases.push(detail.phase));
  }

  async function expectAccessible(situation: string): Promise<void> {
    const { violations } = await getPage().axe.run(getPage().document.body);
    expect(
      violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`),
      situation,
    ).to.deep.equal([]);
  }

  const getStatus = () => get(map, '[role=status]').textContent.replaceAll('\u00a0', '');
  const getFocusedHeading = () => {
    const focused = getFocusedElement();
    const name = focused ? getAccessibleName(focused) : '';
    return focused?.localName === 'h2'
      ? name
      : `the focus is on ${focused?.localName ?? 'nothing'}: ${name.slice(0, 60)}`;
  };
  const createCompletePattern = ({ label }: Phase) => new RegExp(`^Finish phase ${label}`);

  async function tabToAndPress(name: RegExp, key = 'Enter', options?: { back?: boolean }): Promise<void> {
    await tabTo(name, options);
    await pressKey(key);
    await waitForUpdates(map);
  }

  async function typeInto(label: string, text: string): Promise<void> {
    await tabTo(createNamePattern(label));
    await sendKeys({ type: text });
  }

  /** Goes to a row, and opens it if it is closed: then its first field has the focus. */
  async function openRow(name: string, options?: { back?: boolean }): Promise<void> {
    const button = await tabTo(
      new RegExp(`${createNamePattern(name).source} (To do|Answered|Not relevant|\\d of)`),
      options,
    );
    if (button.ariaExpanded === 'true') return;
    await pressKey('Enter');
    await waitForUpdates(map);
    expect(button.ariaExpanded).to.equal('true');
    expect(getFocusedElement()?.matches('textarea, input, select'), 'the focus is in a field').to.equal(true);
  }

  /** Opens the row of a group if it is closed, and types into the field of its lead. */
  async function typeAnswer(phase: Phase, group: number, text = createAnswer(phase, group)): Promise<void> {
    await openRow(phase.groups[group]!.title);
    const pattern = createNamePattern(getLead(phase, group));
    if (!pattern.test(getAccessibleName(getFocusedElement()!))) await tabTo(pattern);
    await sendKeys({ type: text });
  }

  async function expectRefusal(phase: Phase, ...codes: ReasonCode[]): Promise<void> {
    deniedCodes.length = 0;
    await tabToAndPress(createCompletePattern(phase));
    expect(deniedCodes).to.deep.equal([codes]);
    expect(getStatus()).not.to.equal('');
    expect(map.journey?.phase).to.equal(phase.id);
  }

  async function expectCompletion(phase: Phase, nextPhase?: Phase): Promise<void> {
    shownPhases.length = 0;
    await tabToAndPress(createCompletePattern(phase));
    expect(getStatus()).to.include(`Phase ${phase.label} is finished. Nothing was sent.`);
    if (!nextPhase) return;
    expect(shownPhases).to.deep.equal([nextPhase.id]);
    expect(getFocusedHeading()).to.include(`Phase ${nextPhase.label} of 5:`).and.to.include(nextPhase.title);
  }

  // Engines differ in which radio button Tab focuses.
  const focusGoOption = async () => {
    await tabTo(/^(Go|Wait|Stop)\b/, { back: true });
    for (let i = 0; i < 3 && !getAccessibleName(getFocusedElement()!).startsWith('Go'); i++) await pressKey('ArrowUp');
  };
  const getLead = (phase: Phase, group: number) => phase.groups[group]!.leads[0]!.text;
  const createAnswer = (phase: Phase, group: number) =>
    `About ${phase.groups[group]!.title.toLowerCase()} in ${phase.label}.`;

  /** Opens the row of the tools, whose first box then has the focus, and chooses that one. */
  async function chooseTool({ tools }: Phase): Promise<void> {
    await openRow('Choose tools');
    expect(getAccessibleName(getFocusedElement()!)).to.match(createNamePattern(tools[0]!.name));
    await pressKey('Space');
    await waitForUpdates(map);
  }

  async function acceptRisk({ risks }: Phase, index: number): Promise<void> {
    await openRow(`Risk: ${risks[index]!.name}`);
    await tabToAndPress(/^No measure: we accept this risk/, 'Space');
  }

  before(async () => {
    clearPage();
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
    const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    attach(frame);
    await loadEvent;
    await connectToPage();
    getPage().focus();
  });
  after(clearPage);

  skipAfterFailure();

  it('starts in phase A without moving the focus', async () => {
    expect(getPage().document.activeElement === getPage().document.body).to.equal(true);
    expect(map.shownPhase).to.equal(a.id);
    await expectAccessible('at the start');
  });

  it('shows a locked phase and returns to the current one', async () => {
    await tabToAndPress(/Phase C\b/);
    expect(getFocusedHeading()).to.include('Phase C of 5:');
    expect(getText(get(map, 'process-map-phase'))).to.include(
      'You can read this phase now and fill it in after phase B.',
    );
    await expectAccessible('at a locked phase');
    await tabToAndPress(/Phase A\b/, 'Enter', { back: true });
    expect(getFocusedHeading()).to.include('Phase A of 5:');
    expect(map.journey?.phase).to.equal(a.id);
  });

  it('names the only unanswered group when phase A is refused', async () => {
    for (let i = 0; i < a.groups.length - 1; i++) await typeAnswer(a, i);
    await expectRefusal(a, 'group-left', 'decision-left');
    expect(getStatus()).to.include(`${a.groups.at(-1)!.title}: write an answer, or choose “Not relevant for us”.`);
    for (let i = 0; i < a.groups.length - 1; i++)
      expect(getAnswer(map.journey, a.groups[i]!.leads[0]!.id)).to.equal(createAnswer(a, i));
    await expectAccessible('at a refusal');
  });

  it('focuses the question that a reason names, and sets its group aside', async () => {
    await tabToAndPress(createNamePattern(`${a.groups.at(-1)!.title}:`), 'Enter', { back: true });
    expect(getAccessibleName(getFocusedElement()!)).to.match(createNamePattern(getLead(a, a.groups.length - 1)));
    await tabToAndPress(/^Not relevant for us/);
    expect(facts.at(-1)!.type).to.equal('group.set-aside');
  });

  it('refuses phase A without a decision', () => expectRefusal(a, 'decision-left'));

  it('stops, resumes and completes phase A after the decision to go', async () => {
    await focusGoOption();
    await pressKey('ArrowDown');
    await pressKey('ArrowDown');
    expect(getAccessibleName(getFocusedElement()!)).to.match(/^Stop\b/);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'No mandate yet' });
    await tabToAndPress(/^Stop here$/);
    expect(getAccessibleName(getFocusedElement()!)).to.equal('Stop now');
    await pressKey('Enter');
    expect(map.journey).to.include({ status: 'stopped' });
    expect(facts.slice(-2).map(({ type }) => type)).to.deep.equal(['decision.made', 'journey.stopped']);
    expect(facts.at(-2)).to.include({ reason: 'No mandate yet', option: 'stop' });
    expect(get<HTMLTextAreaElement>(map, 'textarea').readOnly).to.equal(true);
    await expectAccessible('when stopped');

    await tabToAndPress(/^Start again$/);
    expect(map.journey).to.include({ status: 'active', phase: a.id });
    await expectRefusal(a, 'decision-left');
    await focusGoOption();
    await pressKey('Space');
    await tabToAndPress(/^Save decision$/);
    expect(facts.at(-1)).to.include({ type: 'decision.made', option: 'go' });
    await expectCompletion(a, b);
  });

  it('completes phase B once the tool and the risk that were left are done', async () => {
    for (let i = 0; i < b.groups.length; i++) await typeAnswer(b, i);
    await expectRefusal(b, 'tools-left', 'risk-left');
    await openRow('Choose tools', { back: true });
    await tabToAndPress(createNamePattern(b.tools[1]!.name), 'Space');
    expect(facts.at(-1)).to.include({ type: 'tool.chosen', tool: b.tools[1]!.id });
    await tabToAndPress(/^Add a note/);
    expect(getAccessibleName(getFocusedElement()!)).to.match(/^Note \(optional\)/);
    await sendKeys({ type: 'Two days, with travel' });
    await expectRefusal(b, 'risk-left');
    await openRow(`Risk: ${b.risks[0]!.name}`, { back: true });
    await tabToAndPress(
      createNamePattern(b.measures.find(({ addresses }) => addresses.includes(b.risks[0]!.id))!.name),
      'Space',
    );
    expect(facts.at(-1)).to.include({ type: 'risk.assessed' });
    expect(facts.some((fact) => fact.type === 'tool.chosen' && fact.note === 'Two days, with travel')).to.equal(true);
    await expectCompletion(b, c);
    await expectAccessible('in C');
  });

  it('restores the journey after a reload, up to the last typed character', async () => {
    await typeAnswer(c, 0);
    await typeAnswer(c, 1, 'Half a sen');
    const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    getPage().location.reload();
    await loadEvent;
    await connectToPage();
    expect(map.journey).to.deep.equal(journey);
    expect(getAnswer(map.journey, c.groups[1]!.leads[0]!.id)).to.equal('Half a sen');
    expect(map.shownPhase).to.equal(c.id);
    expect(getPage().document.activeElement === getPage().document.body).to.equal(true);
    expect(getText(get(map, 'process-map-journey'))).to.include('Saved on this device');
    getPage().focus();
  });

  it('completes phases C and D', async () => {
    await openRow(c.groups[1]!.title);
    await pressKey('End');
    await sendKeys({ type: 'tence' });
    await typeAnswer(c, 2);
    expect(getAnswer(map.journey, c.groups[1]!.leads[0]!.id)).to.equal('Half a sentence');
    await chooseTool(c);
    await acceptRisk(c, 0);
    await expectCompletion(c, d);
    for (let i = 0; i < d.groups.length; i++) await typeAnswer(d, i);
    await chooseTool(d);
    await acceptRisk(d, 0);
    await expectCompletion(d, e);
  });

  it('asks to check phase D again after an answer in B changes, and returns to E', async () => {
    await tabToAndPress(/Phase B\b/, 'Enter', { back: true });
    await openRow(b.groups[0]!.title);
    await pressKey('End');
    await sendKeys({ type: ' And more.' });
    await tabToAndPress(/Phase D\b/, 'Enter', { back: true });
    expect(getText(get(map, 'process-map-phase')))
      .to.include('Check D again.')
      .and.include(`you changed “${b.groups[0]!.title}” in B.`);
    await tabToAndPress(/^D is still right$/);
    await tabToAndPress(/Phase E\b/, 'Enter', { back: true });
    expect(getFocusedHeading()).to.include('Phase E of 5:');
  });

  it('completes phase E and the journey', async () => {
    for (let i = 0; i < e.groups.length; i++) await typeAnswer(e, i);
    await chooseTool(e);
    for (const i of e.risks.keys()) await acceptRisk(e, i);
    await expectCompletion(e);
    expect(map.journey).to.include({ status: 'completed', cycle: 1 });
    expect(facts.at(-1)!.type).to.equal('journey.completed');
    expect(getFocusedElement()?.matches('body')).to.equal(false);
    expect(map.matches(':state(completed)')).to.equal(true);
    await expectAccessible('at the end');
  });

  it('starts a second cycle that shows the answers of the first', async () => {
    await typeInto('What you will do differently', 'Fewer peers, more often.');
    await tabToAndPress(/^Start cycle 2$/);
    expect(map.journey, 'it asks back').to.include({ status: 'completed', cycle: 1 });
    await pressKey('Enter');
    expect(map.journey).to.include({ status: 'active', cycle: 2, phase: a.id });
    expect(facts.slice(-2).map(({ type }) => type)).to.deep.equal(['cycle.started', 'phase.entered']);
    expect(facts.at(-2)).to.include({ cycle: 2, adaptation: 'Fewer peers, more often.' });
    expect(getFocusedHeading()).to.include('Phase A of 5:');
    expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
    await tabToAndPress(/^In cycle 1 you wrote/);
    expect(find(map, 'details[open]')?.textContent).to.include(createAnswer(a, 0));
    await expectAccessible('in the second cycle');
  });

  it('dispatches facts that replay to the stored record', async () => {
    getPage().dispatchEvent(new PageTransitionEvent('pagehide'));
    await wait();
    const replayedJourney = replay(peerLearning, facts);
    const pick = ({ status, cycle, phase, cycles }: Journey) => ({ status, cycle, phase, cycles });
    expect(pick(replayedJourney)).to.deep.equal(pick(map.journey!));
    expect(JSON.parse(getPage().localStorage.getItem('peer-learning:default')!)).to.deep.equal(map.journey);
    expect(new Set(facts.map(({ id }) => id)).size).to.equal(facts.length);
  });

  it('requests nothing from another origin and sets no cookie', () => {
    const origins = getPage()
      .performance.getEntriesByType('resource')
      .map(({ name }) => new URL(name).origin);
    expect(origins).not.to.deep.equal([]);
    expect(origins.filter((origin) => origin !== location.origin)).to.deep.equal([]);
    expect(getPage().document.cookie).to.equal('');
  });
});
