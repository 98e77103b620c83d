import '../../define/all.js';
import {
  find,
  findAll,
  getFocusedElement,
  get,
  getAccessibleName,
  waitForUpdates,
  getText,
  wait,
} from '../../../test/kit/dom.js';
import { clearPage, expect, recordEvents, mountMap } from '../../../test/kit/page.js';
import { enterText, sendKeys, pressKey, tabTo } from '../../../test/kit/person.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import type { ProcessMapElement } from '../process-map/process-map.js';
import type { ProcessMapPhaseElement } from '../process-map-phase/process-map-phase.js';

/** Creates a map of three phases, of which the second has a group with more prompts than are shown at once. */
function createDefinition() {
  const map = createSmallMap('found');
  const [, b] = map.phases;
  b!.groups[0]!.questions = Array.from({ length: 14 }, (_, i) => ({
    id: `b-${i}`,
    text: `Prompt ${i} about the café?`,
  }));
  return map;
}

async function openSearch(map: ProcessMapElement): Promise<HTMLInputElement> {
  for (let i = 0; i < 80 && !find(map, '.find'); i++) await wait(25);
  get(map, '.find > summary').focus();
  await pressKey('Enter');
  for (let i = 0; i < 80 && !find(map, '[type=search]'); i++) await wait(25);
  await waitForUpdates(map);
  return get<HTMLInputElement>(map, '[type=search]');
}
const getStatus = (map: Element) => getText(get(map, '.finder [role=status]')).trim();
const getResults = (map: Element) => findAll(map, '.hit').map((result) => result.innerText.replace(/\s+/g, ' ').trim());
const search = async (map: ProcessMapElement, query: string) => {
  const field = get<HTMLInputElement>(map, '[type=search]');
  field.focus();
  field.select();
  await sendKeys(query ? { type: query } : { press: 'Delete' });
  await waitForUpdates(map);
};

