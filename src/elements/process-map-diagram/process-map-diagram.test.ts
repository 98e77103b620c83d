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
import { createCycleRecord, createJourney } from '../../journey/record.js';
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
    showItem: (id: string, item: unknown) => calls.push(id, item),
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

const mountDiagram = async (
  options: ModelOptions | MapModel | null = {},
  size: ProcessMapDiagramElement['size'] = 'full',
) => {
  root = document.createElement('fake-map-of-diagram') as FakeMap;
  element = document.createElement('process-map-diagram');
  element.size = size;
  root.append(element);
  document.body.append(root);
  calls = [];
  await element.updateComplete;
  shadow = element.renderRoot as ShadowRoot;
  await provide(options);
};

const getText = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const getItems = () => [...shadow.querySelectorAll('.sheet > nav > ol > li')];
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
      'Phase A, Title A, Finished, Decide: go, wait or stop',
      'Phase B, Title B, You are here, finished steps: 1 of 4, 5 tools, 2 risks, on show',
      'Phase C, Title C, Opens after B, 5 tools, 2 risks',
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
      'Finished',
      'Check again: A has changed',
      'Check again',
      'Open',
      'You are here',
    ]);
    expect(getItems().map((item) => getText(item.querySelector('button .kind')))).to.deep.equal([
      '',
      '3 of 4',
      '',
      '2 of 4',
      '1 of 1',
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
    expect(getNotes(0)).to.deep.equal(['Decided: stop']);
    await expect(element).to.be.accessible();
  });

  it('says how many tools are chosen, and how many risks there are', async () => {
    await mountDiagram({
      views: [
        {},
        {
          tools: ['Hammer', 'Saw', 'Plane', 'Chisel', 'File'].map((id) => ({ id: `B${id}`, chosen: id === 'Plane' })),
          risks: [
            { id: 'BFire', assessed: true },
            { id: 'BFlood', assessed: false },
          ],
        },
      ],
    });
    expect([getNotes(0), getNotes(1), getNotes(2)]).to.deep.equal([
      ['Decide: go, wait or stop'],
      ['1 of 5 tools, 2 risks'],
      ['5 tools, 2 risks'],
    ]);
    expect(getItem(1).querySelectorAll('.detour')).to.have.length(2);
    expect(getItem(1).querySelectorAll('.detour.on')).to.have.length(1);
  });

  it('says that the review of a risk is overdue, in words and in the colour of warnings', async () => {
    const risks = [
      { id: 'BFire', assessed: true, reviewOn: '2020-01-31' },
      { id: 'BFlood', assessed: true, reviewOn: '9999-01-31' },
    ];
    await mountDiagram({ views: [{}, { risks }] });
    expect(getNotes(1)).to.deep.equal(['5 tools, 2 risks, 1 overdue']);
    expect(getItem(1).querySelectorAll('.detour.overdue')).to.have.length(1);
    await provide({
      phases: [{}, { risks: [{ id: 'BFire', name: 'Fire' }] }],
      views: [{}, { risks: risks.slice(0, 1) }],
    });
    expect(getNotes(1)).to.deep.equal(['5 tools, 1 risk, overdue']);
    await expect(element).to.be.accessible();
  });

  it('fills the diamonds of the chosen tools, and never all if some are not chosen', async () => {
    const getFilled = (end: 'start' | 'end') =>
      [...getItem(1).querySelectorAll('line.tool')].map((mark) =>
        mark.getAttribute(`marker-${end}`) === 'url(#tool-on)' ? 1 : 0,
      );
    const createTools = (count: number, chosen: number[]): ModelOptions => ({
      phases: [{}, { tools: Array.from({ length: count }, (_, i) => ({ id: `t${i}`, name: 'Tool' })), risks: [] }],
      views: [{}, { tools: Array.from({ length: count }, (_, i) => ({ id: `t${i}`, chosen: chosen.includes(i) })) }],
    });
    await mountDiagram(createTools(4, [1, 3]));
    expect([getFilled('start'), getFilled('end')]).to.deep.equal([
      [0, 1, 0, 1],
      [0, 1, 0, 1],
    ]);
    // There is no room for ten: the first ones stand for those that are chosen.
    await provide(createTools(10, [9]));
    expect(getFilled('start')).to.deep.equal([1, 0, 0, 0, 0, 0, 0, 0]);
    await provide(createTools(10, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(getFilled('start')).to.deep.equal([1, 1, 1, 1, 1, 1, 1, 0]);
    await provide(createTools(10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(getFilled('start')).to.deep.equal([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('draws every risk, or their number', async () => {
    const getSigns = (i: number) =>
      [...getItem(i).querySelectorAll('line.risk')].map((mark) => [
        mark.getAttribute('marker-start'),
        mark.getAttribute('marker-end'),
      ]);
    const createRisks = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `r${i}`, name: 'Risk' }));
    await mountDiagram({ phases: [{ risks: createRisks(2) }, {}, { risks: createRisks(5) }] });
    expect(getSigns(0)).to.deep.equal([['url(#risk-2)', 'url(#risk-2)']]);
    expect(getSigns(1)).to.deep.equal([
      ['url(#risk)', 'url(#risk-2)'],
      ['url(#risk)', null],
    ]);
    expect(getSigns(2)).to.deep.equal([['url(#risk-5)', 'url(#risk-5)']]);
    const getNumber = (id: string) => getText(shadow.getElementById(id)?.querySelector('text'));
    expect([getNumber('risk-2'), getNumber('risk-5')]).to.deep.equal(['2', '5']);
    await provide({ phases: [{}, {}, { risks: createRisks(7) }] });
    expect(getNumber('risk-7'), 'after another definition').to.equal('7');
  });

  it('draws a flag only for a result', async () => {
    await mountDiagram({ phases: [{}, { outcome: '' }, {}] });
    expect(getItems().map((item) => item.querySelectorAll('.flag').length)).to.deep.equal([0, 0, 1]);
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
    expect(getItem(0).querySelectorAll('.run .spur')).to.have.length(3);
    expect(getDecisionSigns(1)).to.deep.equal(['go-on', 'stop']);
    expect(getItem(1).querySelectorAll('.run .spur')).to.have.length(1);
    expect(getNotes(1)).to.deep.equal(['Decided: go, 5 tools, 2 risks']);
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
      'Phase C, Title C, Opens after B, 5 tools, 2 risks',
    );
    await expect(element).to.be.accessible();
  });

  it('renders a button that leads to the last phase once the journey is completed, not if read-only', async () => {
    await mountDiagram();
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
    expect(getText(shadow.querySelector('[part=next-cycle]'))).to.equal('When C is finished, you can start cycle 2');
    expect(getText(shadow.querySelector('.start'))).to.equal('Cycle 1');
    const completed = { current: 3, view: { status: 'completed', cycle: 2 } } as const;
    await provide(completed);
    shadow.querySelector<HTMLElement>('button[part=next-cycle]')?.click();
    // The gate of the last phase asks before it starts a cycle.
    expect(calls).to.deep.equal(['C', { subject: 'decision', ids: [] }]);
    expect(getText(shadow.querySelector('.loop'))).to.equal(
      'You are in cycle 2. Answers of cycle 1 are kept Start cycle 3',
    );
    expect(getText(shadow.querySelector('.start'))).to.equal('Cycle 2');
    expect(shadow.querySelector('[aria-current]')).to.equal(null);
    await expect(element).to.be.accessible();
    await provide({ ...completed, model: { readOnly: true } });
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
    expect(getText(shadow.querySelector('[part=next-cycle]'))).to.equal('All phases are finished');
  });

  it('fills the ring and the route in proportion to the steps', async () => {
    await mountDiagram();
    const getProgress = (i: number) => [
      getItem(i).querySelector('.arc')?.getAttribute('stroke-dasharray'),
      getItem(i).querySelector('.run rect')?.getAttribute('width'),
    ];
    expect(getProgress(0), 'no ring').to.deep.equal([undefined, '299']);
    expect(getProgress(1)).to.deep.equal(['25.25 100', '124']);
    expect(getProgress(2)).to.deep.equal([undefined, '0']);
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
    expect([getWidth(), getSpurs()], 'undecided').to.deep.equal(['149', [false, false, false]]);
    await provide({
      phases: [{ exit }],
      current: 1,
      views: [{ steps, completed: false, decision: { option: 'wait', at: '' } }],
    });
    // To the sign, and not from there back to the route.
    expect([getWidth(), getSpurs()]).to.deep.equal(['149', [true, false, false]]);
    await provide({ phases: [{ exit }], current: 1, views: [{ steps, decision: { option: 'go', at: '' } }] });
    expect([getWidth(), getSpurs()]).to.deep.equal(['299', [false, false, false]]);
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
      model: {
        language: 'xx',
        strings: {
          diagram: { ...diagramStrings, risks: (count: number) => `${count} risques` },
        } as MapModel['strings'],
      },
    });
    await provide(model);
    expect(getNotes(1)).to.deep.equal(['5 tools, 2 risques']);
    calls = [];
    getButton(1).click();
    expect(calls).to.deep.equal(['B']);
  });

  it('sets lang on the map, and on texts in another language', async () => {
    await mountDiagram();
    expect(
      [...shadow.querySelectorAll('[lang]')].map((item) => [item.localName, item.getAttribute('lang')]),
    ).to.deep.equal([['div', 'en']]);
    await provide({ model: { languageOf: () => 'fr' } });
    expect(shadow.querySelector<HTMLElement>('.map')?.lang, 'interface texts').to.equal('en');
    const french = [...getItem(1).querySelectorAll('[lang=fr]')].map(getText);
    expect(french).to.deep.equal(['Title B']);
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
        'Solid line: finished',
        'Dotted line: to do',
        'Diamond on the line: decision',
        'Open diamond: tool',
        'Filled diamond: chosen',
        'Warning sign: risk',
        'Dashed loop: measure',
        'Solid loop: measure chosen',
        'Open flag: result',
        'Filled flag: phase finished',
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
        'Solid line: finished',
        'Dotted line: to do',
        'Diamond on the line: decision',
      ]);
      const exit = { groups: 'all', tools: 0, risks: 'all' } as const;
      await provide({ count: 2, phases: [{ exit }, emptyPhase] });
      expect(getEntries()).to.deep.equal([
        'Solid line: finished',
        'Dotted line: to do',
        'Open flag: result',
        'Filled flag: phase finished',
      ]);
      await provide({
        count: 2,
        phases: [
          { exit, outcome: '' },
          { ...emptyPhase, outcome: '' },
        ],
      });
      expect(getEntries()).to.deep.equal(['Solid line: finished', 'Dotted line: to do']);
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

  describe('size', () => {
    const getSwitch = () => shadow.querySelector<HTMLButtonElement>('[part=size-switch]');
    const isStrip = () => element.matches(':state(strip)');

    /** Creates a model whose journey holds an answer, or nothing. */
    const createVisit = (hasAnswer: boolean, model: Partial<MapModel> = {}) => {
      const result = createModel({ model });
      const answers = hasAnswer ? { B: { q: { text: 'Yes', at: '', by: '' } } } : {};
      const cycle = { ...createCycleRecord(1), answers };
      return { ...result, journey: { ...createJourney(result.map, { id: 'j' }), cycles: [cycle] } };
    };

    it('is whole as long as nothing is recorded, and a strip once a phase is opened after that', async () => {
      await mountDiagram(createVisit(false), 'auto');
      expect([isStrip(), getSwitch()]).to.deep.equal([false, null]);
      expect(getNotes(1)).to.have.length(1);
      await provide(createVisit(true));
      expect(isStrip(), 'while the phase stays on show').to.equal(false);
      await provide(createVisit(true, { focusRequests: 1 }));
      expect(isStrip(), 'after a person opened a phase').to.equal(true);
      expect(getNotes(1)).to.deep.equal([]);
      await provide(createVisit(false, { focusRequests: 1, shownPhase: 'A' }));
      expect(isStrip(), 'after the host page opened a phase').to.equal(false);
      await provide(createVisit(true, { focusRequests: 1, shownPhase: 'A', journeyStarts: 2 }));
      expect(isStrip(), 'after another journey was restored').to.equal(true);
    });

    it('is what the attribute says', async () => {
      await mountDiagram(createVisit(true), 'auto');
      expect(isStrip()).to.equal(true);
      element.setAttribute('size', 'full');
      await element.updateComplete;
      expect([isStrip(), getSwitch()]).to.deep.equal([false, null]);
      await provide(createVisit(false));
      element.setAttribute('size', 'strip');
      await element.updateComplete;
      expect([isStrip(), getText(getSwitch())]).to.deep.equal([true, 'Show the whole map']);
      element.removeAttribute('size');
      await element.updateComplete;
      expect([isStrip(), element.size]).to.deep.equal([false, 'auto']);
    });

    it('shows the whole map in place, and less again', async () => {
      await mountDiagram(createVisit(true), 'auto');
      const list = shadow.querySelector('ol');
      const buttons = getItems().map((item) => item.querySelector('button'));
      expect(shadow.querySelectorAll('.run')).to.have.length(3);
      expect(shadow.querySelectorAll('line, .detour, .spur, [part=key], [part=next-cycle]')).to.have.length(0);
      getSwitch()?.focus();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect([isStrip(), getText(getSwitch())]).to.deep.equal([false, 'Show less of the map']);
      expect(shadow.activeElement, 'the focus stays').to.equal(getSwitch());
      expect(shadow.querySelector('ol')).to.equal(list);
      expect(getItems().map((item) => item.querySelector('button'))).to.deep.equal(buttons);
      expect(getNotes(1)).to.deep.equal(['5 tools, 2 risks']);
      expect(shadow.querySelectorAll('.run')).to.have.length(3);
      expect(getItem(1).querySelectorAll('line.tool')).to.have.length(4);
      expect(shadow.querySelectorAll('[part=key]')).to.have.length(1);
      await expect(element).to.be.accessible();
      getSwitch()?.click();
      await element.updateComplete;
      expect(isStrip()).to.equal(true);
      expect(shadow.querySelectorAll('line, [part=key], [part=next-cycle]')).to.have.length(0);
      getSwitch()?.click();
      await provide(createVisit(true, { shownPhase: 'A' }));
      expect(isStrip(), 'after a phase was opened').to.equal(true);
    });

    it('names each phase and its state in a strip, in sight if there is room', async () => {
      await setViewport({ width: 1280, height: 800 });
      await mountDiagram(createVisit(true), 'auto');
      expect(getItems().map((item) => getAccessibleText(item.querySelector('button') as Element))).to.deep.equal([
        'Phase A, Title A, Finished',
        'Phase B, Title B, You are here, finished steps: 1 of 4, on show',
        'Phase C, Title C, Opens after B',
      ]);
      const getHeight = () => Math.round(shadow.querySelector('.sheet')?.getBoundingClientRect().height ?? 0);
      expect(getHeight()).to.be.within(90, 120);
      const isInSight = (item: Element | null) => (item?.getBoundingClientRect().width ?? 0) > 1;
      expect(getItems().map((item) => isInSight(item.querySelector('.words')))).to.deep.equal([true, true, true]);
      expect(isInSight(shadow.querySelector('.here'))).to.equal(false);
      await setViewport({ width: 390, height: 800 });
      expect(getHeight()).to.be.within(70, 120);
      expect(getItems().map((item) => isInSight(item.querySelector('.words')))).to.deep.equal([false, false, false]);
      expect(getText(shadow.querySelector('.here'))).to.match(/^Title B You are here/);
      expect(isInSight(shadow.querySelector('.here'))).to.equal(true);
      await provide(createVisit(true, { shownPhase: 'A' }));
      expect(getText(shadow.querySelector('.here')), 'the phase on show').to.match(/^Title A Finished/);
      const getRing = (index: number) => getComputedStyle(getItem(index).querySelector('.medal')!).outlineStyle;
      expect([getRing(0), getRing(1)]).to.deep.equal(['solid', 'none']);
      await expect(element).to.be.accessible();
    });

    for (const count of [2, 5, 20]) {
      it(`fits a strip of ${count} phases at every width`, async () => {
        await mountDiagram({ count, current: 1, phases: [{}, { label: 'Discovery', title: 'x'.repeat(200) }] });
        element.size = 'strip';
        await element.updateComplete;
        for (const width of [320, 360, 600, 900, 1360]) {
          await setViewport({ width, height: 800 });
          expect(document.documentElement.scrollWidth, `at ${width} px`).to.be.at.most(width);
          for (const item of shadow.querySelectorAll('button')) {
            const { left, right, width: size, height } = item.getBoundingClientRect();
            expect(left >= 0 && right <= width, `${getText(item)} at ${width} px`).to.equal(true);
            expect(Math.min(size, height)).to.be.at.least(24);
          }
        }
      });
    }
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

    it('lays out phases in rows, each in reading order', async () => {
      await mountDiagram({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 3, 4, 1, 2, 3]);
      await setViewport({ width: 960, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 3, 1, 2, 3, 1]);
      await setViewport({ width: 700, height: 800 });
      expect(getColumns()).to.deep.equal([1, 2, 1, 2, 1, 2, 1]);
      await setViewport({ width: 400, height: 800 });
      expect(getColumns()).to.deep.equal([1, 1, 1, 1, 1, 1, 1]);
      const getScale = (i: number) => getComputedStyle(getItem(i).querySelector('.art') as Element).scale;
      await setViewport({ width: 1360, height: 800 });
      expect([getScale(0), getScale(4)]).to.deep.equal(['1', '1']);
    });

    it('lays out phases from right to left in a right-to-left page', async () => {
      document.documentElement.dir = 'rtl';
      await mountDiagram({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(getColumns()).to.deep.equal([4, 3, 2, 1, 4, 3, 2]);
      const getScale = (i: number) => getComputedStyle(getItem(i).querySelector('.art') as Element).scale;
      expect([getScale(0), getScale(4)]).to.deep.equal(['-1 1', '-1 1']);
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
      expect(getNotes(1)).to.deep.equal(['40 tools, 30 risks']);
      expect(getItem(1).querySelectorAll('.run .risk')).to.have.length(1);
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

  describe('a map that is not in view', () => {
    const isDrawn = () => !!shadow.querySelector('.run');
    const mountBelow = async () => {
      const space = document.createElement('div');
      space.style.height = '300vh';
      document.body.append(space);
      await mountDiagram();
      return space;
    };

    it('has its list, and is drawn once it comes near', async () => {
      const space = await mountBelow();
      expect(getItems()).to.have.length(3);
      expect(isDrawn()).to.equal(false);
      await provide({ current: 1 });
      expect(isDrawn(), 'after an update').to.equal(false);
      scrollTo(0, innerHeight * 1.5);
      for (let wait = 0; wait < 40 && !isDrawn(); wait++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(isDrawn(), 'less than a viewport away').to.equal(true);
      space.remove();
    });

    it('is drawn for printing', async () => {
      const space = await mountBelow();
      // The chunk is loaded.
      for (let wait = 0; wait < 40 && !shadow.querySelector('.run'); wait++) {
        dispatchEvent(new Event('beforeprint'));
        dispatchEvent(new Event('afterprint'));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(shadow.querySelectorAll('.run')).to.have.length(3);
      space.remove();
    });
  });
});
