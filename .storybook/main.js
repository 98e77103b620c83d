import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from '../scripts/files.mjs';

// All that src imports from packages, told to Vite at once: what it finds later makes it reload in the middle of a test, and
// what it finds in two places is loaded twice ("Multiple versions of Lit").
const packages = new Set(['lit/directive-helpers.js']);
for (const file of globSync(fileURLToPath(new URL('../src', import.meta.url)), '.ts')) {
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
  // Storybook calls home in more ways than one; none is wanted. Its errors it sends all the same, unless the command says
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
