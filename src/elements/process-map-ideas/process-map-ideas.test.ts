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

  it('shows all ideas, in order', async () => {
    await mount();
    expect(get(root, 'h3').textContent).to.equal('Ideas from the guide');
    expect(
      findAll(root, 'strong')
        .map((strong) => strong.textContent)
        .slice(0, 5),
    ).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(getVisibleText(root)).to.include('Idea 1').and.include('Idea 5');
    await expect(root).to.be.accessible();
  });

  it('shows practices, cases of the phase and cases of the map on demand', async () => {
    await mount();
    expect(findAll(root, 'summary').map(getVisibleText)).to.deep.equal([
      'Practices (1)',
      'Cases (1)',
      'Background (1)',
    ]);
    expect(getVisibleText(root)).not.to.include('Sign it.').and.not.include('Of the map.');
    const [practices, ...others] = findAll(root, 'summary');
    practices?.focus();
    await sendKeys({ press: 'Enter' });
    expect(getVisibleText(root)).to.include('Contract Sign it.');
    expect(getFocusedElement() === practices).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(getVisibleText(root)).not.to.include('Sign it.');
    for (const summary of [practices, ...others]) summary?.click();
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
    expect(getVisibleText(root)).to.include('Background (1)');
  });

  it('is shown in the preview of a locked phase, but not if the progression is strict', async () => {
    await mount({ phases: { b: { unlocked: false } } });
    expect(getVisibleText(root)).to.include('Idea 1');
    root.provide({ phases: { b: { unlocked: false } }, model: { progression: 'strict' } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('');
  });
});
