import { setCustomElementsManifest } from '@storybook/web-components-vite';
// `npm run manifest` writes it, without private members; the scripts do that first.
import manifest from '../dist/custom-elements.json';

setCustomElementsManifest(manifest);

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    // A violation found by axe fails the story's test.
    a11y: { test: 'error' },
  },
};
