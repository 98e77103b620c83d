import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  findAll,
  focused,
  get,
  map,
  mount,
  settle,
  textOf,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import { ProcessMapIdeasElement } from './process-map-ideas.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-ideas')) customElements.define('process-map-ideas', ProcessMapIdeasElement);

let root: FakeMap;
const start = async (given?: Given) => (root = await mount(['process-map-ideas'], given));

describe('process-map-ideas', () => {
  afterEach(() => root.remove());

  it('shows the first ideas, and all of them on demand', async () => {
    await start();
    expect(textOf(root)).to.include('Idea 3').and.not.include('Idea 4');
    expect(
      findAll(root, 'strong')
        .map((strong) => strong.textContent)
        .slice(0, 3),
    ).to.deep.equal(['1', '2', '3']);
    const more = findAll(root, 'summary').find((summary) => summary.textContent === 'Show all 5 ideas');
    await expect(root).to.be.accessible();
    more?.focus();
    await sendKeys({ press: 'Enter' });
    expect(textOf(root)).to.include('Idea 1').and.include('Idea 5');
    expect(focused() === more).to.equal(true);
    await expect(root).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    expect(textOf(root)).not.to.include('Idea 4');
  });

  it('offers no more where all are shown', async () => {
    const few = structuredClone(map);
    few.phases[1]!.ideas.length = 3;
    await start({ map: few });
    expect(textOf(root)).not.to.include('Show all');
  });

  it('folds away practices, cases of the phase and cases of the map', async () => {
    await start();
    expect(findAll(root, 'summary').map(textOf)).to.deep.equal([
      'Show all 5 ideas',
      'Practices (1)',
      'Cases (1)',
      'Cases for the whole map (1)',
    ]);
    for (const details of findAll<HTMLDetailsElement>(root, 'details')) details.open = true;
    expect(textOf(root))
      .to.include('Contract Sign it.')
      .and.include('A case')
      .and.include('Somebody')
      .and.include('Of the map.');
    expect(get<HTMLAnchorElement>(root, 'a').href).to.equal('https://example.org/a_b_c');
    await expect(root).to.be.accessible();
  });

  it('renders nothing where there is nothing', async () => {
    const { cases: _, ...bare } = map;
    await start({ map: bare, model: { shownPhase: 'c' } });
    expect(textOf(root)).to.equal('');
    root.give({ map, model: { shownPhase: 'c' } });
    await settle();
    expect(textOf(root)).to.include('Cases for the whole map (1)');
  });

  it('can be read in a preview, and not where locked phases do not open', async () => {
    await start({ phases: { b: { unlocked: false } } });
    expect(textOf(root)).to.include('Idea 1');
    root.give({ phases: { b: { unlocked: false } }, model: { progression: 'strict' } });
    await settle();
    expect(textOf(root)).to.equal('');
  });
});