describe('question search', () => {
  afterEach(clearPage);

  it('has its focused field before the next key, also while its results still load', async () => {
    const map = await mountMap({ definition: createDefinition() });
    for (let i = 0; i < 80 && !find(map, '.find'); i++) await wait(25);
    const summary = get(map, '.find > summary');
    summary.focus();
    summary.click();
    // Nothing but the update: an event of the browser, or a chunk, would come after the next key.
    await get<ProcessMapPhaseElement>(map, 'process-map-phase').updateComplete;
    await Promise.resolve();
    expect(getFocusedElement()?.matches('[type=search]')).to.equal(true);
    expect(getStatus(map), 'a status that is there before its text').to.equal('');
    enterText(get<HTMLInputElement>(map, '[type=search]'), 'question of a');
    for (let i = 0; i < 80 && !find(map, '.hit'); i++) await wait(25);
    expect(getStatus(map)).to.equal('1 question found.');
    expect(get<HTMLInputElement>(map, '[type=search]').value).to.equal('question of a');
    summary.click();
    await waitForUpdates(map);
    expect(summary.closest('details')?.open).to.equal(false);
  });

  it('finds questions by their text, announces their number, and moves to the selected question', async () => {
    const map = await mountMap({ definition: createDefinition() });
    const events = recordEvents(map, 'process-map-show');
    const field = await openSearch(map);
    expect(getFocusedElement() === field).to.equal(true);
    expect(getAccessibleName(field)).to.include('Words in a question or an answer');
    expect(getStatus(map), 'no query yet').to.equal('');
    await sendKeys({ type: 'QUESTION of' });
    await waitForUpdates(map);
    expect(getStatus(map)).to.equal('3 questions found.');
    expect(getResults(map)).to.deep.equal([
      'Question of a? A · Group of a',
      'Question of b? B · Group of b · not open yet',
      'Question of c? C · Group of c · not open yet',
    ]);
    expect(
      findAll(map, '.hit mark')
        .map((mark) => mark.textContent)
        .slice(0, 2),
    ).to.deep.equal(['Question', 'of']);
    await expect(map).to.be.accessible();
    await tabTo(/^Question of b/);
    await pressKey('Enter');
    await wait(300);
    expect(map.shownPhase).to.equal('b');
    expect(events.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
    expect(getFocusedElement()?.id, 'a locked phase has no field').to.equal('b-q?');
    expect(get<HTMLInputElement>(map, '[type=search]').value, 'keeps the query').to.equal('QUESTION of');
  });

  it('opens the row of a selected prompt, which has no field until a person wants one', async () => {
    const map = await mountMap({ definition: createDefinition(), progression: 'open' });
    await openSearch(map);
    await sendKeys({ type: 'cafe 13' });
    await waitForUpdates(map);
    expect(getResults(map), 'ignores accents').to.deep.equal(['Prompt 13 about the café? B · Group of b']);
    await tabTo(/^Prompt 13/);
    await pressKey('Enter');
    await wait(400);
    expect(getFocusedElement()?.id).to.equal('b-13?');
    await tabTo(/^Answer these one by one/);
    await pressKey('Enter');
    await waitForUpdates(map);
    const field = get<HTMLTextAreaElement>(map, '#b-13');
    enterText(field, 'Here');
    await pressKey('Tab');
    expect(map.journey?.cycles[0]?.answers['b']?.['b-13']?.text).to.equal('Here');
  });

  it('leads to the group of a selected wording that the voice does not show', async () => {
    const definition = createDefinition();
    definition.phases[1]!.groups[0]!.leads = [
      { id: 'b-host', text: 'What do you offer?', voice: 'facilitator' },
      { id: 'b-guest', text: 'What do you seek?', voice: 'peer' },
    ];
    const map = await mountMap({ definition, progression: 'open', voice: 'peer' });
    await openSearch(map);
    await sendKeys({ type: 'offer' });
    await waitForUpdates(map);
    await tabTo(/^What do you offer/);
    await pressKey('Enter');
    await wait(400);
    expect(map.shownPhase).to.equal('b');
    expect(getFocusedElement()?.id).to.equal('b-guest');
  });

  it('finds answers of all cycles, and questions without an answer in this cycle', async () => {
    const map = await mountMap({ definition: createDefinition(), progression: 'open' });
    map.send({
      type: 'question.answer',
      question: 'a-q',
      text: `${'So it began. '.repeat(10)}Eleven offices.${' And on.'.repeat(10)}`,
    });
    for (const phase of ['a', 'b', 'c']) map.send({ type: 'phase.complete', phase });
    map.send({ type: 'cycle.start' });
    map.send({ type: 'question.answer', question: 'b-q', text: 'Twelve offices' });
    await waitForUpdates(map);
    await openSearch(map);
    await search(map, 'offices');
    expect(getResults(map)[0]).to.match(
      /^Question of a\? A · Group of a In cycle 1 you wrote: “?….*Eleven offices\. .*…”?$/,
    );
    expect(getResults(map)[1]).to.match(/^Question of b\? B · Group of b You wrote: “?Twelve offices”?$/);
    await search(map, '');
    get<HTMLInputElement>(map, '.only input').click();
    await waitForUpdates(map);
    expect(getStatus(map), 'a, c and the prompts').to.equal('16 questions found.');
    await search(map, 'question');
    expect(getResults(map).map((result) => result.slice(0, 14))).to.deep.equal(['Question of a?', 'Question of c?']);
  });

  it('shows and marks the passage with the word, in any writing', async () => {
    const map = await mountMap({ definition: createDefinition(), progression: 'open' });
    const answer = (question: string, before: string, word: string) =>
      map.send({ type: 'question.answer', question, text: `${before.repeat(40)}${word} ${before.repeat(40)}` });
    answer('a-q', '안녕하세요 여러분 ', '나무');
    answer('b-q', 'नमस्ते दुनिया ', 'की');
    answer('c-q', 'tiếng Việt '.normalize('NFD'), 'cây'.normalize('NFD'));
    await waitForUpdates(map);
    await openSearch(map);
    const input = get<HTMLInputElement>(map, '[type=search]');
    const getMarks = async (query: string) => {
      input.value = query;
      input.dispatchEvent(new Event('input'));
      await waitForUpdates(map);
      return findAll(map, '.hit q mark').map((mark) => mark.textContent);
    };
    expect(await getMarks('나무')).to.deep.equal(['나무']);
    expect(await getMarks('की')).to.deep.equal(['की']);
    expect(await getMarks('का'), 'another vowel sign').to.deep.equal([]);
    expect(await getMarks('cay')).to.deep.equal(['cây'.normalize('NFD')]);
    await getMarks('cafe');
    expect(get(map, '.hit mark').textContent, 'in questions too').to.equal('café');
  });

  it('announces when nothing is found, and when there are more results than are shown', async () => {
    const longMap = createDefinition();
    longMap.phases[1]!.groups[0]!.questions = Array.from({ length: 60 }, (_, i) => ({
      id: `n-${i}`,
      text: `Number ${i}`,
    }));
    const map = await mountMap({ definition: longMap });
    await openSearch(map);
    await search(map, 'nowhere');
    expect(getStatus(map)).to.equal('No questions found.');
    expect(getResults(map)).to.deep.equal([]);
    await search(map, 'number');
    expect(getStatus(map)).to.equal('60 questions found, the first 20 are shown. Add a word to find fewer.');
    expect(getResults(map)).to.have.length(20);
    await search(map, '(*.');
    expect(getStatus(map), 'no regular expression').to.equal('No questions found.');
  });

  it('shows the query of its results also after its fields were rendered anew', async () => {
    const map = await mountMap({ definition: createDefinition() });
    const field = await openSearch(map);
    await search(map, 'question of a');
    get<HTMLInputElement>(map, '.finder [type=checkbox]').click();
    const phase = get<ProcessMapPhaseElement>(map, 'process-map-phase');
    phase.phase = 'a';
    await waitForUpdates(map);
    expect(field.isConnected).to.equal(false);
    phase.phase = undefined;
    await waitForUpdates(map);
    expect(get<HTMLInputElement>(map, '[type=search]').value).to.equal('question of a');
    expect(get<HTMLInputElement>(map, '.finder [type=checkbox]').checked).to.equal(true);
    expect(getResults(map)).to.have.length(1);
  });

  it('leaves out locked phases if the progression is strict', async () => {
    const map = await mountMap({ definition: createDefinition(), progression: 'strict' });
    await openSearch(map);
    await search(map, 'question');
    expect(getResults(map)).to.deep.equal(['Question of a? A · Group of a']);
    await search(map, 'prompt');
    expect(getStatus(map)).to.equal('No questions found.');
  });

  it('is left out of a phase element that shows a phase by its id', async () => {
    const map = await mountMap({
      definition: createDefinition(),
      innerHTML: '<process-map-phase phase="a"></process-map-phase><process-map-phase></process-map-phase>',
    });
    await openSearch(map);
    await waitForUpdates(map);
    expect(findAll(map, '.find')).to.have.length(1);
  });
});
