import '../../define/index.js';
import { answer, clear, expect, get, has, listen, make, put, settled, textOf, wait } from '../../../test/browser/helpers.js';

// A page of its own: WebKit goes on with the storage that it found there before.
describe('<process-map> where the browser blocks its storage', () => {
  const before = Object.getOwnPropertyDescriptor(window, 'localStorage')!;

  beforeEach(() => {
    const get = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { configurable: true, get });
  });
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
});
