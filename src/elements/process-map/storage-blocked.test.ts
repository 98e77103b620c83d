import '../../define/index.js';
import { answer, clear, expect, get, has, listen, make, put, settled, textOf, wait } from '../../../test/kit/page.js';

// A page of its own: WebKit goes on with the storage that it found there before.
describe('<process-map> where the browser blocks its storage', () => {
  const before = Object.getOwnPropertyDescriptor(window, 'localStorage')!;

  const block = () => {
    const get = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { configurable: true, get });
  };

  beforeEach(block);
  afterEach(() => {
    Object.defineProperty(window, 'localStorage', before);
    clear();
  });

  it('says so from the start, and works on', async () => {
    const map = put(make(undefined, { storage: 'local' }));
    const host = listen(map);
    await map.ready;
    await settled(map);
    expect(host.types).to.deep.equal(['error', 'ready']);
    expect(textOf(get(map, 'process-map-journey'))).to.include('Not saved here');
    expect(has(map, '[part=message]')).to.equal(false);
    expect(map.send({ type: 'question.answer', question: 'a-q', text: 'in memory' }).ok).to.equal(true);
    // Until it would be saved.
    await wait(330);
    expect(answer(map.journey, 'a-q')).to.equal('in memory');
  });

  it("is in nobody's way: not of the page when it comes back, and not of what is kept elsewhere", async () => {
    const errors: unknown[] = [];
    const hear = (event: ErrorEvent) => {
      event.preventDefault();
      errors.push(event.error);
    };
    window.addEventListener('error', hear);
    const blocked = put(make(undefined, { storage: 'local' }));
    const other = put(make(undefined, { storage: 'session', 'journey-id': 'beside' }));
    await Promise.all([blocked.ready, other.ready]);
    window.dispatchEvent(new Event('pageshow'));
    const host = listen(other, 'process-map-save');
    other.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
    await wait(330);
    expect(host.of('process-map-save')).to.deep.equal([{ status: 'saved' }]);
    window.removeEventListener('error', hear);
    expect(errors).to.deep.equal([]);
    sessionStorage.clear();
  });

  it('says so of what is blocked later, and works on', async () => {
    Object.defineProperty(window, 'localStorage', before);
    const map = put(make(undefined, { storage: 'local', 'journey-id': 'later' }));
    await map.ready;
    const host = listen(map, 'process-map-save');
    block();
    window.dispatchEvent(new Event('pageshow'));
    map.send({ type: 'question.answer', question: 'a-q', text: 'in memory' });
    await wait(330);
    expect(host.of('process-map-save').map((detail) => (detail as { status: string }).status)).to.deep.equal([
      'failed',
    ]);
    expect(answer(map.journey, 'a-q')).to.equal('in memory');
  });
});
