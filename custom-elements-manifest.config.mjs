// What editors, Storybook and wrappers read. The elements' own JSDoc is the source; needs `@element <tag>` on the class,
// because registration lives in src/define.
import { readFileSync } from 'node:fs';
import { tokensIn } from './scripts/manifest-gaps.mjs';

/** The defaults of custom properties are where the elements read them. */
const TOKENS = tokensIn(readFileSync(new URL('src/elements/styles/tokens.ts', import.meta.url), 'utf8'));

const HIDDEN = (member) =>
  member.privacy === 'private' ||
  member.privacy === 'protected' ||
  /^[_#]/.test(member.name) ||
  // Lit's own hooks, public by accident.
  [
    'styles',
    'properties',
    'shadowRootOptions',
    'formAssociated',
    'render',
    'update',
    'updated',
    'willUpdate',
    'firstUpdated',
    'shouldUpdate',
    'getUpdateComplete',
    'connectedCallback',
    'disconnectedCallback',
    'attributeChangedCallback',
    'createRenderRoot',
  ].includes(member.name);

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'public-only',
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          // As a reader of the package finds it.
          const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
          module.path = published(module.path);
          for (const exported of module.exports ?? []) {
            if (exported.declaration?.module) exported.declaration.module = published(exported.declaration.module);
          }
          for (const declaration of module.declarations ?? []) {
            if (!declaration.customElement) continue;
            const hidden = new Set((declaration.members ?? []).filter(HIDDEN).map((member) => member.name));
            declaration.members = (declaration.members ?? []).filter((member) => !hidden.has(member.name));
            declaration.attributes = (declaration.attributes ?? []).filter((one) => !hidden.has(one.fieldName));
            for (const property of declaration.cssProperties ?? []) property.default ??= TOKENS.get(property.name);
          }
        }
        // In an order that does not depend on a disk, the root first.
        customElementsManifest.modules.sort((a, b) =>
          a.path.replaceAll('/', ' ') < b.path.replaceAll('/', ' ') ? -1 : 1,
        );
        // Only elements: helpers are not for others.
        customElementsManifest.modules = customElementsManifest.modules.filter((module) =>
          (module.declarations ?? []).some((declaration) => declaration.customElement && declaration.tagName),
        );
      },
    },
  ],
};
