// Renders every story in a real browser, runs its play function and checks it with axe: `npm run test:stories`.
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BROWSER_FLAGS, ensureBrowser } from './scripts/ensure-browser.mjs';

export default defineConfig({
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'stories',
    allowOnly: !process.env['CI'],
    passWithNoTests: false,
    onConsoleLog: (log) => !log.includes('Lit is in dev mode'),
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: { executablePath: ensureBrowser(), args: BROWSER_FLAGS } }),
      instances: [{ browser: 'chromium' }],
      screenshotFailures: false,
    },
  },
});
