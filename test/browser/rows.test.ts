// A phase as a list of rows: how much of it is there before a person opens a row, and how closed rows are found, searched
// and printed.
import '../../src/define/index.js';
import { peerLearning, streetTrees } from '../../stories/fixtures/maps.js';
import { getJourney } from '../../stories/fixtures/journeys.js';
import type { ProcessMapElement } from '../../src/index.js';
import {
  find,
  findAll,
  get,
  getFocusedElement,
  getText,
  listDescendants,
  wait,
  waitForElement,
  waitForLayout,
  waitForUpdates,
} from '../kit/dom.js';
import { itWhere, printPage, setViewport } from '../kit/engine.js';
import { attach, clearPage, expect, mountMap } from '../kit/page.js';
import { enterText, pressKey } from '../kit/person.js';
import { removeSpaces } from '../kit/printed-page.js';

/** Waits until everything that is loaded when the page is idle has been rendered. */
async function mountIdle(...args: Parameters<typeof mountMap>): Promise<ProcessMapElement> {
  const map = await mountMap(...args);
  await waitForElement(map, '.ground');
  await waitForElement(map, '.find');
  await waitForUpdates(map);
  return map;
}

const findRow = (map: Element, title: string) => {
  const row = findAll(map, '.row').find((other) => getText(get(other, '.toggle')).startsWith(title));
  if (!row) throw new Error(`No row “${title}”`);
  return row;
};
const isOpen = (row: Element) => get(row, '.toggle').ariaExpanded === 'true';
const countOpenRows = (map: Element) => findAll(map, '.row').filter(isOpen).length;

/** Waits until a row is open. */
async function waitUntilOpen(row: Element): Promise<void> {
  for (let i = 0; i < 40 && !isOpen(row); i++) await wait(25);
  await waitForUpdates();
  expect(isOpen(row), getText(get(row, '.toggle'))).to.equal(true);
}

