import { find, findAll, getFocusedElement, get, waitForUpdates, getVisibleText, wait } from '../../../test/kit/dom.js';
import { setViewport } from '../../../test/kit/engine.js';
import {
  defineMissing,
  clickButton,
  map,
  mountPanels,
  type FakeMap,
  type FakeMapOptions,
} from '../../../test/kit/panel-host.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { ProcessMapGateElement } from '../process-map-gate/process-map-gate.js';
import { ProcessMapIdeasElement } from '../process-map-ideas/process-map-ideas.js';
import { ProcessMapQuestionsElement } from '../process-map-questions/process-map-questions.js';
import { ProcessMapRisksElement } from '../process-map-risks/process-map-risks.js';
import { ProcessMapToolsElement } from '../process-map-tools/process-map-tools.js';
import { ProcessMapPhaseElement } from './process-map-phase.js';

use(chaiA11yAxe);

/** Longer than the debounce of typed text. */
const DEBOUNCE_WAIT_MS = 400;
defineMissing({
  'process-map-questions': ProcessMapQuestionsElement,
  'process-map-tools': ProcessMapToolsElement,
  'process-map-risks': ProcessMapRisksElement,
  'process-map-ideas': ProcessMapIdeasElement,
  'process-map-gate': ProcessMapGateElement,
  'process-map-phase': ProcessMapPhaseElement,
});

let root: FakeMap;
const mount = async (options?: FakeMapOptions | null) => (root = await mountPanels(['process-map-phase'], options));
const getPhase = () => get<ProcessMapPhaseElement>(root, 'process-map-phase');
const getHeaderText = () => getVisibleText(get(root, 'header'));
const getHeadingLevels = () => [...new Set(findAll(root, 'h1, h2, h3, h4, h5, h6').map(({ localName }) => localName))];

