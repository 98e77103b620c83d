// Layout for people who need larger text, a narrow window, more spacing, a mirrored page or reduced motion: text fits,
// targets are large enough and the focus is visible. Measured in every state.
import '../../src/define/index.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import type { MapDefinition } from '../../src/index.js';
import { mountState, stateNames } from '../kit/every-state.js';
import {
  find,
  findAll,
  get,
  getAccessibleName,
  getFocusedElement,
  listDescendants,
  wait,
  waitForElement,
  waitForUpdates,
} from '../kit/dom.js';
import {
  emulateMediaFeatures,
  getBrowserName,
  itWhere,
  setDefaultFontSize,
  setViewport,
  type Capability,
} from '../kit/engine.js';
import {
  getBox,
  listControls,
  listCovers,
  expectToFit,
  isInText,
  isLarge,
  isSpaced,
  getOutlineWidth,
  addStyles,
} from '../kit/layout.js';
import { clearPage, expect, mountMap } from '../kit/page.js';
import { pressKey, sendKeys } from '../kit/person.js';

/** The text spacing of WCAG 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Creates a map with unbreakable words, titles of two hundred characters and several scripts. */
function createLongMap(): MapDefinition {
  const map = structuredClone(peerLearning);
  const [a] = map.phases;
  if (!a) throw new Error('A map without phases');
  a.title = `${WORD} ${'a long title, '.repeat(9)}`;
  a.headline = WORD;
  a.summary = `${WORD} **${WORD}** https://example.org/${WORD}`;
  a.outcome = WORD;
  a.groups.forEach((group) => {
    group.title = `${WORD} مرحبا`;
    for (const lead of group.leads) lead.text = `${WORD} 👩🏽‍🏫?`;
    for (const question of group.questions) question.text = `${WORD}?`;
  });
  a.tools = [{ id: 'tool', name: WORD, text: WORD }];
  a.risks = [{ id: 'risk', name: WORD, text: WORD }];
  a.measures = [{ id: 'measure', name: WORD, text: WORD, addresses: ['risk'] }];
  a.ideas = [{ id: 'idea', title: WORD, text: WORD, source: WORD }];
  return map;
}

