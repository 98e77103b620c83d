import { html, type LitElement } from 'lit';
import '../../define/all.js';
import { find, findAll, get, getText, waitForUpdates } from '../../../test/kit/dom.js';
import { clearPage, collectWarnings, createMap, attach, expect, getAnswer } from '../../../test/kit/page.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { Chunk } from '../internal/chunk.js';
import { GuardedElement } from './guarded-element.js';
import { MapSelector } from './map-selector.js';
import type { MapModel } from './map-context.js';

/** The place where an element fails: in `render`, while its template is rendered, or in what a chunk added. */
type Failure = 'render' | 'template' | 'chunk' | 'selection';

const chunk = new Chunk('the addition', () => Promise.resolve({ add: () => 'added' }));

class FailingElement extends GuardedElement {
  failure: Failure | undefined;

  readonly #map = new MapSelector(this, ({ shownPhase, map }: MapModel) => {
    if (this.failure === 'selection') throw new Error('No selection');
    return { shownPhase, map };
  });

  protected override render(): unknown {
    const { shownPhase } = this.#map.value ?? {};
    const addition = chunk.get(this);
    if (this.failure === 'render' || (addition && this.failure === 'chunk')) throw new Error('No content');
    const failure = this.failure === 'template' ? Symbol('no text') : '';
    return html`<h2>${shownPhase}</h2>
      <p>${failure && { toString: () => '', [Symbol.iterator]: () => failure }}</p>
      <b>${shownPhase}</b><i>${addition?.add()}</i>`;
  }
}
customElements.define('test-failing', FailingElement);

async function mountComposed() {
  const map = createMap({ definition: createSmallMap(), progression: 'open' });
  const failing = document.createElement('test-failing') as FailingElement;
  map.append(failing, document.createElement('process-map-questions'), document.createElement('process-map-journey'));
  attach(map);
  await map.ready;
  await waitForUpdates(map);
  return { map, failing };
}

const getContent = ({ shadowRoot }: LitElement) => getText(shadowRoot!).replace(/\s+/g, ' ').trim();

describe('GuardedElement', () => {
  afterEach(clearPage);

  for (const failure of ['render', 'template'] as const) {
    it(`shows a message with a download in place of all its content when it fails (${failure})`, async () => {
      const { map, failing } = await mountComposed();
      const [first, second] = map.definition!.phases;
      expect(getContent(failing)).to.equal(`${first!.id} ${first!.id}`);
      await collectWarnings(async () => {
        failing.failure = failure;
        map.shownPhase = second!.id;
        await waitForUpdates(map);
      });
      expect(getContent(failing)).to.equal(
        'This part of the map could not be shown. The rest works. Download a backup',
      );
      expect(findAll(get(map, 'process-map-questions'), 'textarea').map(({ id }) => id)).to.include(
        second!.groups[0]!.leads[0]!.id,
      );

      const names: string[] = [];
      const handleClick = (event: Event) => {
        event.preventDefault();
        names.push((event.target as HTMLAnchorElement).download);
      };
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () {
        this.addEventListener('click', handleClick);
        click.call(this);
      };
      get(failing, 'button').click();
      HTMLAnchorElement.prototype.click = click;
      expect(names.join()).to.match(new RegExp(`^${map.definition!.id}-[\\d-]{10}\\.json$`));
    });

    it(`shows its content again with the next update that succeeds (${failure})`, async () => {
      const { map, failing } = await mountComposed();
      const [first, second] = map.definition!.phases;
      await collectWarnings(async () => {
        failing.failure = failure;
        map.shownPhase = second!.id;
        await waitForUpdates(map);
      });
      failing.failure = undefined;
      map.shownPhase = first!.id;
      await waitForUpdates(map);
      expect(getContent(failing)).to.equal(`${first!.id} ${first!.id}`);
    });
  }

  it('goes on without what a chunk adds if that fails, in the same elements', async () => {
    const { map, failing } = await mountComposed();
    const [, second] = map.definition!.phases;
    await chunk.load(failing);
    await waitForUpdates(map);
    const heading = get(failing, 'h2');
    expect(getText(get(failing, 'i'))).to.equal('added');
    await collectWarnings(async () => {
      failing.failure = 'chunk';
      map.shownPhase = second!.id;
      await waitForUpdates(map);
    });
    expect(getContent(failing)).to.equal(`${second!.id} ${second!.id}`);
    expect(find(failing, 'h2') === heading, 'the same heading').to.equal(true);
  });

  it('does not stop other elements, the change event or a save when it cannot follow a change', async () => {
    const { map, failing } = await mountComposed();
    const question = map.definition!.phases[0]!.groups[0]!.leads[0]!.id;
    const saved: unknown[] = [];
    const types: string[] = [];
    map.store = { load: () => null, save: (_, journey) => void saved.push(journey) };
    await map.ready;
    map.addEventListener('process-map-change', ({ type }) => types.push(type));
    const warnings = await collectWarnings(async () => {
      failing.failure = 'selection';
      const outcome = map.send({ type: 'question.answer', question, text: 'Kept' });
      expect(outcome.ok).to.equal(true);
      failing.failure = undefined;
      await waitForUpdates(map);
    });
    expect(types).to.deep.equal(['process-map-change']);
    expect(getAnswer(map.journey, question)).to.equal('Kept');
    expect(get<HTMLTextAreaElement>(map, `#${CSS.escape(question)}`).value).to.equal('Kept');
    expect(warnings).to.have.length(1);
    map.remove();
    expect(JSON.stringify(saved)).to.include('Kept');
  });
});
