import { ContextProvider } from '@lit/context';
import { sendKeys, setViewport } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { LitElement, html } from 'lit';
import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import { mapContext, type MapContext, type MapModel } from '../context/map-context.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import { ProcessMapDiagramElement } from './process-map-diagram.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-diagram')) customElements.define('process-map-diagram', ProcessMapDiagramElement);

class FakeMap extends LitElement {
  provider = new ContextProvider(this, { context: mapContext, initialValue: null });

  protected override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('fake-map-of-diagram', FakeMap);

/** A phase: from `B` on with tools, two risks and two ways round the first. */
const phaseOf = (index: number, more: Partial<Phase> = {}): Phase => {
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
    measures: index ? [1, 2].map((n) => ({ id: `${label}m${n}`, name: '', addresses: [`${label}Fire`] })) : [],
    ideas: [],
    exit: {
      groups: 'all',
      tools: 0,
      risks: 'all',
      ...(index
        ? {}
        : { decision: { text: '', options: (['go', 'wait', 'stop'] as const).map((id) => ({ id, text: id })) } }),
    },
    ...more,
  };
};

/** The first `current` phases are done, the one after is current, the rest are locked. */
const viewOf = (phase: Phase, index: number, current: number, more: Partial<PhaseView> = {}): PhaseView => ({
  id: phase.id,
  index,
  state: index < current ? 'done' : index === current ? 'current' : 'locked',
  unlocked: index <= current,
  completed: index < current,
  ...(index > current ? { lockedBy: phaseOf(current).id, opensAfter: phaseOf(index - 1).id } : {}),
  left: [],
  steps: { done: index < current ? 4 : 1, total: 4 },
  groups: [],
  tools: phase.tools.map(({ id }) => ({ id, chosen: false })),
  risks: phase.risks.map(({ id }) => ({ id, assessed: false })),
  ...more,
});

interface Given {
  count?: number;
  current?: number;
  phases?: Partial<Phase>[];
  views?: Partial<PhaseView>[];
  view?: Partial<MapModel['view']>;
  model?: Partial<MapModel>;
}

const modelOf = ({ count = 3, current = 1, phases = [], views = [], view, model }: Given = {}): MapModel => {
  const all = Array.from({ length: count }, (_, i) => phaseOf(i, phases[i]));
  return {
    map: { id: 'test', version: '1', language: 'en', title: 'The map', phases: all },
    journey: {} as MapModel['journey'],
    view: {
      status: 'active',
      cycle: 1,
      phase: all[current]?.id ?? '',
      progression: 'guided',
      phases: all.map((phase, i) => viewOf(phase, i, current, views[i])),
      variants: {},
      unplaced: 0,
      ...view,
    },
    progression: 'guided',
    shownPhase: all[Math.min(current, count - 1)]?.id ?? '',
    voice: 'both',
    headingLevel: 2,
    readOnly: false,
    saveState: { status: 'off' },
    today: '2026-05-01',
    lastDenial: null,
    strings: { diagram: diagramStrings } as MapModel['strings'],
    language: 'en',
    languageOf: () => undefined,
    ...model,
  };
};

let root: FakeMap;
let element: ProcessMapDiagramElement;
let shadow: ShadowRoot;
let asked: unknown[];

const give = async (given: Given | MapModel | null) => {
  const model = given && ('map' in given ? given : modelOf(given));
  const host = {
    request: (command: unknown) => {
      asked.push(command);
      return { ok: true, facts: [] };
    },
    show: (id: string) => asked.push(id),
  } as unknown as MapContext['actions'];
  root.provider.setValue(model && { model, actions: host });
  await element.updateComplete;
};

const start = async (given: Given | MapModel | null = {}) => {
  root = document.createElement('fake-map-of-diagram') as FakeMap;
  element = document.createElement('process-map-diagram');
  root.append(element);
  document.body.append(root);
  asked = [];
  await element.updateComplete;
  shadow = element.renderRoot as ShadowRoot;
  await give(given);
};

