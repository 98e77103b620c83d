import { setViewport } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  find,
  findAll,
  focused,
  get,
  map,
  mount,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import { ProcessMapGateElement } from '../process-map-gate/process-map-gate.js';
import { ProcessMapIdeasElement } from '../process-map-ideas/process-map-ideas.js';
import { ProcessMapQuestionsElement } from '../process-map-questions/process-map-questions.js';
import { ProcessMapRisksElement } from '../process-map-risks/process-map-risks.js';
import { ProcessMapToolsElement } from '../process-map-tools/process-map-tools.js';
import { ProcessMapPhaseElement } from './process-map-phase.js';

use(chaiA11yAxe);
for (const [tag, element] of Object.entries({
  'process-map-questions': ProcessMapQuestionsElement,
  'process-map-tools': ProcessMapToolsElement,
  'process-map-risks': ProcessMapRisksElement,
  'process-map-ideas': ProcessMapIdeasElement,
  'process-map-gate': ProcessMapGateElement,
  'process-map-phase': ProcessMapPhaseElement,
})) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

let root: FakeMap;
const start = async (given?: Given | null) => (root = await mount(['process-map-phase'], given));
const phase = () => get<ProcessMapPhaseElement>(root, 'process-map-phase');
const header = () => textOf(get(root, 'header'));
const levels = () => [...new Set(findAll(root, 'h1, h2, h3, h4, h5, h6').map(({ localName }) => localName))];

