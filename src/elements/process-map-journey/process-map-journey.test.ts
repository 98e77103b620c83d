import { emulateMedia, sendKeys, setViewport } from '../../../test/kit/person.js';
import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { small } from '../../../test/kit/browser-maps.js';
import {
  answer,
  click,
  clear,
  expect,
  findAll,
  focused,
  get,
  has,
  listen,
  mount,
  nameOf,
  press,
  settled,
  tabTo,
  textOf,
  type,
  wait,
} from '../../../test/kit/page.js';

describe('<process-map-journey>', () => {
  afterEach(async () => {
    clear();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia();
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });

  const part = (map: Element) => get(map, 'process-map-journey');
  const bar = (map: Element) => textOf(get(part(map), '[part=bar]'));
  const menu = (map: Element) => get(part(map), '[part=menu]');
  const isOpen = (map: Element) => menu(map).matches(':popover-open');
  const button = (map: Element, words: string) => {
    const found = findAll(menu(map), 'button').find((each) => textOf(each).trim().startsWith(words));
    if (!found) throw new Error(`No button "${words}" in ${textOf(menu(map))}`);
    return found;
  };

  /** Opens the menu, which is then loaded. */
  async function open(map: Element): Promise<void> {
    await click(get(part(map), '[popovertarget]'));
    for (let i = 0; i < 100 && !has(menu(map), '*'); i++) await wait(10);
    await settled(map);
  }

  /** What is downloaded while something runs. */
  async function downloads(run: () => unknown): Promise<{ name: string; type: string; text: string }[]> {
    const links: HTMLAnchorElement[] = [];
    Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLAnchorElement) {
        links.push(this);
      },
    });
    await run();
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    return Promise.all(
      links.map(async (link) => {
        const response = await fetch(link.href);
        return { name: link.download, type: response.headers.get('content-type') ?? '', text: await response.text() };
      }),
    );
  }

  /** Chooses a file, as the dialog of the browser does. */
  async function choose(map: Element, text: string): Promise<void> {
    const input = get<HTMLInputElement>(menu(map), 'input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([text], 'copy.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await wait(20);
    await settled(map);
  }

  const written = async (text: string, id?: string): Promise<Journey> => {
    const other = await mount();
    other.send({ type: 'question.answer', question: 'a-q', text });
    const journey = other.journey!;
    other.remove();
    return id ? { ...journey, id } : journey;
  };

  // The first of all: it is loaded once for a page.
  it('loads its menu when it is opened, and not before', async () => {
    const loaded = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('process-map-journey/record-menu'));
    const map = await mount();
    expect(loaded().map(({ name }) => name)).to.deep.equal([]);
    expect(has(menu(map), '*')).to.equal(false);
    await open(map);
    expect(loaded()).to.have.length(1);
    expect(textOf(menu(map))).to.include('Download a copy');
  });

  describe('says how it stands', () => {
    it('where nothing keeps the journey', async () => {
      expect(bar(await mount())).to.include('Kept while this page is open');
    });

    it('where it is kept, and when it was saved', async () => {
      const map = await mount(undefined, { storage: 'local' });
      expect(bar(map)).to.include('Kept on this device');
      const other = await mount(undefined, { storage: 'session' });
      expect(bar(other)).to.include('Kept in this tab');
      other.remove();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await settled(map);
      expect(bar(map)).to.include('Saving');
      await wait(350);
      await settled(map);
      const now = new Date();
      expect(bar(map)).to.match(/Saved \d\d:\d\d/);
      expect(bar(map)).to.include(`Saved ${String(now.getHours()).padStart(2, '0')}:`);
      await expect(map).to.be.accessible();
    });

    it('in sight while one works further down', async () => {
      const map = await mount(undefined, { storage: 'local' });
      get(get(map, 'process-map-gate'), 'button.primary').scrollIntoView({ block: 'end' });
      await wait(50);
      const { top, bottom } = part(map).getBoundingClientRect();
      expect(top).to.equal(0);
      expect(bottom).to.be.lessThan(60);
    });

    it('without hiding what has the focus', async () => {
      const map = await mount({ definition: peerLearning }, { storage: 'local' });
      await tabTo(/^Mark A as done/);
      for (let i = 0; i < 40; i++) {
        await tabTo(/./, { back: true });
        const at = focused()!;
        if (at.getRootNode() === part(map).shadowRoot) break;
        const { top, height } = at.getBoundingClientRect();
        expect(height, nameOf(at)).to.be.greaterThan(0);
        expect(top, nameOf(at)).to.be.at.least(Math.floor(part(map).getBoundingClientRect().bottom));
      }
    });

    it('leaves the room to the work where there is little', async () => {
      await setViewport({ width: 320, height: 256 });
      const map = await mount(undefined, { storage: 'local' });
      get(get(map, 'process-map-gate'), 'button.primary').scrollIntoView({ block: 'end' });
      await wait(50);
      expect(part(map).getBoundingClientRect().bottom).to.be.lessThan(0);
    });

    it('and what the map has no place for any more', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      const definition = small('small', '2');
      definition.phases[0]!.tools = [];
      map.definition = definition;
      await map.ready;
      await settled(map);
      expect(bar(map)).to.include('1 entry belongs to what this map no longer has');
      expect(map.exportJourney('json')).to.include('a-tool');
    });

    it('what that is, and that it comes home when the map has a place for it again', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'b-q', text: 'x' });
      map.send({ type: 'question.answer', question: 'a-q', text: 'What we\nwrote' });
      map.send({ type: 'risk.assess', risk: 'a-risk', owner: 'Ana', level: 'high' });
      await settled(map);
      const definition = small('small', '2');
      definition.phases.splice(0, 1);
      map.definition = definition;
      await map.ready;
      await settled(map);
      await open(map);
      await click(get(menu(map), 'summary'));
      const list = textOf(get(menu(map), 'ul'));
      expect(list)
        .to.include('a-q')
        .and.to.include('What we wrote')
        .and.to.include('a-risk')
        .and.to.include('Ana')
        .and.to.include('in cycle 1');
      await expect(map).to.be.accessible();
      expect(map.exportJourney('markdown')).to.include('What we').and.to.include('Ana');
      map.definition = small('small', '3');
      await map.ready;
      await settled(map);
      expect(answer(map.journey, 'a-q')).to.equal('What we\nwrote');
      expect(map.journey!.unplaced).to.deep.equal({});
      expect(bar(map)).not.to.include('no longer has');
      expect(has(menu(map), 'summary')).to.equal(false);
    });
  });

  describe('menu', () => {
    it('opens, closes and gives the focus back by keyboard', async () => {
      const map = await mount();
      const opener = await tabTo(/^Your record$/);
      await press('Enter');
      await wait(50);
      await settled(map);
      expect(isOpen(map)).to.equal(true);
      await press('Tab');
      expect(nameOf(focused()!)).to.equal('Download a copy');
      await expect(map).to.be.accessible();
      await press('Escape');
      expect(isOpen(map)).to.equal(false);
      expect(focused() === opener).to.equal(true);
      await press('Space');
      expect(isOpen(map)).to.equal(true);
    });

    it('closes when one clicks beside it', async () => {
      const map = await mount();
      await open(map);
      await click(get(get(map, 'process-map-phase'), 'h2'));
      expect(isOpen(map)).to.equal(false);
    });

    it('has targets of at least 24 pixels, and stays in the page at 320', async () => {
      await setViewport({ width: 320, height: 640 });
      const map = await mount();
      await open(map);
      const { left, right } = menu(map).getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      for (const each of findAll(menu(map), 'button, label'))
        expect(each.getBoundingClientRect().height, textOf(each)).to.be.at.least(24);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });

    it('is accessible in the dark', async () => {
      await emulateMedia({ colorScheme: 'dark' });
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.background = '#0e1513';
      const map = await mount(undefined, { storage: 'local' });
      await open(map);
      await expect(map).to.be.accessible();
      await click(button(map, 'Start over'));
      await settled(map);
      await expect(map).to.be.accessible();
    });
  });

  describe('downloads', () => {
    it('a copy, the plan, and a blank plan', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      await open(map);
      const [copy, plan] = await downloads(async () => {
        await click(button(map, 'Download a copy'));
        await click(button(map, 'Download the plan as text'));
      });
      expect(copy!.name).to.match(/^small-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(copy!.text)).to.deep.equal(map.journey);
      expect(plan!.name).to.match(/\.md$/);
      expect(plan!.type).to.equal('text/markdown');
      expect(plan!.text).to.include('An answer');
      await click(get(menu(map), 'input[type=checkbox]'));
      const [blank] = await downloads(() => click(button(map, 'Download the plan as text')));
      expect(blank!.text).to.include('Question of a').and.not.to.include('An answer');
    });

    it('what is still being typed', async () => {
      const map = await mount();
      await open(map);
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
      const [copy] = await downloads(() => button(map, 'Download a copy').click());
      expect(copy!.text).to.include('still typing');
    });
  });

  describe('opens a copy', () => {
    it('in place of what is here, once it is told to', async () => {
      const journey = await written('from the copy', 'copied');
      const map = await mount();
      const host = listen(map);
      await open(map);
      await choose(map, JSON.stringify(journey));
      expect(host.types).to.deep.equal([]);
      expect(nameOf(focused()!)).to.include('What is to happen with what is here?');
      await expect(map).to.be.accessible();
      await click(button(map, 'Replace it'));
      await settled(map);
      expect(host.types).to.deep.equal(['request', 'change']);
      expect(answer(map.journey, 'a-q')).to.equal('from the copy');
      expect(isOpen(map)).to.equal(false);
      expect(get(map, '[role=status]').textContent).to.include('The copy is open.');
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('from the copy');
    });

    it('together with what is here: no text is lost', async () => {
      const journey = await written('from the copy');
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await open(map);
      await choose(map, JSON.stringify(journey));
      await click(button(map, 'Merge'));
      await settled(map);
      const kept = map.journey!.cycles[0]!.answers['a']!['a-q']!;
      expect([kept.text, ...(kept.variants ?? []).map(({ text }) => text)].sort()).to.deep.equal([
        'from the copy',
        'written here',
      ]);
      expect(get(map, '[role=status]').textContent).to.include('Both are merged');
    });

    it('after what is here was downloaded', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await open(map);
      await choose(map, JSON.stringify(await written('from the copy')));
      expect(textOf(menu(map)))
        .to.include('Merging keeps both')
        .and.to.include('Replacing clears what is here');
      const [copy] = await downloads(() => click(button(map, 'Download a copy')));
      expect(copy!.text).to.include('written here');
    });

    it('or not: cancelling leaves all as it was, and gives the focus back', async () => {
      const journey = await written('from the copy');
      const map = await mount();
      const host = listen(map);
      await open(map);
      await choose(map, JSON.stringify(journey));
      await tabTo(/^Cancel$/);
      await press('Enter');
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(isOpen(map)).to.equal(true);
      expect(nameOf(focused()!)).to.equal('Open a copy');
    });

    it('unless it cannot be read, and says why', async () => {
      const foreign = { ...(await written('x')), map: { id: 'another', version: '1' } };
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await open(map);
      for (const [text, reason] of [
        ['no journey', 'cannot be read as a journey'],
        [JSON.stringify(foreign), 'another'],
      ] as const) {
        await choose(map, text);
        for (const act of ['Replace it', 'Merge']) {
          await click(button(map, act));
          await settled(map);
          expect(textOf(menu(map))).to.include(reason);
          expect(get(map, '[role=status]').textContent).to.include(reason);
          expect(answer(map.journey, 'a-q')).to.equal('written here');
          expect(textOf(get(map, 'process-map-gate')), 'that is no matter of the gate')
            .not.to.include(reason)
            .and.not.to.include('Not yet');
        }
        await expect(map).to.be.accessible();
        await click(button(map, 'Cancel'));
        await settled(map);
      }
    });
  });

  describe('starts over', () => {
    it('only once it is told to, and offers a copy before', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      const host = listen(map);
      await open(map);
      await tabTo(/^Start over$/);
      await press('Enter');
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(nameOf(focused()!)).to.include('clears every answer');
      const [copy] = await downloads(() => click(button(map, 'Download a copy')));
      expect(copy!.text).to.include('An answer');
      await click(button(map, 'Clear everything'));
      await settled(map);
      expect(host.types).to.deep.equal(['request', 'change']);
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(get(map, '[role=status]').textContent).to.include('Started over');
      // And asks again the next time.
      await open(map);
      expect(textOf(menu(map)))
        .to.include('Open a copy')
        .and.not.to.include('Clear everything');
    });

    it('unless the host refuses, and shows why', async () => {
      const map = await mount();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'Ask the ministry first.';
      });
      await open(map);
      await click(button(map, 'Start over'));
      await settled(map);
      await click(button(map, 'Clear everything'));
      await settled(map);
      expect(textOf(menu(map))).to.include('Ask the ministry first.');
      expect(textOf(get(map, 'process-map-gate')), 'that is no matter of the gate')
        .not.to.include('Ask the ministry')
        .and.not.to.include('Not yet');
    });
  });

  it('offers nothing that changes the record where it is read-only', async () => {
    const map = await mount(undefined, { readonly: '' });
    await open(map);
    expect(textOf(menu(map)))
      .to.include('Download a copy')
      .and.not.to.match(/Open a copy|Start over/);
  });

  it('types nothing into the page while its menu is used by keyboard', async () => {
    const map = await mount();
    const host = listen(map);
    await tabTo(/^Your record$/);
    await press('Enter');
    await wait(50);
    await sendKeys({ press: 'Tab' });
    await press('Escape');
    expect(host.types).to.deep.equal([]);
  });
});
