import { ContextProvider } from '@lit/context';
import { setViewport } from '../../../test/kit/engine.js';
import {
  createModel as createPanelModel,
  createPhaseView as createOpenPhaseView,
  FakeStore,
} from '../../../test/kit/panel-host.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { LitElement, html } from 'lit';
import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import { mapContext, type MapActions, type MapModel } from '../context/map-context.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import { ProcessMapDiagramElement } from './process-map-diagram.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-diagram')) customElements.define('process-map-diagram', ProcessMapDiagramElement);

class FakeMap extends LitElement {
  readonly store = new FakeStore({
    request: (command: unknown) => {
      calls.push(command);
      return { ok: true, facts: [] };
    },
    show: (id: string) => calls.push(id),
  } as unknown as MapActions);

  constructor() {
    super();
    new ContextProvider(this, { context: mapContext, initialValue: this.store });
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('fake-map-of-diagram', FakeMap);

/** Creates a phase. All but the first have tools, two risks and two measures against the first risk. */
const createPhase = (index: number, overrides: Partial<Phase> = {}): Phase => {
  const label = index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
  return {
    id: label,
    label,
    title: `Title ${label}`,
    headline: '',
    summary: '',
    outcome: `Outcome ${label}`,
    groups: [],
    tools: index ? ['Hammer', 'Saw', 'Plane', 'Chisel', 'File'].map((name) => ({ id: label + name, name })) : [],
    risks: index ? ['Fire', 'Flood'].map((name) => ({ id: label + name, name })) : [],
    measures: index
      ? [1, 2].map((number) => ({ id: `${label}m${number}`, name: '', addresses: [`${label}Fire`] }))
      : [],
    ideas: [],
    exit: {
      groups: 'all',
      tools: 0,
      risks: 'all',
      ...(index
        ? {}
        : { decision: { text: '', options: (['go', 'wait', 'stop'] as const).map((id) => ({ id, text: id })) } }),
    },
    ...overrides,
  };
};

/** Creates the view of a phase: completed before index `current`, locked after it. */
const createPhaseView = (
  phase: Phase,
  index: number,
  currentIndex: number,
  overrides: Partial<PhaseView> = {},
): PhaseView => ({
  ...createOpenPhaseView(phase, index),
  state: index < currentIndex ? 'done' : index === currentIndex ? 'current' : 'locked',
  unlocked: index <= currentIndex,
  completed: index < currentIndex,
  ...(index > currentIndex ? { lockedBy: createPhase(currentIndex).id, opensAfter: createPhase(index - 1).id } : {}),
  steps: { done: index < currentIndex ? 4 : 1, total: 4 },
  ...overrides,
});

interface ModelOptions {
  count?: number;
  current?: number;
  phases?: Partial<Phase>[];
  views?: Partial<PhaseView>[];
  view?: Partial<MapModel['view']>;
  model?: Partial<MapModel>;
}

const createModel = ({ count = 3, current = 1, phases = [], views = [], view, model }: ModelOptions = {}): MapModel => {
  const allPhases = Array.from({ length: count }, (_, i) => createPhase(i, phases[i]));
  return createPanelModel({
    map: { id: 'test', version: '1', language: 'en', title: 'The map', phases: allPhases },
    journey: { phase: allPhases[current]?.id ?? '' },
    view: { phases: allPhases.map((phase, i) => createPhaseView(phase, i, current, views[i])), ...view },
    model: {
      shownPhase: allPhases[Math.min(current, count - 1)]?.id ?? '',
      strings: { diagram: diagramStrings } as MapModel['strings'],
      ...model,
    },
  });
};

let root: FakeMap;
let element: ProcessMapDiagramElement;
let shadow: ShadowRoot;

/** Commands that the diagram requested, and ids of phases that it showed. */
let calls: unknown[];

const provide = async (options: ModelOptions | MapModel | null) => {
  const model = options && ('map' in options ? options : createModel(options));
  root.store.provide(model ?? undefined);
  await element.updateComplete;
};

const mountDiagram = async (options: ModelOptions | MapModel | null = {}) => {
  root = document.createElement('fake-map-of-diagram') as FakeMap;
  element = document.createElement('process-map-diagram');
  root.append(element);
  document.body.append(root);
  calls = [];
  await element.updateComplete;
  shadow = element.renderRoot as ShadowRoot;
  await provide(options);
};

const getText = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const getItems = () => [...shadow.querySelectorAll('nav > .sheet > ol > li')];
const getItem = (i: number) => getItems()[i] as HTMLElement;
const getButton = (i: number) => getItem(i).querySelector('button') as HTMLButtonElement;

/** Returns the markers of the decision of a phase. */
const getDecisionSigns = (i: number) =>
  [...getItem(i).querySelectorAll('line')].flatMap(
    (line) => /#((?:go|wait|stop)\b[^)]*)/.exec(line.getAttribute('marker-start') ?? '')?.[1] ?? [],
  );
const getNotes = (i: number) => [...getItem(i).querySelectorAll('[part=note]')].map(getText);

/** Returns the text without content that is hidden from assistive technology. */
const getAccessibleText = (element: Element) => {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
  return getText(copy).replace(/ ,/g, ',');
};

describe('process-map-diagram', () => {
  afterEach(async () => {
    root.remove();
    document.documentElement.dir = '';
    await setViewport({ width: 1000, height: 800 });
  });

  it('renders nothing without a context, and nothing again after the context is removed', async () => {
    await mountDiagram(null);
    expect(getText(shadow as unknown as Element)).to.equal('');
    expect(shadow.querySelector('*')).to.equal(null);
    await provide({});
    expect(getItems()).to.have.length(3);
    await provide(null);
    expect(shadow.querySelector('*')).to.equal(null);
    await provide({});
    expect(getItems()).to.have.length(3);
    expect(getText(getItem(0))).to.include('Title A');
  });

  it('renders a named landmark with a list of buttons', async () => {
    await mountDiagram();
    expect(shadow.querySelector('nav')?.getAttribute('aria-label')).to.equal('Map: The map');
    expect(getItems().map((item) => getAccessibleText(item.querySelector('button') as Element))).to.deep.equal([
      'Phase A, Title A, Done',
      'Phase B, Title B, You are here, 1 of 4 steps, on show',
      'Phase C, Title C, Locked until B is complete',
    ]);
    expect(getItems().map((item) => item.querySelector('button')?.getAttribute('aria-current'))).to.deep.equal([
      null,
      'step',
      null,
    ]);
    await expect(element).to.be.accessible();
  });

  it('shows every state as text with a sign', async () => {
    await mountDiagram({
      count: 5,
      current: 4,
      views: [
        {},
        { state: 'check-again', check: { changed: [{ phase: 'A', at: '' }], left: [] }, steps: { done: 3, total: 4 } },
        { state: 'check-again', check: { changed: [{ phase: 'C', at: '' }], left: [] }, steps: { done: 4, total: 4 } },
        { state: 'open', completed: false, steps: { done: 2, total: 4 } },
        { steps: { done: 1, total: 1 } },
      ],
    });
    expect(getItems().map((item) => getText(item.querySelector('[part=state]')))).to.deep.equal([
      'Done',
      'Check again: A has changed',
      'Check again',
      'Open',
      'You are here',
    ]);
    expect(getItems().map((item) => getText(item.querySelector('button .kind')))).to.deep.equal([
      '',
      '3 of 4 steps',
      '',
      '2 of 4 steps',
      '1 of 1 step',
    ]);
    // The signs of open and current phases are round.
    for (const item of shadow.querySelectorAll('[part=state]')) {
      const { clipPath, borderRadius } = getComputedStyle(item, '::before');
      expect(clipPath !== 'none' || borderRadius !== '0px', getText(item)).to.equal(true);
    }
    expect(shadow.querySelector('[part~=check-again]')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('shows the phase in which the journey was stopped', async () => {
    await mountDiagram({
      count: 2,
      current: 0,
      view: { status: 'stopped' },
      views: [{ decision: { option: 'stop', at: '' } }],
    });
    expect(getText(getItem(0).querySelector('[part=state]'))).to.equal('Stopped here');
    expect(getNotes(0)).to.include('Decided: stop');
    await expect(element).to.be.accessible();
  });

  it('lists the outcome, the decision, the tools and the risks of a phase', async () => {
    await mountDiagram({
      views: [
        {},
        {
          tools: ['Hammer', 'Saw', 'Plane', 'Chisel', 'File'].map((id, i) => ({ id: `B${id}`, chosen: i < 2 })),
          risks: [
            { id: 'BFire', assessed: true },
            { id: 'BFlood', assessed: false },
          ],
        },
      ],
    });
    expect(getNotes(0)).to.deep.equal(['Leads to Outcome A', 'Decide here: go, wait or stop']);
    expect(getNotes(1)).to.deep.equal([
      'Leads to Outcome B',
      '5 tools, 2 chosen Hammer, Saw, Plane and 2 more',
      'Fire2 ways round, assessed',
      'Floodno ways round',
    ]);
    expect(getNotes(2)[1]).to.equal('5 tools Hammer, Saw, Plane and 2 more');
    const route = getItem(1).querySelector('.run');
    expect(route?.querySelectorAll('[marker-start="url(#tool-on)"]')).to.have.length(2);
    expect(route?.querySelectorAll('[marker-start="url(#tool)"]')).to.have.length(3);
    expect(route?.querySelectorAll('.detour.on')).to.have.length(1);
    expect(route?.querySelectorAll('.detour')).to.have.length(2);
  });

  it('renders no notes and no decision signs for a phase without contents', async () => {
    await mountDiagram({
      count: 1,
      current: 0,
      phases: [{ outcome: '', exit: { groups: 'all', tools: 0, risks: 'all' } }],
    });
    expect(getNotes(0)).to.deep.equal([]);
    expect(getDecisionSigns(0)).to.deep.equal([]);
  });

  it('draws a fork with its options in every phase with a decision', async () => {
    const decision = { text: '', options: (['go', 'stop'] as const).map((id) => ({ id, text: id })) };
    await mountDiagram({
      phases: [{}, { exit: { groups: 'all', tools: 0, risks: 'all', decision } }],
      views: [{}, { decision: { option: 'go', at: '' } }],
    });
    expect(getDecisionSigns(0)).to.deep.equal(['go', 'wait', 'stop']);
    expect(getItem(0).querySelectorAll('.run .spur')).to.have.length(2);
    expect(getDecisionSigns(1)).to.deep.equal(['go-on', 'stop']);
    expect(getItem(1).querySelectorAll('.run .spur')).to.have.length(1);
    expect(getNotes(1)).to.include('Decided: go');
    expect(getNotes(1).some((note) => note.startsWith('5 tools'))).to.equal(true);
    expect(getDecisionSigns(2)).to.deep.equal([]);
  });

  it('shows a phase on click and by keyboard, also a locked phase that opens as a preview', async () => {
    await mountDiagram();
    getButton(0).click();
    getButton(2).focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(calls).to.deep.equal(['A', 'C', 'C']);
  });

  it('shows a phase when its item is clicked outside of the text', async () => {
    await mountDiagram();
    const { left, top, width } = getItem(2).getBoundingClientRect();
    (shadow.elementFromPoint(left + width / 2, top + 20) as HTMLElement).click();
    expect(calls).to.deep.equal(['C']);
  });

  it('renders a locked phase as plain text under strict progression', async () => {
    await mountDiagram({ model: { progression: 'strict' } });
    expect(getItems().map((item) => item.querySelectorAll('button').length)).to.deep.equal([1, 1, 0]);
    expect(getAccessibleText(getItem(2).querySelector('[part~=station]') as Element)).to.equal(
      'Phase C, Title C, Locked until B is complete',
    );
    await expect(element).to.be.accessible();
  });

  it('renders a button that leads to the last phase once the journey is completed, not if read-only', async () => {
    await mountDiagram();
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
    expect(getText(shadow.querySelector('[part=next-cycle]'))).to.equal('Begin the next cycle');
    const completed = { current: 3, view: { status: 'completed', cycle: 2 } } as const;
    await provide(completed);
    shadow.querySelector<HTMLElement>('button[part=next-cycle]')?.click();
    // The gate of the last phase asks before it starts a cycle.
    expect(calls).to.deep.equal(['C']);
    expect(getText(shadow.querySelector('.loop'))).to.include('Cycle 2. Back to A');
    expect(shadow.querySelector('[aria-current]')).to.equal(null);
    await expect(element).to.be.accessible();
    await provide({ ...completed, model: { readOnly: true } });
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
  });

  it('fills the ring and the route in proportion to the steps', async () => {
    await mountDiagram();
    const getProgress = (i: number) => [
      getItem(i).querySelector('.arc')?.getAttribute('stroke-dasharray'),
      getItem(i).querySelector('.run rect')?.getAttribute('width'),
    ];
    expect(getProgress(0)).to.deep.equal(['101 100', '299']);
    expect(getProgress(1)).to.deep.equal(['25.25 100', '124']);
    expect(getProgress(2)).to.deep.equal(['0 100', '0']);
    for (const path of shadow.querySelectorAll('.run .trail')) {
      const clipPathId = /#(\w+)/.exec(path.getAttribute('clip-path') ?? '')?.[1] ?? '';
      expect(
        path.closest('.run')?.contains(shadow.getElementById(clipPathId)),
        'clipped by its own clip path',
      ).to.equal(true);
    }
  });

  it('draws the way past a fork only after the decision to go', async () => {
    const decision = { text: '', options: (['go', 'wait', 'stop'] as const).map((id) => ({ id, text: id })) };
    const exit = { groups: 'all', tools: 0, risks: 'all', decision } as const;
    const getWidth = () => shadow.querySelector('.run rect')?.getAttribute('width');
    const getSpurs = () => [...shadow.querySelectorAll('.run .spur')].map((spur) => spur.matches('.on'));
    const steps = { done: 8, total: 9 };
    await mountDiagram({ phases: [{ exit }], current: 1, views: [{ steps, completed: false }] });
    expect([getWidth(), getSpurs()], 'undecided').to.deep.equal(['149', [false, false]]);
    await provide({
      phases: [{ exit }],
      current: 1,
      views: [{ steps, completed: false, decision: { option: 'wait', at: '' } }],
    });
    expect([getWidth(), getSpurs()]).to.deep.equal(['149', [true, false]]);
    await provide({ phases: [{ exit }], current: 1, views: [{ steps, decision: { option: 'go', at: '' } }] });
    expect([getWidth(), getSpurs()]).to.deep.equal(['299', [false, false]]);
  });

  it('renders a phase again only if it changed', async () => {
    const model = createModel({});
    await mountDiagram(model);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(shadow.querySelector('ol') as Element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    await provide({
      ...model,
      view: { ...model.view, phases: model.view.phases.map((phase) => ({ ...phase, groups: [] })) },
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes).to.have.length(0);
    await provide({ ...model, shownPhase: 'A' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes.length).to.be.above(0);
    expect(changes.every(({ target }) => !getItems()[2]?.contains(target))).to.equal(true);
    observer.disconnect();
  });

  it('renders another map and another language', async () => {
    await mountDiagram({ count: 7 });
    await provide({ count: 2, phases: [{ title: 'Other' }] });
    expect(getItems()).to.have.length(2);
    expect(getText(getItem(0).querySelector('[part=title]'))).to.equal('Other');
    const model = createModel({
      count: 2,
      model: { language: 'xx', strings: { diagram: { ...diagramStrings, leadsTo: 'Vers' } } as MapModel['strings'] },
    });
    await provide(model);
    expect(getNotes(0)[0]).to.equal('Vers Outcome A');
    calls = [];
    getButton(1).click();
    expect(calls).to.deep.equal(['B']);
  });

  it('sets lang on the map, and on texts in another language', async () => {
    await mountDiagram();
    expect(
      [...shadow.querySelectorAll('[lang]')].map((item) => [item.localName, item.getAttribute('lang')]),
    ).to.deep.equal([['nav', 'en']]);
    await provide({ model: { languageOf: () => 'fr' } });
    expect(shadow.querySelector('nav')?.lang, 'interface texts').to.equal('en');
    const french = [...getItem(1).querySelectorAll('[lang=fr]')].map(getText);
    expect(french).to.deep.equal(['Title B', 'Outcome B', 'Hammer, Saw, Plane', 'Fire', 'Flood']);
  });

  it('renders no style attribute and no style element', async () => {
    await mountDiagram({ count: 12, current: 5 });
    expect(shadow.querySelector('[style], style')).to.equal(null);
  });

  it('hides the drawing from assistive technology', async () => {
    await mountDiagram();
    for (const drawing of shadow.querySelectorAll('.sheet svg'))
      expect(drawing.closest('[aria-hidden]')).not.to.equal(null);
  });

  describe('legend', () => {
    /** Returns the accessible name and the meaning of each sign. */
    const getEntries = () =>
      [...shadow.querySelectorAll('[part=key] dt')].map(
        (sign) => `${sign.firstElementChild?.ariaLabel ?? ''}: ${getText(sign.nextElementSibling)}`,
      );
    const emptyPhase: Partial<Phase> = { tools: [], risks: [], measures: [] };

    it('names the signs of this map and their meaning', async () => {
      await mountDiagram();
      expect(getEntries()).to.deep.equal([
        'Solid line: travelled',
        'Dotted line: ahead',
        'Diamond on the line: decision',
        'Open diamond: tool',
        'Filled diamond: chosen',
        'Warning sign: risk',
        'Dashed loop: way round',
        'Solid loop: assessed',
        'Open flag: outcome',
        'Filled flag: reached',
      ]);
      for (const sign of shadow.querySelectorAll('[part=key] svg')) expect(sign.role).to.equal('img');
      await expect(element).to.be.accessible();
      document.documentElement.dir = 'rtl';
      await setViewport({ width: 320, height: 800 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await expect(element).to.be.accessible();
    });

    it('lists only signs that the map contains, and updates for another map', async () => {
      await mountDiagram({ count: 1, current: 0 });
      expect(getEntries()).to.deep.equal([
        'Solid line: travelled',
        'Dotted line: ahead',
        'Diamond on the line: decision',
      ]);
      const exit = { groups: 'all', tools: 0, risks: 'all' } as const;
      await provide({ count: 2, phases: [{ exit }, emptyPhase] });
      expect(getEntries()).to.deep.equal([
        'Solid line: travelled',
        'Dotted line: ahead',
        'Open flag: outcome',
        'Filled flag: reached',
      ]);
      await provide({ count: 2, phases: [{ exit }, { tools: [] }] });
      expect(getEntries()).to.include('Warning sign: risk').and.not.include('Open diamond: tool');
      expect(shadow.querySelectorAll('[part=key]')).to.have.length(1);
    });

    it('loads with the drawing and does not shift the layout', async () => {
      await setViewport({ width: 1360, height: 800 });
      await mountDiagram(null);
      const provided = provide({});
      while (!shadow.querySelector('nav')) await Promise.resolve();
      expect(getEntries(), 'before the list is rendered').to.deep.equal([]);
      const { height } = element.getBoundingClientRect();
      await provided;
      expect(getEntries()).not.to.have.length(0);
      expect(element.getBoundingClientRect().height).to.equal(height);
    });

    it('contains no tab stop', async () => {
      await mountDiagram();
      getButton(2).focus();
      const after = document.createElement('button');
      root.append(after);
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement === after).to.equal(true);
    });
  });

  it('renders the ground once the browser is idle, and only once', async () => {
    await mountDiagram();
    for (let tries = 0; !shadow.querySelector('.ground') && tries < 60; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shadow.querySelector('.sheet')?.firstElementChild?.getAttribute('aria-hidden')).to.equal('true');
    expect(shadow.querySelectorAll('.ground')).to.have.length(1);
    await provide({ count: 4 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shadow.querySelectorAll('.ground')).to.have.length(1);
    expect(getItems()).to.have.length(4);
  });

  describe('layout', () => {
    /** Returns the column of each phase, in the order of the list. */
    const getColumns = () => {
      const starts = getItems().map((item) => Math.round(item.getBoundingClientRect().left));
      const distinctStarts = [...new Set(starts)].sort((a, b) => a - b);
      return starts.map((item) => distinctStarts.indexOf(item) + 1);
    };

    for (const count of [1, 2, 3, 5, 7, 12, 20, 23]) {
      it(`fits ${count} phases at every width`, async () => {
        await mountDiagram({ count, current: Math.floor(count / 2) });
        for (const width of [320, 360, 600, 900, 1360]) {
          await setViewport({ width, height: 800 });
          expect(document.documentElement.scrollWidth, `at ${width} px`).to.be.at.most(width);
          for (const item of shadow.querySelectorAll('[part=title], [part=note], [part=medal]')) {
            const { left, right } = item.getBoundingClientRect();
            expect(left >= 0 && right <= width, `${getText(item)} at ${width} px`).to.equal(true);
          }
        }
      });
    }

    it('lays out phases in rows, every second row backwards', async () => {
      await mountDiagram({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 3, 4, 4, 3, 2]);
      await setViewport({ width: 960, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 3, 3, 2, 1, 1]);
      await setViewport({ width: 700, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 2, 1, 1, 2, 2]);
      await setViewport({ width: 400, height: 800 });
      expect(getColumns()).to.deep.equal([1, 1, 1, 1, 1, 1, 1]);
      const getScale = (i: number) => getComputedStyle(getItem(i).querySelector('.art') as Element).scale;
      await setViewport({ width: 1360, height: 800 });
      expect([getScale(0), getScale(4)]).to.deep.equal(['1', '-1 1']);
    });

    it('lays out phases from right to left in a right-to-left page', async () => {
      document.documentElement.dir = 'rtl';
      await mountDiagram({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(getColumns()).to.deep.equal([4, 3, 2, 1, 1, 2, 3]);
      const getScale = (i: number) => getComputedStyle(getItem(i).querySelector('.art') as Element).scale;
      expect([getScale(0), getScale(4)]).to.deep.equal(['-1 1', '1']);
      for (const width of [320, 900, 1360]) {
        await setViewport({ width, height: 800 });
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      }
      await expect(element).to.be.accessible();
    });

    it('fits long titles, long labels and many risks', async () => {
      await mountDiagram({
        phases: [
          { title: 'x'.repeat(200), label: 'Discovery' },
          {
            title: 'Long words '.repeat(18),
            outcome: 'y'.repeat(200),
            tools: Array.from({ length: 40 }, (_, i) => ({ id: `t${i}`, name: 'z'.repeat(80) })),
            risks: Array.from({ length: 30 }, (_, i) => ({ id: `r${i}`, name: `Risk ${i}` })),
          },
        ],
      });
      for (const width of [320, 700, 1360]) {
        await setViewport({ width, height: 800 });
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
        for (const item of shadow.querySelectorAll('[part=title], [part=note]')) {
          expect(item.scrollWidth).to.be.at.most(item.clientWidth + 1 || 9999);
        }
      }
      expect(getNotes(1).filter((note) => note.startsWith('Risk'))).to.have.length(30);
      expect(getItem(1).querySelectorAll('.run .risk')).to.have.length(2);
      await expect(element).to.be.accessible();
    });

    it('gives every button a target of at least 24 px', async () => {
      await mountDiagram({ current: 3, view: { status: 'completed' } });
      for (const item of shadow.querySelectorAll('button')) {
        const { width, height } = item.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    });

    it('updates five hundred phases in less than 250 ms', async () => {
      const model = createModel({ count: 500, current: 250 });
      await mountDiagram(model);
      expect(getItems()).to.have.length(500);
      const before = performance.now();
      await provide({ ...model, view: { ...model.view } });
      expect(performance.now() - before).to.be.below(250);
    });
  });
});
