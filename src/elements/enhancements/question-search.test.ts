import '../../define/all.js';
import { sendKeys } from '../../../test/kit/person.js';
import {
  clear,
  expect,
  find,
  findAll,
  focused,
  get,
  listen,
  mount,
  nameOf,
  press,
  settled,
  tabTo,
  textOf,
  wait,
} from '../../../test/kit/page.js';
import { small } from '../../../test/kit/browser-maps.js';
import type { ProcessMapElement } from '../process-map/process-map.js';

/** Three phases; the second has a group with more prompts than are shown at once. */
function definition() {
  const map = small('found');
  const [, b] = map.phases;
  b!.groups[0]!.questions = Array.from({ length: 14 }, (_, i) => ({
    id: `b-${i}`,
    text: `Prompt ${i} about the café?`,
  }));
  return map;
}

async function open(map: ProcessMapElement): Promise<HTMLInputElement> {
  for (let i = 0; i < 80 && !find(map, '.find'); i++) await wait(25);
  get(map, '.find > summary').focus();
  await press('Enter');
  for (let i = 0; i < 80 && !find(map, '[type=search]'); i++) await wait(25);
  await settled(map);
  return get<HTMLInputElement>(map, '[type=search]');
}
const status = (map: Element) => textOf(get(map, '.finder [role=status]')).trim();
const hits = (map: Element) => findAll(map, '.hit').map((each) => each.innerText.replace(/\s+/g, ' ').trim());
const look = async (map: ProcessMapElement, words: string) => {
  const field = get<HTMLInputElement>(map, '[type=search]');
  field.focus();
  field.select();
  await sendKeys(words ? { type: words } : { press: 'Delete' });
  await settled(map);
};

describe('the search over the whole map', () => {
  afterEach(clear);

  it('finds wordings, says how many, and leads to the question', async () => {
    const map = await mount({ definition: definition() });
    const heard = listen(map, 'process-map-show');
    const field = await open(map);
    expect(focused() === field).to.equal(true);
    expect(nameOf(field)).to.include('Words in a question or an answer');
    expect(status(map), 'nothing is asked yet').to.equal('');
    await sendKeys({ type: 'QUESTION of' });
    await settled(map);
    expect(status(map)).to.equal('3 questions found.');
    expect(hits(map)).to.deep.equal([
      'Question of a? A · Group of a',
      'Question of b? B · Group of b · locked, to look at only',
      'Question of c? C · Group of c · locked, to look at only',
    ]);
    expect(
      findAll(map, '.hit mark')
        .map((each) => each.textContent)
        .slice(0, 2),
    ).to.deep.equal(['Question', 'of']);
    await expect(map).to.be.accessible();
    await tabTo(/^Question of b/);
    await press('Enter');
    await wait(300);
    expect(map.shownPhase).to.equal('b');
    expect(heard.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
    expect(focused()?.id).to.equal('b-q');
    expect(get<HTMLInputElement>(map, '[type=search]').value, 'what was looked for stays').to.equal('QUESTION of');
  });

  it('opens the prompt that it leads to, wherever it is folded away', async () => {
    const map = await mount({ definition: definition(), progression: 'open' });
    await open(map);
    await sendKeys({ type: 'cafe 13' });
    await settled(map);
    expect(hits(map), 'without accents').to.deep.equal(['Prompt 13 about the café? B · Group of b']);
    await tabTo(/^Prompt 13/);
    await press('Enter');
    await wait(400);
    expect(focused()?.id).to.equal('b-13');
    await sendKeys({ type: 'Here' });
    await press('Tab');
    expect(map.journey?.cycles[0]?.answers['b']?.['b-13']?.text).to.equal('Here');
  });

  it('finds answers, of earlier cycles too, and what has none', async () => {
    const map = await mount({ definition: definition(), progression: 'open' });
    map.send({
      type: 'question.answer',
      question: 'a-q',
      text: `${'So it began. '.repeat(10)}Eleven offices.${' And on.'.repeat(10)}`,
    });
    for (const phase of ['a', 'b', 'c']) map.send({ type: 'phase.complete', phase });
    map.send({ type: 'cycle.start' });
    map.send({ type: 'question.answer', question: 'b-q', text: 'Twelve offices' });
    await settled(map);
    await open(map);
    await look(map, 'offices');
    expect(hits(map)[0]).to.match(/^Question of a\? A · Group of a In cycle 1: “?….*Eleven offices\. .*…”?$/);
    expect(hits(map)[1]).to.match(/^Question of b\? B · Group of b Written: “?Twelve offices”?$/);
    await look(map, '');
    get<HTMLInputElement>(map, '.only input').click();
    await settled(map);
    expect(status(map), 'a, c and the prompts').to.equal('16 questions found.');
    await look(map, 'question');
    expect(hits(map).map((each) => each.slice(0, 14))).to.deep.equal(['Question of a?', 'Question of c?']);
  });

  it('says so where there is nothing, or more than is shown', async () => {
    const many = definition();
    many.phases[1]!.groups[0]!.questions = Array.from({ length: 60 }, (_, i) => ({
      id: `n-${i}`,
      text: `Number ${i}`,
    }));
    const map = await mount({ definition: many });
    await open(map);
    await look(map, 'nowhere');
    expect(status(map)).to.equal('No questions found.');
    expect(hits(map)).to.deep.equal([]);
    await look(map, 'number');
    expect(status(map)).to.equal('60 questions found, the first 20 are shown: add a word to narrow it down.');
    expect(hits(map)).to.have.length(20);
    await look(map, '(*.');
    expect(status(map), 'characters are characters').to.equal('No questions found.');
  });

  it('keeps closed what strict keeps closed', async () => {
    const map = await mount({ definition: definition(), progression: 'strict' });
    await open(map);
    await look(map, 'question');
    expect(hits(map)).to.deep.equal(['Question of a? A · Group of a']);
    await look(map, 'prompt');
    expect(status(map)).to.equal('No questions found.');
  });

  it('is there once: not in a phase that a page shows beside others', async () => {
    const map = await mount({
      definition: definition(),
      innerHTML: '<process-map-phase phase="a"></process-map-phase><process-map-phase></process-map-phase>',
    });
    await open(map);
    await settled(map);
    expect(findAll(map, '.find')).to.have.length(1);
  });
});
