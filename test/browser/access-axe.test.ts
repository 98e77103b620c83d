// Every state under the rules of axe for WCAG 2.2 AA, in every mode that the browser has: Chromium is light, dark, in
// forced colours and asked for more contrast in turn; other browsers are what they were started as.
import '../../src/define/index.js';
import 'axe-core';
import type Axe from 'axe-core';
import { inState, stateNames } from '../kit/every-state.js';
import { clear, expect } from '../kit/page.js';
import { browserName, emulateFeatures } from '../kit/person.js';

const NORMAL = { 'prefers-color-scheme': 'light', 'forced-colors': 'none', 'prefers-contrast': 'no-preference' };

const MODES: Record<string, Record<string, string>> = {
  light: {},
  dark: { 'prefers-color-scheme': 'dark' },
  'forced colours': { 'forced-colors': 'active' },
  'forced colours, dark': { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' },
  'more contrast': { 'prefers-contrast': 'more' },
};

/** It is no module: it leaves itself here. */
const { axe } = globalThis as unknown as { axe: typeof Axe };

const OPTIONS: Axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // The rule for 2.5.8 is off unless it is asked for.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

/**
 * What axe cannot decide, and may leave to others: colours over a drawing, which are measured by their computed values;
 * and labels in pieces around the button of a term, whose fields have their names in the accessibility tree.
 */
const UNDECIDED = ['color-contrast', 'form-field-multiple-labels'];

describe('axe finds nothing in any mode', function () {
  this.timeout(60_000);
  let browser: string;
  const { style } = document.documentElement;

  before(async () => {
    browser = await browserName();
    style.colorScheme = 'light dark';
    style.background = 'light-dark(#fff, #0e1513)';
  });
  afterEach(async () => {
    clear();
    if (browser === 'Chrome') await emulateFeatures(NORMAL);
  });
  after(() => {
    style.colorScheme = '';
    style.background = '';
  });

  const matches = (feature: string, value: string) => matchMedia(`(${feature}: ${value})`).matches;

  it('is in the mode that it was started in', () => {
    expect(matches('prefers-color-scheme', 'dark')).to.equal(browser.endsWith('dark'));
  });

  for (const name of stateNames) {
    it(name, async () => {
      const map = await inState(name);
      for (const [mode, features] of Object.entries(browser === 'Chrome' ? MODES : { 'as started': {} })) {
        if (browser === 'Chrome') await emulateFeatures({ ...NORMAL, ...features });
        for (const [feature, value] of Object.entries(features)) expect(matches(feature, value), mode).to.equal(true);
        const { violations, incomplete, passes } = await axe.run(map, OPTIONS);
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`).join(' | ')}`,
          ),
          mode,
        ).to.deep.equal([]);
        expect(
          incomplete.map(({ id }) => id).filter((id) => !UNDECIDED.includes(id)),
          `undecided, ${mode}`,
        ).to.deep.equal([]);
        expect(passes.length, 'rules that had something to look at').to.be.above(0);
      }
    });
  }
});