describe('process-map-phase', () => {
  afterEach(() => root.remove());

  it('shows the title, state, headline, summary and outcome of the phase', async () => {
    await mount();
    expect(getVisibleText(get(root, 'h2'))).to.equal('Phase B of 3: Title B');
    expect(getHeaderText())
      .to.include('You are here')
      .and.include('Headline B?')
      .and.include('Gather the peers.')
      .and.include('Result: An engagement');
    expect(get(root, '[part=summary] em').textContent).to.equal('the');
    expect(find(root, 'section[aria-labelledby]')?.getAttribute('aria-labelledby')).to.equal(get(root, 'h2').id);
    await expect(root).to.be.accessible();
  });

  it('has the largest text in its heading', async () => {
    await mount();
    const getSize = (selector: string) => parseFloat(getComputedStyle(get(root, selector)).fontSize);
    const others = ['.headline', 'h3', '.summary'].map(getSize);
    expect(getSize('h2')).to.be.above(Math.max(...others) * 1.2);
  });

  it('has no id twice, and its own name, whatever the id of the phase is', async () => {
    for (const id of ['h', 'heading']) {
      const phases = map.phases.map((phase) => (phase.id === 'b' ? { ...phase, id } : phase));
      root = await mountPanels(['process-map-phase'], {
        map: { ...map, phases },
        model: { shownPhase: id },
        phases: { [id]: { note: 'Ask them.' } },
      });
      const ids = [...getPhase().shadowRoot!.querySelectorAll('[id]')].map((element) => element.id);
      expect(ids).to.include(id);
      expect(new Set(ids).size, ids.join()).to.equal(ids.length);
      root.remove();
    }
  });

  it('shows all panels of the shown phase', async () => {
    await mount();
    expect(findAll(root, 'h3').map(getVisibleText)).to.deep.equal([
      'First contact To do',
      'Matching To do',
      'Choose tools 0 of 2 chosen',
      'Risk: Magic bullet To do',
      'Risk: Nobody comes To do',
      'Ideas from the guide',
      'Finish phase B',
    ]);
    root.provide({ model: { shownPhase: 'a' } });
    await waitForUpdates();
    expect(getVisibleText(get(root, 'h2'))).to.equal('Phase A of 3: Title A');
    expect(findAll(root, 'h3').map(getVisibleText)).to.deep.equal(['Ideas from the guide', 'Finish phase A']);
  });

  it('shows the phase that its `phase` property names, and the shown phase without one', async () => {
    await mount();
    getPhase().phase = 'a';
    await waitForUpdates();
    expect(getVisibleText(get(root, 'h2'))).to.equal('Phase A of 3: Title A');
    expect(getVisibleText(root)).to.include('What does the check say?').and.not.include('First contact');
    getPhase().phase = null;
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('First contact').and.not.include('What does the check say?');
  });

  it('shows slotted content instead of its panels', async () => {
    await mount();
    getPhase().append(document.createElement('process-map-tools'));
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('Choose tools').and.not.include('First contact');
    expect(getVisibleText(get(root, 'h2'))).to.include('Title B');
  });

  it('forwards the CSS parts of its panels', async () => {
    await mount();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      process-map-phase::part(waypoint-heading) { color: rgb(1, 2, 3) }
      process-map-phase::part(heading) { color: rgb(4, 5, 6) }
    `);
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
    it(`has headings of the levels ${expected.join(' and ')} when the heading level is ${level}`, async () => {
      await mount({ model: { headingLevel: level } });
      expect(getHeadingLevels()).to.deep.equal(expected);
      await expect(root).to.be.accessible({ ignoredRules: ['page-has-heading-one', 'heading-order'] });
    });
  }

  it('says which phase locks a locked phase, and shows its panels unless the progression is strict', async () => {
    const locked = { state: 'locked', unlocked: false, lockedBy: 'a', opensAfter: 'a' } as const;
    await mount({ journey: { phase: 'a' }, model: { shownPhase: 'b' }, phases: { b: locked } });
    expect(getHeaderText()).to.include('You can read this phase now and fill it in after phase A.');
    expect(getVisibleText(root)).to.include('First contact');
    await expect(root).to.be.accessible();
    root.provide({ journey: { phase: 'a' }, model: { shownPhase: 'b', progression: 'strict' }, phases: { b: locked } });
    await waitForUpdates();
    expect(getHeaderText()).to.include('after phase A.');
    expect(getVisibleText(root)).not.to.include('First contact');
    await expect(root).to.be.accessible();
  });

  it('shows the state of the phase in a note, in words and as a custom state', async () => {
    await mount({ model: { readOnly: true } });
    expect(getHeaderText()).to.include('You can read this plan but not change it.');
    const getHeaderTextOf = async (options: FakeMapOptions) => {
      root.provide(options);
      await waitForUpdates();
      await expect(root).to.be.accessible();
      return getHeaderText();
    };
    expect(await getHeaderTextOf({ view: { status: 'stopped' } }), 'as the diagram does')
      .to.include('You decided to stop. You can read everything.')
      .and.include('Stopped here')
      .and.not.include('You are here');
    expect(await getHeaderTextOf({ phases: { b: { state: 'done', completed: true } } }))
      .to.include('Finished')
      .and.include('This phase is finished.');
    expect(
      await getHeaderTextOf({
        phases: {
          b: {
            state: 'check-again',
            completed: true,
            check: { changed: [{ phase: 'a', at: '2026-11-28T12:00:00.000Z' }], left: [] },
          },
        },
      }),
    )
      .to.include('Check B again.')
      .and.include('On 28 November 2026 you changed “the decision” in A.');
    clickButton(root, 'On 28 November 2026 you changed “the decision” in A.');
    expect(root.shownPhases, 'where it was changed').to.deep.equal(['a']);
    expect(getPhase().matches(':state(check-again)')).to.equal(true);
    expect(await getHeaderTextOf({ phases: { b: { state: 'open' } } }))
      .to.include('Open')
      .and.not.include('finished');
    expect(getPhase().matches(':state(open)') && !getPhase().matches(':state(check-again)')).to.equal(true);
  });

  describe('note', () => {
    const getNote = () => get<HTMLTextAreaElement>(getPhase(), '.phase-note textarea');
    const locked = { b: { state: 'locked', unlocked: false, opensAfter: 'a' } } as const;

    it('can be written in a locked phase, where nothing else can', async () => {
      await mount({ phases: locked });
      expect(getNote().labels[0]?.textContent).to.equal('Note here what you already know (optional)');
      expect(getNote().readOnly).to.equal(false);
      getNote().focus();
      await sendKeys({ type: 'Ask Ada' });
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands).to.deep.equal([{ type: 'phase.note', phase: 'b', text: 'Ask Ada' }]);
      await expect(root).to.be.accessible();
    });

    it('is asked for in an open phase, and stays while it is cleared', async () => {
      await mount();
      expect(findAll(getPhase(), '.phase-note')).to.have.lengthOf(0);
      clickButton(root, 'Add a note on this phase');
      await waitForUpdates();
      expect(getFocusedElement() === getNote()).to.equal(true);
      root.provide({ phases: { b: { note: 'Ask Ada' } } });
      await waitForUpdates();
      expect(getNote().value).to.equal('Ask Ada');
      root.provide({});
      await waitForUpdates();
      expect(getNote().value).to.equal('');
    });

    it('keeps its field, and the focus, when the phase is unlocked meanwhile', async () => {
      await mount({ phases: locked });
      getNote().focus();
      root.provide({});
      await waitForUpdates();
      expect(getFocusedElement() === getNote()).to.equal(true);
      expect(getNote().labels[0]?.textContent).to.equal('Note on this phase (optional)');
    });

    it('shows its field where there is a text that is not recorded, as from a backup', async () => {
      await mount();
      expect(findAll(getPhase(), '.phase-note')).to.have.lengthOf(0);
      root.drafts.set('b', 'Ask Ada');
      root.provide({ model: { draftLoads: 1 } });
      await waitForUpdates();
      expect(getNote().value).to.equal('Ask Ada');
    });

    it('is shown with a text of somebody else beside it', async () => {
      const variants = { b: [{ id: 'v1', text: 'Ask Bo', at: '2026-03-01T10:00:00.000Z' }] };
      await mount({ phases: { b: { note: 'Ask Ada' } }, view: { variants } });
      expect(getVisibleText(getPhase())).to.include('Another note, of 1 March 2026:').and.to.include('Ask Bo');
      clickButton(root, 'Use this');
      expect(root.commands).to.deep.equal([{ type: 'variant.take', phase: 'b', variant: 'v1' }]);
      expect(getFocusedElement() === getNote()).to.equal(true);
      clickButton(root, 'Delete');
      expect(root.commands.at(-1)).to.deep.equal({ type: 'variant.discard', phase: 'b', variant: 'v1' });
      await expect(root).to.be.accessible();
    });

    it('cannot be written in a read-only map or a stopped journey, nor in a phase that does not open', async () => {
      for (const options of [
        { phases: locked, model: { readOnly: true } },
        { phases: locked, view: { status: 'stopped' } },
        { phases: locked, model: { progression: 'strict' } },
      ] as const) {
        root?.remove();
        await mount(options);
        expect(findAll(getPhase(), '.phase-note')).to.have.lengthOf(0);
      }
      root.provide({ phases: { b: { note: 'Ask Ada' } }, model: { readOnly: true } });
      await waitForUpdates();
      expect(getNote().readOnly).to.equal(true);
    });
  });

  describe('focus', () => {
    it('moves to the heading once after a person moved to the phase', async () => {
      await mount();
      expect(getFocusedElement() === document.body, 'not on load').to.equal(true);
      root.isFocusRequested = true;
      root.provide({ model: { shownPhase: 'c' } });
      await waitForUpdates();
      expect(getFocusedElement() === get(root, 'h2')).to.equal(true);
      expect(getVisibleText(get(root, 'h2'))).to.include('Title C');
      (getFocusedElement() as HTMLElement).blur();
      root.provide({ model: { shownPhase: 'b' } });
      await waitForUpdates();
      expect(getFocusedElement() === document.body, 'not after a change by the host').to.equal(true);
    });

    it('does not move in an element that does not show the shown phase', async () => {
      await mount();
      getPhase().phase = 'a';
      await waitForUpdates();
      root.isFocusRequested = true;
      root.provide({});
      await waitForUpdates();
      expect(getFocusedElement() === document.body).to.equal(true);
      expect(root.isFocusRequested).to.equal(true);
    });

    it('moves to the heading when focusHeading is called', async () => {
      await mount();
      await getPhase().focusHeading();
      expect(getFocusedElement() === get(root, 'h2')).to.equal(true);
    });
  });

  it('renders nothing before the map is ready', async () => {
    await mount(null);
    expect(getVisibleText(root)).to.equal('');
    root.provide({});
    await waitForUpdates();
    expect(getHeaderText()).to.include('Title B');
  });

  it('fits a width of 320 px with long words, right to left, and in dark mode', async () => {
    await setViewport({ width: 320, height: 640 });
    const longText = 'x'.repeat(400);
    const longMap = structuredClone(map);
    const b = longMap.phases[1]!;
    Object.assign(b, { title: longText, headline: longText, summary: longText, outcome: longText });
    for (const list of [b.groups.flatMap(({ leads, questions }) => [...leads, ...questions]), b.ideas])
      for (const item of list) item.text = longText;
    for (const list of [b.tools, b.risks, b.measures])
      for (const item of list) Object.assign(item, { name: longText, text: longText });
    b.exit.decision = { text: longText, options: [{ id: 'go', text: longText }] };
    await mount({
      map: longMap,
      phases: {
        b: { left: [{ code: 'tools-left', message: longText }], tools: [{ id: 't1', chosen: true, note: longText }] },
      },
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
