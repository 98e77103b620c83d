// A map that has nothing to do with peer learning, by its address alone, worked through with mouse and keyboard.
import '../../src/define/index.js';
import { click, clear, expect, find, findAll, get, listen, mount, settled, textOf, typeInto } from '../kit/page.js';
import type { ProcessMapElement } from '../../src/index.js';

const SRC = '/examples/second-map/tree-planting.json';

describe('a second, quite different map', function () {
  this.timeout(20_000);
  let map: ProcessMapElement;

  beforeEach(async () => (map = await mount({}, { src: SRC })));
  afterEach(clear);

  const heading = () => textOf(get(get(map, 'process-map-phase'), 'h2')).trim();
  const button = (words: string) => {
    const found = findAll(map, 'button').find((each) => textOf(each).trim().startsWith(words));
    if (!found) throw new Error(`No button "${words}"`);
    return found;
  };
  const choose = (name: string) => {
    const found = findAll(map, 'label').find((each) => textOf(each).includes(name));
    return click(found!.querySelector('input')!);
  };

  it('shows its own phases, words and counts', async () => {
    expect(findAll<HTMLButtonElement>(map, 'button.station-state').map(({ value }) => value)).to.deep.equal([
      'ground',
      'planting',
      'care',
    ]);
    expect(heading()).to.equal('Phase 1 of 3: Find the ground');
    expect(get(map, 'nav').getAttribute('aria-label')).to.include('Trees for our street');
    expect(textOf(map)).not.to.match(/peer learning|groundwork/i);
    await expect(map).to.be.accessible();
  });

  it('is worked through to its end by its own rules', async () => {
    const host = listen(map);
    const refused = () =>
      host
        .of('process-map-denied')
        .at(-1)
        ?.denial.reasons.map(({ code }) => code);
    const fields = () => findAll<HTMLTextAreaElement>(get(map, 'process-map-questions'), '.leads textarea');

    // Two groups of three, one tool, every risk.
    await click(button('Mark 1 as done'));
    expect(refused()).to.deep.equal(['groups-left', 'tools-left', 'risk-left', 'risk-left']);
    await typeInto(fields()[0]!, 'By the school');
    await typeInto(fields()[1]!, 'The city');
    await choose('Street walk');
    await choose('Dig the first metre by hand');
    await choose('Choose kinds with small crowns');
    await click(button('Mark 1 as done'));
    await settled(map);
    expect(heading()).to.equal('Phase 2 of 3: Plant');

    // No tools; all groups, one risk of two, and a decision.
    expect(textOf(get(map, 'process-map-tools')).trim()).to.equal('');
    await click(button('Mark 2 as done'));
    expect(refused()).to.deep.equal(['group-left', 'group-left', 'risks-left', 'decision-left']);
    await typeInto(fields()[0]!, 'Limes');
    await typeInto(fields()[1]!, 'All of us');
    await choose('A list of who waters when');
    await choose('It is: the holes are dug.');
    await click(button('Record this decision'));
    await click(button('Mark 2 as done'));
    await settled(map);
    expect(heading()).to.equal('Phase 3 of 3: Care');

    // One group of two, of which one has only a sub-question.
    await click(button('Mark 3 as done'));
    expect(refused()).to.deep.equal(['groups-left']);
    await typeInto(fields()[0]!, 'The retired nurse');
    await click(button('Mark 3 as done'));
    await settled(map);
    expect(map.journey).to.include({ status: 'completed', phase: 'care' });
    expect(
      host
        .of('process-map-change')
        .at(-1)
        ?.facts.map(({ type }) => type),
    ).to.deep.equal(['phase.completed', 'journey.completed']);
    await expect(map).to.be.accessible();
  });

  it('follows its own cases, ideas and Markdown', () => {
    const ideas = get(map, 'process-map-ideas');
    expect(textOf(ideas)).to.include('A map of shade');
    expect(find(ideas, 'em')?.textContent).to.equal('June');
    expect(textOf(ideas)).to.include('A street of limes');
    expect(find(get(map, 'process-map-phase'), '.summary li')?.textContent).to.equal('pipes and cables');
  });
});