const text = (of: Element | null | undefined) => of?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const legs = () => [...shadow.querySelectorAll('nav > .sheet > ol > li')];
const leg = (i: number) => legs()[i] as HTMLElement;
const button = (i: number) => leg(i).querySelector('button') as HTMLButtonElement;
/** The signs of a decision that are drawn. */
const signs = (i: number) =>
  [...leg(i).querySelectorAll('line')].flatMap(
    (line) => /#((?:go|wait|stop)\b[^)]*)/.exec(line.getAttribute('marker-start') ?? '')?.[1] ?? [],
  );
const notes = (i: number) => [...leg(i).querySelectorAll('[part=note]')].map(text);
/** What assistive technology is told: without what is hidden from it. */
const nameOf = (of: Element) => {
  const copy = of.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
  return text(copy).replace(/ ,/g, ',');
};

describe('process-map-diagram', () => {
  afterEach(async () => {
    root.remove();
    document.documentElement.dir = '';
    await setViewport({ width: 1000, height: 800 });
  });

  it('renders nothing without a context, and again nothing once it is gone', async () => {
    await start(null);
    expect(text(shadow as unknown as Element)).to.equal('');
    expect(shadow.querySelector('*')).to.equal(null);
    await give({});
    expect(legs()).to.have.length(3);
    await give(null);
    expect(shadow.querySelector('*')).to.equal(null);
    await give({});
    expect(legs()).to.have.length(3);
    expect(text(leg(0))).to.include('Title A');
  });

  it('is a named landmark with a list of buttons', async () => {
    await start();
    expect(shadow.querySelector('nav')?.getAttribute('aria-label')).to.equal('Map: The map');
    expect(legs().map((one) => nameOf(one.querySelector('button') as Element))).to.deep.equal([
      'Phase A, Title A, Done',
      'Phase B, Title B, You are here, 1 of 4 steps, on show',
      'Phase C, Title C, Locked until B is complete',
    ]);
    expect(legs().map((one) => one.querySelector('button')?.getAttribute('aria-current'))).to.deep.equal([
      null,
      'step',
      null,
    ]);
    await expect(element).to.be.accessible();
  });

  it('says every state in words, with a sign', async () => {
    await start({
      count: 5,
      current: 4,
      views: [
        {},
        { state: 'check-again', because: 'A', steps: { done: 3, total: 4 } },
        { state: 'check-again', because: 'C', steps: { done: 4, total: 4 } },
        { state: 'open', completed: false, steps: { done: 2, total: 4 } },
        { steps: { done: 1, total: 1 } },
      ],
    });
    expect(legs().map((one) => text(one.querySelector('[part=state]')))).to.deep.equal([
      'Done',
      'Check again: A has changed',
      'Check again',
      'Open',
      'You are here',
    ]);
    expect(legs().map((one) => text(one.querySelector('button .kind')))).to.deep.equal([
      '',
      '3 of 4 steps',
      '',
      '2 of 4 steps',
      '1 of 1 step',
    ]);
    // The signs of what is open, and of where one is, are round.
    for (const one of shadow.querySelectorAll('[part=state]')) {
      const { clipPath, borderRadius } = getComputedStyle(one, '::before');
      expect(clipPath !== 'none' || borderRadius !== '0px', text(one)).to.equal(true);
    }
    expect(shadow.querySelector('[part~=check-again]')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('says where a journey was stopped', async () => {
    await start({
      count: 2,
      current: 0,
      view: { status: 'stopped' },
      views: [{ decision: { option: 'stop', at: '' } }],
    });
    expect(text(leg(0).querySelector('[part=state]'))).to.equal('Stopped here');
    expect(notes(0)).to.include('Decided: stop');
    await expect(element).to.be.accessible();
  });

  it('names outcome, decision, tools and risks', async () => {
    await start({
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
    expect(notes(0)).to.deep.equal(['Leads to Outcome A', 'Decide here: go, wait or stop']);
    expect(notes(1)).to.deep.equal([
      'Leads to Outcome B',
      '5 tools, 2 chosen Hammer, Saw, Plane and 2 more',
      'Fire2 ways round, assessed',
      'Floodno ways round',
    ]);
    expect(notes(2)[1]).to.equal('5 tools Hammer, Saw, Plane and 2 more');
    const drawn = leg(1).querySelector('.run');
    expect(drawn?.querySelectorAll('[marker-start="url(#tool-on)"]')).to.have.length(2);
    expect(drawn?.querySelectorAll('[marker-start="url(#tool)"]')).to.have.length(3);
    expect(drawn?.querySelectorAll('.detour.on')).to.have.length(1);
    expect(drawn?.querySelectorAll('.detour')).to.have.length(2);
  });

  it('leaves out what a phase does not have', async () => {
    await start({ count: 1, current: 0, phases: [{ outcome: '', exit: { groups: 'all', tools: 0, risks: 'all' } }] });
    expect(notes(0)).to.deep.equal([]);
    expect(signs(0)).to.deep.equal([]);
  });

  it('draws a fork in any phase, with the options there are', async () => {
    const decision = { text: '', options: (['go', 'stop'] as const).map((id) => ({ id, text: id })) };
    await start({
      phases: [{}, { exit: { groups: 'all', tools: 0, risks: 'all', decision } }],
      views: [{}, { decision: { option: 'go', at: '' } }],
    });
    expect(signs(0)).to.deep.equal(['go', 'wait', 'stop']);
    expect(leg(0).querySelectorAll('.run .spur')).to.have.length(2);
    expect(signs(1)).to.deep.equal(['go-on', 'stop']);
    expect(leg(1).querySelectorAll('.run .spur')).to.have.length(1);
    expect(notes(1)).to.include('Decided: go');
    expect(notes(1).some((note) => note.startsWith('5 tools'))).to.equal(true);
    expect(signs(2)).to.deep.equal([]);
  });

  it('shows a phase by click and by keyboard, also a locked one that can be looked at', async () => {
    await start();
    button(0).click();
    button(2).focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(asked).to.deep.equal(['A', 'C', 'C']);
  });

  it('takes a click anywhere on the stretch', async () => {
    await start();
    const { left, top, width } = leg(2).getBoundingClientRect();
    (shadow.elementFromPoint(left + width / 2, top + 20) as HTMLElement).click();
    expect(asked).to.deep.equal(['C']);
  });

  it('makes a locked phase plain text where it does not open', async () => {
    await start({ model: { progression: 'strict' } });
    expect(legs().map((one) => one.querySelectorAll('button').length)).to.deep.equal([1, 1, 0]);
    expect(nameOf(leg(2).querySelector('[part~=station]') as Element)).to.equal(
      'Phase C, Title C, Locked until B is complete',
    );
    await expect(element).to.be.accessible();
  });

  it('offers the next cycle once the journey is completed', async () => {
    await start();
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
    expect(text(shadow.querySelector('[part=next-cycle]'))).to.equal('Begin the next cycle');
    const completed = { current: 3, view: { status: 'completed', cycle: 2 } } as const;
    await give(completed);
    shadow.querySelector<HTMLElement>('button[part=next-cycle]')?.click();
    expect(asked).to.deep.equal([{ type: 'cycle.start' }]);
    expect(text(shadow.querySelector('.loop'))).to.include('Cycle 2. Back to A');
    expect(shadow.querySelector('[aria-current]')).to.equal(null);
    await expect(element).to.be.accessible();
    await give({ ...completed, model: { readOnly: true } });
    expect(shadow.querySelector('button[part=next-cycle]')).to.equal(null);
  });

  it('fills the ring and the route by steps', async () => {
    await start();
    const of = (i: number) => [
      leg(i).querySelector('.arc')?.getAttribute('stroke-dasharray'),
      leg(i).querySelector('.run rect')?.getAttribute('width'),
    ];
    expect(of(0)).to.deep.equal(['101 100', '299']);
    expect(of(1)).to.deep.equal(['25.25 100', '124']);
    expect(of(2)).to.deep.equal(['0 100', '0']);
    for (const path of shadow.querySelectorAll('.run .trail')) {
      const clip = /#(\w+)/.exec(path.getAttribute('clip-path') ?? '')?.[1] ?? '';
      expect(path.closest('.run')?.contains(shadow.getElementById(clip)), 'clipped by its own').to.equal(true);
    }
  });

  it('draws a phase again only where it looks different', async () => {
    const model = modelOf({});
    await start(model);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(shadow.querySelector('ol') as Element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    await give({
      ...model,
      view: { ...model.view, phases: model.view.phases.map((phase) => ({ ...phase, groups: [] })) },
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes).to.have.length(0);
    await give({ ...model, shownPhase: 'A' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes.length).to.be.above(0);
    expect(changes.every(({ target }) => !legs()[2]?.contains(target))).to.equal(true);
    observer.disconnect();
  });

  it('follows another map, another language and another host', async () => {
    await start({ count: 7 });
    await give({ count: 2, phases: [{ title: 'Other' }] });
    expect(legs()).to.have.length(2);
    expect(text(leg(0).querySelector('[part=title]'))).to.equal('Other');
    const model = modelOf({
      count: 2,
      model: { language: 'xx', strings: { diagram: { ...diagramStrings, leadsTo: 'Vers' } } as MapModel['strings'] },
    });
    await give(model);
    expect(notes(0)[0]).to.equal('Vers Outcome A');
    asked = [];
    button(1).click();
    expect(asked).to.deep.equal(['B']);
  });

  it('marks the language of its words, and of content that is in another one', async () => {
    await start();
    expect(
      [...shadow.querySelectorAll('[lang]')].map((one) => [one.localName, one.getAttribute('lang')]),
    ).to.deep.equal([['nav', 'en']]);
    await give({ model: { languageOf: () => 'fr' } });
    expect(shadow.querySelector('nav')?.lang, 'and our own').to.equal('en');
    const french = [...leg(1).querySelectorAll('[lang=fr]')].map(text);
    expect(french).to.deep.equal(['Title B', 'Outcome B', 'Hammer, Saw, Plane', 'Fire', 'Flood']);
  });

  it('needs no style attribute', async () => {
    await start({ count: 12, current: 5 });
    expect(shadow.querySelector('[style], style')).to.equal(null);
  });

  it('hides the drawing from assistive technology', async () => {
    await start();
    for (const drawing of shadow.querySelectorAll('.sheet svg'))
      expect(drawing.closest('[aria-hidden]')).not.to.equal(null);
  });

  describe('the key', () => {
    /** Each sign as it is named, and what it means. */
    const entries = () =>
      [...shadow.querySelectorAll('[part=key] dt')].map(
        (sign) => `${sign.firstElementChild?.ariaLabel ?? ''}: ${text(sign.nextElementSibling)}`,
      );
    const bare: Partial<Phase> = { tools: [], risks: [], measures: [] };

    it('says what the signs of this map mean, in words too', async () => {
      await start();
      expect(entries()).to.deep.equal([
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

    it('names only what there is, and follows another map', async () => {
      await start({ count: 1, current: 0 });
      expect(entries()).to.deep.equal(['Solid line: travelled', 'Dotted line: ahead', 'Diamond on the line: decision']);
      const exit = { groups: 'all', tools: 0, risks: 'all' } as const;
      await give({ count: 2, phases: [{ exit }, bare] });
      expect(entries()).to.deep.equal([
        'Solid line: travelled',
        'Dotted line: ahead',
        'Open flag: outcome',
        'Filled flag: reached',
      ]);
      await give({ count: 2, phases: [{ exit }, { tools: [] }] });
      expect(entries()).to.include('Warning sign: risk').and.not.include('Open diamond: tool');
      expect(shadow.querySelectorAll('[part=key]')).to.have.length(1);
    });

    it('comes with the drawing, and nothing moves', async () => {
      await setViewport({ width: 1360, height: 800 });
      await start(null);
      const given = give({});
      while (!shadow.querySelector('nav')) await Promise.resolve();
      expect(entries(), 'not before the list').to.deep.equal([]);
      const { height } = element.getBoundingClientRect();
      await given;
      expect(entries()).not.to.have.length(0);
      expect(element.getBoundingClientRect().height).to.equal(height);
    });

    it('is nothing to stop at on the way by keyboard', async () => {
      await start();
      button(2).focus();
      const after = document.createElement('button');
      root.append(after);
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement === after).to.equal(true);
    });
  });

  it('lays the ground when there is time', async () => {
    await start();
    for (let tries = 0; !shadow.querySelector('.ground') && tries < 60; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shadow.querySelector('.sheet')?.firstElementChild?.getAttribute('aria-hidden')).to.equal('true');
    expect(shadow.querySelectorAll('.ground')).to.have.length(1);
    await give({ count: 4 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shadow.querySelectorAll('.ground')).to.have.length(1);
    expect(legs()).to.have.length(4);
  });

  describe('layout', () => {
    /** The column of each phase, from the start of the line, in the order of the list. */
    const places = () => {
      const starts = legs().map((one) => Math.round(one.getBoundingClientRect().left));
      const distinct = [...new Set(starts)].sort((a, b) => a - b);
      return starts.map((one) => distinct.indexOf(one) + 1);
    };

    for (const count of [1, 2, 3, 5, 7, 12, 20, 23]) {
      it(`holds ${count} phases at every width`, async () => {
        await start({ count, current: Math.floor(count / 2) });
        for (const width of [320, 360, 600, 900, 1360]) {
          await setViewport({ width, height: 800 });
          expect(document.documentElement.scrollWidth, `at ${width} px`).to.be.at.most(width);
          for (const one of shadow.querySelectorAll('[part=title], [part=note], [part=medal]')) {
            const { left, right } = one.getBoundingClientRect();
            expect(left >= 0 && right <= width, `${text(one)} at ${width} px`).to.equal(true);
          }
        }
      });
    }

    it('leads from row to row, every second one backwards', async () => {
      await start({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(places()).to.deep.equal([1, 2, 3, 4, 4, 3, 2]);
      await setViewport({ width: 960, height: 800 });
      expect(places()).to.deep.equal([1, 2, 3, 3, 2, 1, 1]);
      await setViewport({ width: 700, height: 800 });
      expect(places()).to.deep.equal([1, 2, 2, 1, 1, 2, 2]);
      await setViewport({ width: 400, height: 800 });
      expect(places()).to.deep.equal([1, 1, 1, 1, 1, 1, 1]);
      const art = (i: number) => getComputedStyle(leg(i).querySelector('.art') as Element).scale;
      await setViewport({ width: 1360, height: 800 });
      expect([art(0), art(4)]).to.deep.equal(['1', '-1 1']);
    });

    it('runs from right to left', async () => {
      document.documentElement.dir = 'rtl';
      await start({ count: 7 });
      await setViewport({ width: 1360, height: 800 });
      expect(places()).to.deep.equal([4, 3, 2, 1, 1, 2, 3]);
      const art = (i: number) => getComputedStyle(leg(i).querySelector('.art') as Element).scale;
      expect([art(0), art(4)]).to.deep.equal(['-1 1', '1']);
      for (const width of [320, 900, 1360]) {
        await setViewport({ width, height: 800 });
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      }
      await expect(element).to.be.accessible();
    });

    it('takes long titles, long labels and many risks', async () => {
      await start({
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
        for (const one of shadow.querySelectorAll('[part=title], [part=note]')) {
          expect(one.scrollWidth).to.be.at.most(one.clientWidth + 1 || 9999);
        }
      }
      expect(notes(1).filter((note) => note.startsWith('Risk'))).to.have.length(30);
      expect(leg(1).querySelectorAll('.run .risk')).to.have.length(2);
      await expect(element).to.be.accessible();
    });

    it('gives every button a target of at least 24 px', async () => {
      await start({ current: 3, view: { status: 'completed' } });
      for (const one of shadow.querySelectorAll('button')) {
        const { width, height } = one.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    });

    it('draws five hundred phases, and one change of them, in good time', async () => {
      const model = modelOf({ count: 500, current: 250 });
      await start(model);
      expect(legs()).to.have.length(500);
      const before = performance.now();
      await give({ ...model, view: { ...model.view } });
      expect(performance.now() - before).to.be.below(250);
    });
  });
});
