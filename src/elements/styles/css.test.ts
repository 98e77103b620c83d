import { expect } from '../../../test/kit/page.js';
import { registerBaseSize } from './css.js';

describe('registerBaseSize', () => {
  it('throws in no window, with or without what it needs', () => {
    for (const view of [window, {}, { CSS: {} }])
      expect(() => registerBaseSize(view as typeof globalThis)).not.to.throw();
  });
});
