import { findAll, getFocusedElement, get, waitForUpdates, getVisibleText } from '../../../test/kit/dom.js';
import { map, mountPanels, type FakeMap, type FakeMapOptions } from '../../../test/kit/panel-host.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { ProcessMapIdeasElement } from './process-map-ideas.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-ideas')) customElements.define('process-map-ideas', ProcessMapIdeasElement);

let root: FakeMap;
const mount = async (options?: FakeMapOptions) => (root = await mountPanels(['process-map-ideas'], options));

describe('process-map-ideas', () => {
  afterEach(() => root.remove());

  it('shows the first three ideas, and all of them on demand', async () => {
    await mount();
    expect(getVisibleText(root)).to.include('Idea 3').and.not.include('Idea 4');
    expect(
      findAll(root, 'strong')
        .map((strong) => strong.textContent)
        .slice(0, 3),
    ).to.deep.equal(['1', '2', '3']);
    const showAll = findAll(root, 'summary').find((summary) => summary.textContent === 'Show all 5 ideas');
    await expect(root).to.be.accessible();
    showAll?.focus();
    await sendKeys({ press: 'Enter' });
    expect(getVisibleText(root)).to.include('Idea 1').and.include('Idea 5');
    expect(getFocusedElement() === showAll).to.equal(true);
    await expect(root).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    expect(getVisibleText(root)).not.to.include('Idea 4');
  });

  it('offers no more ideas when all are shown', async () => {
    const mapWithThree = structuredClone(map);
    mapWithThree.phases[1]!.ideas.length = 3;
    await mount({ map: mapWithThree });
    expect(getVisibleText(root)).not.to.include('Show all');
  });

  it('shows practices, cases of the phase and cases of the map on demand', async () => {
    await mount();
    expect(findAll(root, 'summary').map(getVisibleText)).to.deep.equal([
      'Show all 5 ideas',
      'Practices (1)',
      'Cases (1)',
      'Cases for the whole map (1)',
    ]);
    for (const details of findAll<HTMLDetailsElement>(root, 'details')) details.open = true;
    expect(getVisibleText(root))
      .to.include('Contract Sign it.')
      .and.include('A case')
      .and.include('Somebody')
      .and.include('Of the map.');
    expect(get<HTMLAnchorElement>(root, 'a').href).to.equal('https://example.org/a_b_c');
    await expect(root).to.be.accessible();
  });

  it('renders nothing if neither the phase nor the map has content for it', async () => {
    const { cases: _, ...mapWithoutCases } = map;
    await mount({ map: mapWithoutCases, model: { shownPhase: 'c' } });
    expect(getVisibleText(root)).to.equal('');
    root.provide({ map, model: { shownPhase: 'c' } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('Cases for the whole map (1)');
  });

  it('is shown in the preview of a locked phase, but not if the progression is strict', async () => {
    await mount({ phases: { b: { unlocked: false } } });
    expect(getVisibleText(root)).to.include('Idea 1');
    root.provide({ phases: { b: { unlocked: false } }, model: { progression: 'strict' } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('');
  });
});
