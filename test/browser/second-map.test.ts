// A map of another subject, loaded by `src` and completed by mouse and keyboard.
import '../../src/define/index.js';
import { find, findAll, get, waitForUpdates, getText } from '../kit/dom.js';
import { clearPage, expect, recordEvents, mountMap } from '../kit/page.js';
import { click, typeInto } from '../kit/person.js';
import type { ProcessMapElement } from '../../src/index.js';

const SRC = '/examples/second-map/tree-planting.json';

describe('a map of another subject', function () {
  this.timeout(20_000);
  let map: ProcessMapElement;

  beforeEach(async () => (map = await mountMap({}, { src: SRC })));
  afterEach(clearPage);

  const getHeading = () => getText(get(get(map, 'process-map-phase'), 'h2')).trim();
  const findButton = (text: string) => {
    const button = findAll(map, 'button').find((other) => getText(other).startsWith(text));
    if (!button) throw new Error(`No button "${text}"`);
    return button;
  };
  /** Opens a row by its heading. */
  const openRow = async (title: string) => {
    const button = findAll(map, '.toggle').find((other) => getText(other).startsWith(title))!;
    expect(button.ariaExpanded).to.equal('false');
    await click(button);
    await waitForUpdates(map);
    expect(button.ariaExpanded).to.equal('true');
  };
  const choose = (name: string) => {
    const label = findAll(map, 'label').find((other) => getText(other).includes(name));
    return click(label!.querySelector('input')!);
  };

  it('shows the phases, texts and counts of the map', async () => {
    expect(findAll<HTMLButtonElement>(map, 'button.station-state').map(({ value }) => value)).to.deep.equal([
      'ground',
      'planting',
      'care',
    ]);
    expect(getHeading()).to.equal('Phase 1 of 3: Find the ground');
    expect(get(map, 'nav').getAttribute('aria-label')).to.include('Trees for our street');
    expect(getText(map)).not.to.match(/peer learning|groundwork/i);
    await expect(map).to.be.accessible();
  });

  it('completes the journey by the exit rules of the map', async () => {
    const host = recordEvents(map);
    const getDeniedCodes = () =>
      host
        .of('process-map-denied')
        .at(-1)
        ?.denial.reasons.map(({ code }) => code);
    const listFields = () => findAll<HTMLTextAreaElement>(get(map, 'process-map-questions'), '.leads textarea');

    // Phase 1 requires two groups of three, one tool and every risk.
    await click(findButton('Finish phase 1'));
    expect(getDeniedCodes()).to.deep.equal(['groups-left', 'tools-left', 'risk-left', 'risk-left']);
    await typeInto(listFields()[0]!, 'By the school');
    await openRow('Consent');
    await typeInto(listFields()[1]!, 'The city');
    await openRow('Choose tools');
    await choose('Street walk');
    await openRow('Risk: A cable');
    await choose('Dig the first metre by hand');
    await openRow('Risk: A quarrel');
    await choose('Choose kinds with small crowns');
    await click(findButton('Finish phase 1'));
    await waitForUpdates(map);
    expect(getHeading()).to.equal('Phase 2 of 3: Plant');

    // Phase 2 has no tools, and requires all groups, one risk of two and a decision.
    expect(getText(get(map, 'process-map-tools')).trim()).to.equal('');
    await click(findButton('Finish phase 2'));
    expect(getDeniedCodes()).to.deep.equal(['group-left', 'group-left', 'risks-left', 'decision-left']);
    await typeInto(listFields()[0]!, 'Limes');
    await openRow('Hands');
    await typeInto(listFields()[1]!, 'All of us');
    await openRow('Risk: A dry spring');
    await choose('A list of who waters when');
    await choose('It is: the holes are dug.');
    await click(findButton('Save decision'));
    await click(findButton('Finish phase 2'));
    await waitForUpdates(map);
    expect(getHeading()).to.equal('Phase 3 of 3: Care');

    // Phase 3 requires one group of two, of which one has only a prompt.
    await click(findButton('Finish phase 3'));
    expect(getDeniedCodes()).to.deep.equal(['groups-left']);
    await typeInto(listFields()[0]!, 'The retired nurse');
    await click(findButton('Finish phase 3'));
    await waitForUpdates(map);
    expect(map.journey).to.include({ status: 'completed', phase: 'care' });
    expect(
      host
        .of('process-map-change')
        .at(-1)
        ?.facts.map(({ type }) => type),
    ).to.deep.equal(['phase.completed', 'journey.completed']);
    await expect(map).to.be.accessible();
  });

  it('renders the cases, ideas and Markdown of the map', async () => {
    await openRow('Ideas from the guide');
    const ideas = get(map, 'process-map-ideas');
    expect(getText(ideas)).to.include('A map of shade');
    expect(find(ideas, 'em')?.textContent).to.equal('June');
    expect(getText(ideas)).to.include('A street of limes');
    expect(find(get(map, 'process-map-phase'), '.summary li')?.textContent).to.equal('pipes and cables');
  });
});
