import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../scripts/files.mjs';

// All packages that src and the stories import, for Vite to bundle at the start. If it discovers one later, it reloads
// the page in the middle of a test; if from two places, it loads it twice ("Multiple versions of Lit").
const packages = new Set(['lit/directive-helpers.js']);
const files = ['../src', '../stories'].flatMap((folder) =>
  listFiles(fileURLToPath(new URL(folder, import.meta.url)), '.ts'),
);
for (const file of files) {
  if (file.endsWith('.test.ts')) continue;
  for (const [, name] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export|\}) (?!type )[^'"]*from '([^.'"][^'"]*)'/gm,
  ))
    packages.add(name);
}

/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.@(mdx|stories.ts)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  features: { sidebarOnboardingChecklist: false },
  // Storybook reports to its maker in several ways; all are off. Errors are still sent unless the command has
  // --disable-telemetry.
  core: { disableTelemetry: true, enableCrashReports: false, disableWhatsNewNotifications: true },
  experimental_serverChannel: (channel) => {
    channel.removeAllListeners('requestWhatsNewData');
    return channel;
  },
  viteFinal: (config) => ({
    ...config,
    optimizeDeps: { ...config.optimizeDeps, include: [...(config.optimizeDeps?.include ?? []), ...packages] },
  }),
};
