// A page that has single keys as shortcuts, and skips fields by the target of the event.
import '../../src/define/index.js';
import { find, get, getFocusedElement, waitForUpdates } from '../kit/dom.js';
import { attach, clearPage, createMap, expect, getAnswer, mountMap } from '../kit/page.js';
import { pressKey, sendKeys } from '../kit/person.js';

const TYPES = ['keydown', 'keypress', 'keyup'];

describe('a page with keys of its own', () => {
  let keys: string[];
  let connection: AbortController;

  beforeEach(() => {
    keys = [];
    connection = new AbortController();
    const handleKey = (event: Event) => {
      if ((event.target as Element).matches('input, textarea, select')) return;
      keys.push((event as KeyboardEvent).key);
      if (/^[/jk? ]$/.test((event as KeyboardEvent).key)) event.preventDefault();
    };
    for (const type of TYPES) document.addEventListener(type, handleKey, connection);
  });

  afterEach(() => {
    connection.abort();
    clearPage();
  });

  it('gets no character that a person types into a field', async () => {
    const map = await mountMap();
    const field = get(map, 'textarea');
    field.focus();
    await sendKeys({ type: 'just ask / why?' });
    expect(keys).to.deep.equal([]);
    field.blur();
    expect(getAnswer(map.journey, 'a-q')).to.equal('just ask / why?');
  });

  it('gets none from a panel in a shadow root of the page, from a list or from a date', async () => {
    const map = attach(createMap());
    const component = map.appendChild(document.createElement('div'));
    component.attachShadow({ mode: 'open' }).append(document.createElement('process-map-risks'));
    await map.ready;
    await waitForUpdates(map);
    for (const selector of ['select', 'input[type=text]', 'input[type=date]']) {
      get(map, selector).focus();
      await sendKeys({ type: '1k' });
    }
    expect(keys).to.deep.equal([]);
  });

  it('still gets keys that type nothing, and shortcuts', async () => {
    const map = await mountMap();
    get(map, 'textarea').focus();
    for (const key of ['Escape', 'Enter', 'ArrowDown', 'F2']) {
      keys = [];
      await pressKey(key);
      expect(keys).to.include(key);
    }
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      keys = [];
      const init = { key: 'k', bubbles: true, composed: true, [modifier]: true };
      get(map, 'textarea').dispatchEvent(new KeyboardEvent('keydown', init));
      expect(keys, modifier).to.deep.equal(['k']);
    }
    keys = [];
    await pressKey('Tab');
    expect(keys).to.include('Tab');
  });

  it('gets no character that is typed with AltGr', async () => {
    const map = await mountMap();
    const init = { key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, composed: true };
    get(map, 'textarea').dispatchEvent(new KeyboardEvent('keydown', init));
    expect(keys).to.deep.equal([]);
  });

  it('gets the keys that are pressed on a button, in a read-only field, and in a field of its own', async () => {
    const map = await mountMap();
    const page = document.createElement('div');
    page.contentEditable = 'true';
    get(map, 'process-map-phase').append(page);
    page.focus();
    await pressKey('j');
    expect(keys).to.include('j');
    keys = [];
    find(map, 'button')?.focus();
    await pressKey('j');
    expect(keys).to.include('j');
    map.readOnly = true;
    await waitForUpdates(map);
    keys = [];
    page.remove();
    await waitForUpdates(map);
    get(map, 'textarea').focus();
    expect(getFocusedElement()?.localName).to.equal('textarea');
    await pressKey('j');
    expect(keys).to.include('j');
  });
});
