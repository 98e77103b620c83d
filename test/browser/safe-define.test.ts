// Two copies of the library on one page.
import { safeDefine } from '../../src/define/safe-define.js';
import { LIBRARY_COPY } from '../../src/utils/library-copy.js';
import { collectWarnings, expect } from '../kit/page.js';

const VERSION_KEY = Symbol.for('process-map-elements/version');

describe('safeDefine', () => {
  it('registers an element, with the name of its copy for other copies', () => {
    class First extends HTMLElement {}
    safeDefine('process-map-test-first', First);
    expect(customElements.get('process-map-test-first')).to.equal(First);
    expect((First as unknown as Record<symbol, string>)[VERSION_KEY]).to.equal(LIBRARY_COPY);
  });

  it('keeps the registered element without a warning when it is of the same copy', async () => {
    class Registered extends HTMLElement {}
    safeDefine('process-map-test-same', Registered);
    const warnings = await collectWarnings(() => safeDefine('process-map-test-same', class extends HTMLElement {}));
    expect(customElements.get('process-map-test-same')).to.equal(Registered);
    expect(warnings).to.deep.equal([]);
  });

  it('warns once with both versions when the registered elements have another one', async () => {
    for (const tag of ['process-map-test-old', 'process-map-test-old-too']) {
      class Old extends HTMLElement {}
      Object.assign(Old, { [VERSION_KEY]: '0.0.9' });
      customElements.define(tag, Old);
    }
    const warnings = await collectWarnings(() => {
      safeDefine('process-map-test-old', class extends HTMLElement {});
      safeDefine('process-map-test-old-too', class extends HTMLElement {});
    });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include(`version ${LIBRARY_COPY} is not used`).and.include('version 0.0.9');
  });
});
