import '../../define/index.js';
import { get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import { getAnswer, clearPage, expect, recordEvents, createMap, attach } from '../../../test/kit/page.js';

// A test file of its own: WebKit caches the storage object once a page has read it.
describe('<process-map> with blocked web storage', () => {
  const originalDescriptor = Object.getOwnPropertyDescriptor(window, 'localStorage')!;

  const blockStorage = () => {
    const get = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { configurable: true, get });
  };

  beforeEach(blockStorage);
  afterEach(() => {
    Object.defineProperty(window, 'localStorage', originalDescriptor);
    clearPage();
  });

  it('reports the error when it loads, and continues in memory', async () => {
    const map = attach(createMap(undefined, { storage: 'local' }));
    const events = recordEvents(map);
    await map.ready;
    await waitForUpdates(map);
    expect(events.types).to.deep.equal(['error', 'ready']);
    expect(getText(get(map, 'process-map-journey'))).to.include('Not saved');
    expect(has(map, '[part=message]')).to.equal(false);
    expect(map.send({ type: 'question.answer', question: 'a-q', text: 'in memory' }).ok).to.equal(true);
    // Longer than the save is debounced.
    await wait(330);
    expect(getAnswer(map.journey, 'a-q')).to.equal('in memory');
  });

  it('throws no error on pageshow, and does not affect an element with another storage', async () => {
    const errors: unknown[] = [];
    const handleError = (event: ErrorEvent) => {
      event.preventDefault();
      errors.push(event.error);
    };
    window.addEventListener('error', handleError);
    const blockedMap = attach(createMap(undefined, { storage: 'local' }));
    const other = attach(createMap(undefined, { storage: 'session', 'journey-id': 'beside' }));
    await Promise.all([blockedMap.ready, other.ready]);
    window.dispatchEvent(new Event('pageshow'));
    const events = recordEvents(other, 'process-map-save');
    other.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
    await wait(330);
    expect(events.of('process-map-save')).to.deep.equal([{ status: 'saved' }]);
    window.removeEventListener('error', handleError);
    expect(errors).to.deep.equal([]);
    sessionStorage.clear();
  });

  it('reports a failed save when storage is blocked later, and continues in memory', async () => {
    Object.defineProperty(window, 'localStorage', originalDescriptor);
    const map = attach(createMap(undefined, { storage: 'local', 'journey-id': 'later' }));
    await map.ready;
    const events = recordEvents(map, 'process-map-save');
    blockStorage();
    window.dispatchEvent(new Event('pageshow'));
    map.send({ type: 'question.answer', question: 'a-q', text: 'in memory' });
    await wait(330);
    expect(events.of('process-map-save').map((detail) => (detail as { status: string }).status)).to.deep.equal([
      'failed',
    ]);
    expect(getAnswer(map.journey, 'a-q')).to.equal('in memory');
  });
});