describe('process-map-phase', () => {
  afterEach(() => root.remove());

  it('names the phase, what it is about, and what it leads to', async () => {
    await start();
    expect(textOf(get(root, 'h2'))).to.equal('Phase B of 3: Title B');
    expect(header())
      .to.include('You are here')
      .and.include('Headline B?')
      .and.include('Gather the peers.')
      .and.include('Leads to An engagement');
    expect(get(root, '[part=summary] em').textContent).to.equal('the');
    expect(find(root, 'section[aria-labelledby]')?.getAttribute('aria-labelledby')).to.equal(get(root, 'h2').id);
    await expect(root).to.be.accessible();
  });

  it('holds all its parts, of the phase on show', async () => {
    await start();
    for (const title of [
      'First contact',
      'Tools to pick up',
      'Risks on this stretch',
      'Viewpoint: ideas to weigh',
      'Before C',
    ]) {
      expect(findAll(root, 'h3').map((heading) => heading.textContent)).to.include(title);
    }
    root.give({ model: { shownPhase: 'a' } });
    await settle();
    expect(textOf(get(root, 'h2'))).to.equal('Phase A of 3: Title A');
    expect(findAll(root, 'h3').map((heading) => heading.textContent)).to.deep.equal([
      'Viewpoint: ideas to weigh',
      'Before B',
    ]);
  });

  it('holds its parts of the phase that it is told to show', async () => {
    await start();
    phase().phase = 'a';
    await settle();
    expect(textOf(get(root, 'h2'))).to.equal('Phase A of 3: Title A');
    expect(textOf(root)).to.include('What does the check say?').and.not.include('First contact');
    phase().phase = null;
    await settle();
    expect(textOf(root)).to.include('First contact').and.not.include('What does the check say?');
  });

  it('has its parts replaced by what is in its slot', async () => {
    await start();
    phase().append(document.createElement('process-map-tools'));
    await settle();
    expect(textOf(root)).to.include('Tools to pick up').and.not.include('First contact');
    expect(textOf(get(root, 'h2'))).to.include('Title B');
  });

  it('forwards the parts of its parts', async () => {
    await start();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'process-map-phase::part(waypoint-heading) { color: rgb(1, 2, 3) } process-map-phase::part(heading) { color: rgb(4, 5, 6) }',
    );
    document.adoptedStyleSheets.push(sheet);
    expect(getComputedStyle(get(root, 'h3')).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(get(root, 'h2')).color).to.equal('rgb(4, 5, 6)');
    document.adoptedStyleSheets.pop();
  });

  for (const [level, expected] of [
    [1, ['h1', 'h2']],
    [2, ['h2', 'h3']],
    [3, ['h3', 'h4']],
    [4, ['h4', 'h5']],
    [5, ['h5', 'h6']],
  ] as const) {
    it(`has headings of the levels ${expected.join(' and ')} from ${level} on`, async () => {
      await start({ model: { headingLevel: level } });
      expect(levels()).to.deep.equal(expected);
      await expect(root).to.be.accessible({ ignoredRules: ['page-has-heading-one', 'heading-order'] });
    });
  }

  it('says why nothing can be written in a locked phase, and shows it', async () => {
    const locked = { state: 'locked', unlocked: false, lockedBy: 'a', opensAfter: 'a' } as const;
    await start({ journey: { phase: 'a' }, model: { shownPhase: 'b' }, phases: { b: locked } });
    expect(header()).to.include('Locked until Title A (A) is complete. You can look around; writing opens then.');
    expect(textOf(root)).to.include('First contact');
    await expect(root).to.be.accessible();
    root.give({ journey: { phase: 'a' }, model: { shownPhase: 'b', progression: 'strict' }, phases: { b: locked } });
    await settle();
    expect(header()).to.include('Locked until Title A (A) is complete.').and.not.include('look around');
    expect(textOf(root)).not.to.include('First contact');
    await expect(root).to.be.accessible();
  });

  it('says how else it stands', async () => {
    await start({ model: { readOnly: true } });
    expect(header()).to.include('Read only');
    const say = async (given: Given) => {
      root.give(given);
      await settle();
      await expect(root).to.be.accessible();
      return header();
    };
    expect(await say({ view: { status: 'stopped' } }), 'as on the map')
      .to.include('The journey is stopped.')
      .and.include('Stopped here')
      .and.not.include('You are here');
    expect(await say({ phases: { b: { state: 'done', completed: true } } }))
      .to.include('Done')
      .and.include('Marked as done.');
    expect(await say({ phases: { b: { state: 'check-again', completed: true, because: 'a' } } })).to.include(
      'Check this again: A has changed',
    );
    expect(phase().matches(':state(check-again)')).to.equal(true);
    expect(await say({ phases: { b: { state: 'open' } } }))
      .to.include('Open')
      .and.not.include('Marked');
    expect(phase().matches(':state(open)') && !phase().matches(':state(check-again)')).to.equal(true);
  });

  describe('the focus', () => {
    it('goes to the heading after a person moved here, once', async () => {
      await start();
      expect(focused() === document.body, 'not on load').to.equal(true);
      root.focusDue = true;
      root.give({ model: { shownPhase: 'c' } });
      await settle();
      expect(focused() === get(root, 'h2')).to.equal(true);
      expect(textOf(get(root, 'h2'))).to.include('Title C');
      (focused() as HTMLElement).blur();
      root.give({ model: { shownPhase: 'b' } });
      await settle();
      expect(focused() === document.body, 'not when the host moved it').to.equal(true);
    });

    it('is left to the phase on show', async () => {
      await start();
      phase().phase = 'a';
      await settle();
      root.focusDue = true;
      root.give({});
      await settle();
      expect(focused() === document.body).to.equal(true);
      expect(root.focusDue).to.equal(true);
    });

    it('can be asked for', async () => {
      await start();
      await phase().focusHeading();
      expect(focused() === get(root, 'h2')).to.equal(true);
    });
  });

  it('renders nothing before the map is ready', async () => {
    await start(null);
    expect(textOf(root)).to.equal('');
    root.give({});
    await settle();
    expect(header()).to.include('Title B');
  });

  it('does not reflow into two directions at 320 px, right to left, and in the dark', async () => {
    await setViewport({ width: 320, height: 640 });
    const word = 'x'.repeat(400);
    const long = structuredClone(map);
    const b = long.phases[1]!;
    Object.assign(b, { title: word, headline: word, summary: word, outcome: word });
    for (const list of [b.groups.flatMap(({ leads, questions }) => [...leads, ...questions]), b.ideas])
      for (const item of list) item.text = word;
    for (const list of [b.tools, b.risks, b.measures])
      for (const item of list) Object.assign(item, { name: word, text: word });
    b.exit.decision = { text: word, options: [{ id: 'go', text: word }] };
    await start({
      map: long,
      phases: { b: { left: [{ code: 'tools-left', message: word }], tools: [{ id: 't1', chosen: true, note: word }] } },
    });
    root.dir = 'rtl';
    root.style.colorScheme = 'dark';
    root.style.background = '#0e1513';
    await wait(50);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(findAll(root, '*').filter((element) => element.getBoundingClientRect().width > 320).length).to.equal(0);
    await expect(root).to.be.accessible();
    await setViewport({ width: 800, height: 600 });
  });
});