describe('layout and focus', function () {
  this.timeout(60_000);
  const root = document.documentElement;

  /** Sets the font size of the browser; where the tests cannot, that of the map. */
  const setTextSize = async (pixels: number): Promise<unknown> =>
    (await getBrowserName()) === 'Chrome'
      ? setDefaultFontSize(pixels)
      : root.style.setProperty('--process-map-size', `${pixels}px`);

  beforeEach(() => {
    document.body.style.margin = '0';
  });
  afterEach(async () => {
    clearPage();
    await setTextSize(16);
    root.removeAttribute('dir');
    document.body.style.margin = '';
    scrollTo(0, 0);
    await setViewport({ width: 1280, height: 800 });
  });

  for (const name of stateNames) {
    itWhere(
      ['narrowViewport'],
      `fits at 320 pixels (a zoom of 400 %), with text spacing and at twice the text size, in the state “${name}”`,
      async () => {
        await setViewport({ width: 320, height: 256 });
        const map = await mountState(name);
        await expectToFit(map, 'at 320');
        const restore = addStyles(map, SPACING);
        await expectToFit(map, 'spaced at 320');
        await setViewport({ width: 1280, height: 800 });
        await expectToFit(map, 'spaced');
        restore();
        await setTextSize(32);
        await expectToFit(map, 'at twice the size');
      },
    );

    itWhere(
      ['narrowViewport'],
      `has targets that are 24 pixels large, spaced or inline, at 1280 and 320 pixels, in the state “${name}”`,
      async () => {
        for (const [width, height] of [
          [1280, 800],
          [320, 640],
        ] as const) {
          await setViewport({ width, height });
          const map = await mountState(name);
          // Controls below an open menu can be hit once it is closed.
          const targets = listControls(find(map, ':popover-open') ?? map);
          const smallTargets = targets.filter(
            (target) => !isInText(target) && !isLarge(target) && !isSpaced(target, targets),
          );
          expect(
            smallTargets.map((target) => {
              const { width: targetWidth, height: targetHeight } = getBox(target);
              const size = `${Math.round(targetWidth)} by ${Math.round(targetHeight)}`;
              return `${target.outerHTML.slice(0, 70)} ${getAccessibleName(target)}: ${size}`;
            }),
            `at ${width}`,
          ).to.deep.equal([]);
          clearPage();
        }
      },
    );
  }

  itWhere(
    ['narrowViewport'],
    'fits unbreakable words, long titles and several scripts at 320 pixels, with text spacing and twice the text size',
    async () => {
      await setViewport({ width: 320, height: 256 });
      const map = await mountMap({ definition: createLongMap() }, { rows: 'open' });
      map.send({
        type: 'question.answer',
        question: map.definition!.phases[0]!.groups[0]!.leads[0]!.id,
        text: `👩🏽‍🏫 ${WORD} مرحبا بكم`,
      });
      map.send({ type: 'tool.choose', tool: 'tool', note: WORD });
      map.send({ type: 'risk.assess', risk: 'risk', owner: WORD, reviewOn: '2020-01-01' });
      await waitForUpdates(map);
      await expectToFit(map, 'at 320');
      const restore = addStyles(map, SPACING);
      await expectToFit(map, 'spaced at 320');
      restore();
      await setViewport({ width: 1280, height: 800 });
      await expectToFit(map, 'at 1280');
      await setTextSize(32);
      await expectToFit(map, 'at twice the size');
    },
  );

  for (const [width, height] of [
    [1280, 800],
    [320, 640],
  ] as const) {
    const focusCapabilities: Capability[] = ['uncoveredFocus', ...(width < 500 ? (['narrowViewport'] as const) : [])];
    itWhere(
      focusCapabilities,
      `outlines and does not cover the focused control, on every stop of Tab and Shift+Tab, at ${width} pixels`,
      async function () {
        this.timeout(120_000);
        await setViewport({ width, height });
        const map = await mountState('under way', { attributes: { storage: 'local' } });
        const tabStopCount = listControls(map).length;
        const visited = new Set<Element>();
        const failures: string[] = [];
        const before = document.createElement('button');
        const after = document.createElement('button');
        before.textContent = after.textContent = 'Outside';
        map.before(before);
        map.after(after);
        for (const [start, key] of [
          [before, 'Tab'],
          [after, 'Shift+Tab'],
        ] as const) {
          start.focus();
          if (start === after) await sendKeys({ down: 'Shift' });
          for (let i = 0; i < tabStopCount + 20; i++) {
            await pressKey('Tab');
            // An engine may scroll to the caret one frame after the key.
            for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
            const focused = getFocusedElement();
            if (!focused || focused === before || focused === after || focused === document.body) break;
            visited.add(focused);
            const description = `${key} ${focused.localName} “${getAccessibleName(focused).slice(0, 40)}”`;
            const covers = listCovers(focused);
            if (covers.length) failures.push(`${description} is covered by ${covers.join(', ')}`);
            if (getOutlineWidth(focused) < 2) failures.push(`${description} has no outline`);
          }
          if (start === after) await sendKeys({ up: 'Shift' });
        }
        before.remove();
        after.remove();
        // The same for the targets of the reasons in the gate.
        const reasons = findAll(get(map, 'process-map-gate'), 'li button');
        expect(reasons.length).to.be.above(0);
        for (const reason of reasons) {
          reason.focus();
          await pressKey('Enter');
          await new Promise(requestAnimationFrame);
          const target = getFocusedElement()!;
          expect(target === reason, 'the focus moves').to.equal(false);
          for (const cover of listCovers(target))
            failures.push(`the target of ${getAccessibleName(reason)} is covered by ${cover}`);
        }
        expect(failures).to.deep.equal([]);
        // Tab stops at one of the three radio buttons of a decision.
        expect(visited.size).to.be.at.least(tabStopCount - 2);
      },
    );
  }

  it('has no animation and no smooth scrolling with reduced motion, and animates without', async () => {
    const browser = await getBrowserName();
    const listAnimations = (map: Element) =>
      [document, ...[map, ...listDescendants(map)].flatMap((element) => element.shadowRoot ?? [])].flatMap((scope) =>
        scope.getAnimations(),
      );
    const countAnimations = async () => {
      const map = await mountState('begun, and open', { attributes: { progression: 'open' } });
      await waitForElement(map, '.ground');
      await wait(50);
      let count = 0;
      const steps = [
        () => map.send({ type: 'question.answer', question: 'places-lead', text: 'By the school' }),
        () => map.send({ type: 'tool.choose', tool: 'street-walk' }),
        () => find(map, 'button[value=planting]')!.click(),
        () => find(map, '[popovertarget=menu]')!.click(),
      ];
      for (const step of steps) {
        step();
        for (let frame = 0; frame < 6; frame++) {
          await new Promise(requestAnimationFrame);
          count = Math.max(count, listAnimations(map).length);
        }
      }
      const smoothScrollers = [document.documentElement, map, ...listDescendants(map)].filter(
        (element) => getComputedStyle(element).scrollBehavior === 'smooth',
      ).length;
      clearPage();
      return { count, smoothScrollers };
    };
    if (browser === 'Chrome') await emulateMediaFeatures({ 'prefers-reduced-motion': 'reduce' });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      expect(await countAnimations()).to.deep.equal({ count: 0, smoothScrollers: 0 });
    if (browser === 'Chrome') await emulateMediaFeatures({ 'prefers-reduced-motion': 'no-preference' });
    expect((await countAnimations()).count, 'animations without reduced motion').to.be.above(0);
  });

  for (const [width, height] of [
    [1280, 800],
    [320, 640],
  ] as const) {
    const viewportCapabilities: Capability[] = width < 500 ? ['narrowViewport'] : [];
    itWhere(viewportCapabilities, `mirrors the layout from right to left, at ${width} pixels`, async () => {
      await setViewport({ width, height });
      const measure = async () => {
        const map = await mountState('under way');
        await waitForElement(map, '.ground');
        await wait(50);
        const elements = [
          ...listControls(map),
          ...findAll(map, '.medal, .waypoint-mark, h2, h3, textarea, .note, .go > .icon path'),
        ];
        const boxes = elements
          .filter((element) => element.checkVisibility())
          .map((element) => {
            const className = element.getAttribute('class') ?? '';
            const name = getAccessibleName(element).slice(0, 30);
            return {
              description: `${element.localName}.${className} ${name}`,
              box: element.getBoundingClientRect(),
            };
          });
        const scale = getComputedStyle(get(map, '.art')).scale;
        // Excludes the scroll bar, which exists only while the map does.
        const pageWidth = root.clientWidth;
        clearPage();
        return { boxes, scale, pageWidth };
      };
      const leftToRight = await measure();
      root.dir = 'rtl';
      const rightToLeft = await measure();
      expect(rightToLeft.boxes.length).to.equal(leftToRight.boxes.length).and.to.be.above(30);
      const { pageWidth } = leftToRight;
      const failures = leftToRight.boxes.flatMap(({ description, box }, i) => {
        const other = rightToLeft.boxes[i]!.box;
        const offset = Math.max(
          Math.abs(pageWidth - box.right - other.left),
          Math.abs(pageWidth - box.left - other.right),
        );
        const positions = [box.left, box.right, other.left, other.right].map(Math.round);
        return offset > 2 ? [`${description}: left and right ${positions.join(', ')}`] : [];
      });
      expect(failures).to.deep.equal([]);
      expect(rightToLeft.scale, 'the drawing is mirrored').not.to.equal(leftToRight.scale);
    });
  }
});