describe('a phase in rows', function () {
  this.timeout(30_000);

  beforeEach(() => void (document.body.style.margin = '0'));
  afterEach(async () => {
    clearPage();
    document.body.style.margin = '';
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    await setViewport({ width: 1280, height: 800 });
  });

  describe('before a person opens a row', () => {
    it('has at most 45 stops of Tab', async () => {
      const map = await mountIdle({ definition: peerLearning });
      const [before, after] = [attach(document.createElement('button')), attach(document.createElement('button'))];
      before.textContent = after.textContent = 'Outside';
      map.before(before);
      before.focus();
      const stops: string[] = [];
      for (let i = 0; i < 80; i++) {
        await pressKey('Tab');
        const focused = getFocusedElement();
        if (!focused || focused === after || focused === document.body) break;
        stops.push(focused.outerHTML.slice(0, 60));
      }
      expect(stops.length, 'the map is reached').to.be.above(15);
      expect(stops.length, stops.join('\n')).to.be.at.most(45);
    });

    it('has at most 650 elements without an answer, and 400 with one after a reload', async () => {
      const map = await mountIdle({ definition: peerLearning });
      expect(countOpenRows(map)).to.equal(1);
      expect(listDescendants(map).length, 'without an answer').to.be.at.most(650);
      const question = peerLearning.phases[0]!.groups[0]!.leads[0]!.id;
      map.send({ type: 'question.answer', question, text: 'An answer' });
      await waitForUpdates(map);
      expect(listDescendants(map).length, 'with an answer').to.be.at.most(650);
      const { journey } = map;
      map.remove();
      const reloaded = await mountIdle({ definition: peerLearning, journey });
      expect(listDescendants(reloaded).length, 'after a reload').to.be.at.most(400);
    });

    for (const [width, height, maxHeight] of [
      [1280, 800, 2200],
      [390, 844, 2900],
    ] as const)
      itWhere(
        width < 500 ? ['narrowViewport'] : [],
        `is with the map at most ${maxHeight} pixels high at ${width}, in each phase`,
        async () => {
          await setViewport({ width, height });
          const map = await mountIdle({ definition: peerLearning }, { progression: 'open' });
          const question = peerLearning.phases[0]!.groups[0]!.leads[0]!.id;
          map.send({ type: 'question.answer', question, text: 'An answer' });
          const heights: Record<string, number> = {};
          for (const { id, label } of [...peerLearning.phases].reverse()) {
            map.shownPhase = id;
            await waitForUpdates(map);
            await waitForLayout();
            heights[label] = Math.round(document.documentElement.scrollHeight);
          }
          expect(
            Object.values(heights).every((pageHeight) => pageHeight <= maxHeight),
            JSON.stringify(heights),
          ).to.equal(true);
        },
      );
  });

  describe('the search of the browser', () => {
    /** Mounts a map whose closed rows contain their words. */
    async function mountWithWords(): Promise<ProcessMapElement> {
      const map = await mountMap({ definition: streetTrees });
      await waitForElement(map, '[hidden=until-found]');
      return map;
    }

    it('has the words of closed rows within a second: questions, tools, risks, measures and ideas', async () => {
      const map = await mountMap({ definition: streetTrees });
      await waitForElement(map, '[hidden=until-found]', 1000);
      const text = getText(get(map, 'process-map-phase'));
      const [phase] = streetTrees.phases;
      const words = [
        ...phase!.groups.flatMap((group) => [...group.leads, ...group.questions]).map((question) => question.text),
        ...phase!.tools.flatMap((tool) => [tool.name, tool.text]),
        ...phase!.risks.flatMap((risk) => [risk.name, risk.text]),
        ...phase!.measures.map((measure) => measure.name),
      ];
      for (const word of words) if (word) expect(text).to.include(word);
      expect(countOpenRows(map)).to.equal(1);
      for (const closed of findAll(map, '[hidden=until-found]')) {
        expect(closed.childElementCount, 'only text').to.equal(0);
        const { contentVisibility, display } = getComputedStyle(closed);
        expect(contentVisibility).to.equal('hidden');
        expect(display, 'the search passes over what has no box').to.equal('block');
      }
    });

    it('opens the row that it finds, with its fields', async () => {
      const map = await mountWithWords();
      const row = findRow(map, 'What stood here before');
      expect(isOpen(row)).to.equal(false);
      // No script and no protocol starts the search of the browser. This is the event that it dispatches.
      get(row, '[hidden=until-found]').dispatchEvent(new Event('beforematch', { bubbles: true }));
      await waitUntilOpen(row);
      expect(find(row, 'textarea')?.id).to.equal('memory-lead');
      expect(countOpenRows(map)).to.equal(2);
    });

    it('has none of the words twice', async () => {
      const map = await mountWithWords();
      const row = findRow(map, 'Places');
      expect(isOpen(row)).to.equal(true);
      expect(find(row, '[hidden=until-found]')).to.equal(undefined);
      get(row, '.toggle').click();
      await waitForUpdates(map);
      expect(getText(get(row, '[hidden=until-found]'))).to.include('Which places along the street');
      expect(find(row, 'textarea')).to.equal(undefined);
    });
  });

  describe('the search over the whole map', () => {
    async function choose(map: ProcessMapElement, words: string): Promise<void> {
      (await waitForElement(map, '.find > summary')).click();
      enterText(await waitForElement<HTMLInputElement>(map, 'input[type=search]'), words);
      (await waitForElement(map, '.hit')).click();
      // The focus moves once the phase has rendered.
      await wait(300);
      await waitForUpdates(map);
    }

    it('opens the row of a lead question, and focuses its field', async () => {
      const map = await mountMap({ definition: streetTrees });
      const row = findRow(map, 'What stood here before');
      await choose(map, 'were there trees here once');
      expect(isOpen(row)).to.equal(true);
      expect(getFocusedElement()?.id).to.equal('memory-lead');
      expect(getFocusedElement()?.localName).to.equal('textarea');
    });

    it('opens the row of a helping question in another phase, and focuses it in the list', async () => {
      const map = await mountMap({ definition: streetTrees, progression: 'open' });
      await choose(map, 'where do the young trees come');
      expect(map.shownPhase).to.equal('planting');
      expect(isOpen(findRow(map, 'Kinds of tree'))).to.equal(true);
      const focused = getFocusedElement()!;
      expect(focused.closest('li') !== null, 'an item of the list').to.equal(true);
      expect(focused.textContent).to.include('Where do the young trees come');
    });

    it('focuses the field of a helping question that has an answer', async () => {
      const map = await mountMap({ definition: streetTrees, progression: 'open' });
      map.send({ type: 'question.answer', question: 'hands-missing', text: 'The scouts' });
      await choose(map, 'scouts');
      expect(getFocusedElement()?.id).to.equal('hands-missing');
      expect((getFocusedElement() as HTMLTextAreaElement).value).to.equal('The scouts');
    });

    it('focuses the text of a question in a locked phase, which has no fields', async () => {
      const map = await mountMap({ definition: streetTrees });
      await choose(map, 'who looks after which tree');
      expect(map.shownPhase).to.equal('care');
      expect(isOpen(findRow(map, 'The first three years'))).to.equal(true);
      expect(getFocusedElement()?.textContent).to.include('Who looks after which tree');
    });

    it('works the same with all content in sight', async () => {
      const map = await mountMap({ definition: streetTrees, progression: 'open' }, { rows: 'open' });
      await choose(map, 'where do the young trees come');
      expect(getFocusedElement()?.textContent).to.include('Where do the young trees come');
    });
  });

  describe('printing', () => {
    it('opens all rows, and closes those again that were closed', async () => {
      const map = await mountMap({ definition: streetTrees, journey: getJourney(streetTrees, 'under way') });
      const rows = findAll(map, '.row');
      const openRows = rows.filter(isOpen);
      expect(openRows.length).to.be.below(rows.length);
      dispatchEvent(new Event('beforeprint'));
      expect(rows.filter(isOpen), 'before the event, nothing').to.have.length(openRows.length);
      await Promise.resolve();
      await waitForUpdates(map);
      expect(rows.every(isOpen)).to.equal(true);
      dispatchEvent(new Event('afterprint'));
      await waitForUpdates(map);
      expect(findAll(map, '.row').filter(isOpen)).to.deep.equal(openRows);
    });

    itWhere(['devtoolsProtocol'], 'prints the whole of closed rows', async () => {
      const map = await mountMap({ definition: streetTrees, journey: getJourney(streetTrees, 'under way') });
      map.shownPhase = 'ground';
      await waitForUpdates(map);
      expect(countOpenRows(map), 'a finished phase is closed').to.equal(0);
      const pages = await printPage({ isWindow: false, size: 'A4', name: 'rows' });
      const text = removeSpaces(pages.flatMap(({ words }) => words.map((word) => word.text)).join(''));
      const [phase] = streetTrees.phases;
      const answers = Object.values(map.journey!.cycles[0]!.answers['ground'] ?? {}).map((answer) => answer.text);
      expect(answers.length).to.be.above(0);
      for (const part of [
        ...phase!.groups.flatMap((group) => [...group.leads, ...group.questions]).map((question) => question.text),
        ...phase!.tools.map((tool) => tool.name),
        ...phase!.measures.map((measure) => measure.name),
        ...answers,
      ])
        expect(text).to.include(removeSpaces(part));
      await waitForUpdates(map);
      expect(countOpenRows(map), 'after printing').to.equal(0);
    });
  });

  describe('with rows="open"', () => {
    it('has all content in sight and no rows, also if the attribute is set later', async () => {
      const map = await mountMap({ definition: streetTrees });
      expect(findAll(map, '.row').length).to.be.above(5);
      map.rows = 'open';
      await waitForUpdates(map);
      expect(map.getAttribute('rows')).to.equal('open');
      expect(findAll(map, '.row')).to.deep.equal([]);
      const leads = streetTrees.phases[0]!.groups.flatMap((group) => group.leads);
      for (const { id } of leads) expect(find(map, `#${id}`)?.checkVisibility(), id).to.equal(true);
      expect(find(map, '[hidden=until-found]')).to.equal(undefined);
    });
  });
});
