// A journey through all phases of a small map, as people work: by keyboard alone, and by touch on a phone. Each phase is
// a list of rows, of which one is open.
import '../../src/define/index.js';
import { findAll, get, getAccessibleName, getFocusedElement, getText, waitForUpdates } from '../kit/dom.js';
import { itWhere, setViewport } from '../kit/engine.js';
import { expectToFit } from '../kit/layout.js';
import { clearPage, expect, getAnswer, mountMap } from '../kit/page.js';
import { createNamePattern, pressKey, sendKeys, tabTo, tap } from '../kit/person.js';
import type { ProcessMapElement } from '../../src/index.js';

const SRC = '/examples/second-map/tree-planting.json';

/** Answers by the id of their question. */
const ANSWERS: Record<string, string> = {
  'places-lead': 'By the school',
  'consent-lead-organiser': 'The city',
  'kinds-lead': 'Limes',
  'hands-lead': 'All of us',
  'years-lead': 'The retired nurse',
};

describe('a journey in rows', function () {
  this.timeout(60_000);
  let map: ProcessMapElement;

  afterEach(async () => {
    clearPage();
    scrollTo(0, 0);
    await setViewport({ width: 1280, height: 800 });
  });

  const listRows = () => findAll(map, '.toggle').filter((row) => row.checkVisibility());
  const getOpenRows = () => listRows().flatMap((row) => (row.ariaExpanded === 'true' ? getText(row) : []));
  const getFocusedName = () => getAccessibleName(getFocusedElement()!);
  const getHeading = () => getText(get(get(map, 'process-map-phase'), 'h2')).trim();
  const getPhase = () => map.journey?.phase;

  function expectAnswers(...questions: string[]): void {
    for (const question of questions) expect(getAnswer(map.journey, question), question).to.equal(ANSWERS[question]);
  }

  it('is completed by keyboard alone', async () => {
    map = await mountMap({}, { src: SRC });
    const press = async (name: RegExp | string, key = 'Enter') => {
      await tabTo(typeof name === 'string' ? createNamePattern(name) : name);
      await pressKey(key);
      await waitForUpdates(map);
    };
    /** Types into the focused field, and goes on to the next row. */
    const writeAndGoOn = async (question: string) => {
      expect(getFocusedElement()?.id).to.equal(question);
      await sendKeys({ type: ANSWERS[question]! });
      await press('Next');
    };

    expect(getOpenRows(), 'one row is open').to.deep.equal(['Places To do']);
    await tabTo(/^Which places along the street/);
    await writeAndGoOn('places-lead');
    expect(getOpenRows(), 'it closes, and the next one opens').to.deep.equal(['Consent To do']);
    expect(getText(get(map, '.first-line'))).to.equal('By the school');
    await writeAndGoOn('consent-lead-organiser');
    // A group that is left out, as the phase asks for two of three.
    expect(getOpenRows()).to.deep.equal(['What stood here before To do']);
    await press('Not relevant for us');
    await press('Next');
    expect(getFocusedName(), 'the tools').to.match(/^Street walk/);
    await pressKey('Space');
    await waitForUpdates(map);
    await press('Next');
    expect(getFocusedName(), 'the level of the first risk').to.match(/^Risk level.*A cable is cut$/);
    await press(/^Ask the utilities/, 'Space');
    await press('Next');
    expect(getFocusedName(), 'the level of the second risk').to.match(/^Risk level.*A quarrel about shade$/);
    await press(/^Choose kinds with small/, 'Space');
    await press('Next');
    expect(getOpenRows(), 'nothing is left').to.deep.equal([]);
    expect(getFocusedName(), 'the gate').to.equal('Finish phase 1');
    await press(/^Finish phase 1$/);
    expectAnswers('places-lead', 'consent-lead-organiser');

    expect(getHeading()).to.equal('Phase 2 of 3: Plant');
    expect(getFocusedName()).to.include('Phase 2 of 3:');
    await tabTo(/^Which kinds/);
    await writeAndGoOn('kinds-lead');
    await writeAndGoOn('hands-lead');
    expect(getFocusedName()).to.match(/^Risk level.*A dry spring$/);
    await press(/^A list of who waters/, 'Space');
    await press('Next');
    // One risk of two is asked for. The other one is to do in its row.
    expect(getFocusedName()).to.match(/Broken stems$/);
    await press(/^(Go|Wait|Stop)\b/, 'Space');
    for (let i = 0; i < 3 && !getFocusedName().startsWith('Go'); i++) await pressKey('ArrowUp');
    await press(/^Save decision$/);
    await press(/^Finish phase 2$/);
    expectAnswers('kinds-lead', 'hands-lead');

    expect(getHeading()).to.equal('Phase 3 of 3: Care');
    await tabTo(createNamePattern('Who looks after which tree'));
    await writeAndGoOn('years-lead');
    await press(/^Finish phase 3$/);
    expectAnswers('years-lead');
    expect(map.journey?.status).to.equal('completed');
    await expect(map).to.be.accessible();
  });

  itWhere(['devtoolsProtocol'], 'is completed by touch at 390 pixels', async () => {
    await setViewport({ width: 390, height: 844 });
    document.body.style.margin = '0';
    map = await mountMap({}, { src: SRC });
    const tapOn = async (element: Element) => {
      await tap(element);
      await waitForUpdates(map);
    };
    const findControl = (selector: string, text: string) => {
      const control = findAll(map, selector).find((other) => other.checkVisibility() && getText(other).includes(text));
      if (!control) throw new Error(`No ${selector} “${text}”`);
      return control;
    };
    const openRow = async (title: string) => {
      const row = findControl('.toggle', title);
      if (row.ariaExpanded === 'false') await tapOn(row);
      expect(getText(findControl('.toggle[aria-expanded=true]', title))).to.include(title);
    };
    const write = async (question: string) => {
      const field = get(map, `#${question}`);
      await tapOn(field);
      expect(getFocusedElement()).to.equal(field);
      await sendKeys({ type: ANSWERS[question]! });
    };
    const choose = (text: string) => tapOn(findControl('label', text));
    const press = (text: string) => tapOn(findControl('button:not(.toggle)', text));

    await write('places-lead');
    await press('Next');
    expect(getFocusedElement()?.id).to.equal('consent-lead-organiser');
    await write('consent-lead-organiser');
    await openRow('Choose tools');
    await choose('Street walk');
    await openRow('A cable is cut');
    await choose('Dig the first metre by hand');
    await openRow('A quarrel about shade');
    await choose('Choose kinds with small crowns');
    await expectToFit(map, 'in phase 1');
    await press('Finish phase 1');
    expectAnswers('places-lead', 'consent-lead-organiser');

    expect(getHeading()).to.equal('Phase 2 of 3: Plant');
    await write('kinds-lead');
    await openRow('Hands');
    await write('hands-lead');
    await openRow('A dry spring');
    await choose('A list of who waters when');
    await choose('It is: the holes are dug.');
    await press('Save decision');
    await expectToFit(map, 'in phase 2');
    await press('Finish phase 2');
    expectAnswers('kinds-lead', 'hands-lead');
    expect(getPhase()).to.equal('care');

    await write('years-lead');
    await press('Finish phase 3');
    expectAnswers('years-lead');
    expect(map.journey?.status).to.equal('completed');
    await expectToFit(map, 'at the end');
  });
});
