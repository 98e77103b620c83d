// The rules of axe for WCAG 2.2 AA in every state and every mode that the engine supports: Chromium emulates a light
// and a dark scheme, forced colours and more contrast; other engines keep the mode that they were started in.
import '../../src/define/index.js';
import 'axe-core';
import type Axe from 'axe-core';
import { mountState, stateNames } from '../kit/every-state.js';
import { getBrowserName, emulateMediaFeatures } from '../kit/engine.js';
import { clearPage, expect } from '../kit/page.js';

const NORMAL = { 'prefers-color-scheme': 'light', 'forced-colors': 'none', 'prefers-contrast': 'no-preference' };

const MODES: Record<string, Record<string, string>> = {
  light: {},
  dark: { 'prefers-color-scheme': 'dark' },
  'forced colours': { 'forced-colors': 'active' },
  'forced colours, dark': { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' },
  'more contrast': { 'prefers-contrast': 'more' },
};

// axe-core is not a module and defines a global.
const { axe } = globalThis as unknown as { axe: typeof Axe };

const OPTIONS: Axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // The rule for WCAG 2.5.8 is off by default.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

/**
 * Rules whose result axe may leave undecided, as other tests cover them: the contrast over a drawing (themes.test.ts),
 * and labels that the button of a glossary term splits (access-tree.test.ts).
 */
const UNDECIDED = ['color-contrast', 'form-field-multiple-labels'];

describe('axe in every mode', function () {
  this.timeout(60_000);
  let browser: string;
  const { style } = document.documentElement;

  before(async () => {
    browser = await getBrowserName();
    style.colorScheme = 'light dark';
    style.background = 'light-dark(#fff, #0e1513)';
  });
  afterEach(async () => {
    clearPage();
    if (browser === 'Chrome') await emulateMediaFeatures(NORMAL);
  });
  after(() => {
    style.colorScheme = '';
    style.background = '';
  });

  const matches = (feature: string, value: string) => matchMedia(`(${feature}: ${value})`).matches;

  it('runs in the colour scheme that the engine was started in', () => {
    expect(matches('prefers-color-scheme', 'dark')).to.equal(browser.endsWith('dark'));
  });

  for (const name of stateNames) {
    it(`reports no violation, in the state “${name}”`, async () => {
      const map = await mountState(name);
      for (const [mode, features] of Object.entries(browser === 'Chrome' ? MODES : { 'as started': {} })) {
        if (browser === 'Chrome') await emulateMediaFeatures({ ...NORMAL, ...features });
        for (const [feature, value] of Object.entries(features)) expect(matches(feature, value), mode).to.equal(true);
        const { violations, incomplete, passes } = await axe.run(map, OPTIONS);
        const failures = violations.map(({ id, nodes }) => {
          const details = nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`);
          return `${id}: ${details.join(' | ')}`;
        });
        expect(failures, mode).to.deep.equal([]);
        expect(
          incomplete.map(({ id }) => id).filter((id) => !UNDECIDED.includes(id)),
          `undecided, ${mode}`,
        ).to.deep.equal([]);
        expect(passes.length, 'rules that applied').to.be.above(0);
      }
    });
  }
});
