// Manifest for editors, Storybook and wrappers, generated from the JSDoc of the classes. Each class needs `@tag <tag>`,
// because it is registered elsewhere, in src/define.
import { readFileSync } from 'node:fs';
import { INHERITED, parseTokens } from './scripts/manifest-gaps.mjs';

/** Custom properties and their defaults. */
const TOKENS = parseTokens(readFileSync(new URL('src/elements/styles/tokens.ts', import.meta.url), 'utf8'));

const isHidden = ({ name, privacy }) =>
  privacy === 'private' || privacy === 'protected' || /^[_#]/.test(name) || INHERITED.has(name);

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
          const toPublishedPath = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
          module.path = toPublishedPath(module.path);
          for (const exported of module.exports ?? []) {
            if (exported.declaration?.module)
              exported.declaration.module = toPublishedPath(exported.declaration.module);
          }
          for (const declaration of module.declarations ?? []) {
            if (!declaration.customElement) continue;
            const hidden = new Set((declaration.members ?? []).filter(isHidden).map((member) => member.name));
            declaration.members = (declaration.members ?? []).filter((member) => !hidden.has(member.name));
            declaration.attributes = (declaration.attributes ?? []).filter(
              (attribute) => !hidden.has(attribute.fieldName),
            );
            for (const property of declaration.cssProperties ?? []) property.default ??= TOKENS.get(property.name);
          }
        }
        // The root first, in an order that does not depend on a disk.
        customElementsManifest.modules.sort((a, b) =>
          a.path.replaceAll('/', ' ') < b.path.replaceAll('/', ' ') ? -1 : 1,
        );
        // Elements only: other modules are internal.
        customElementsManifest.modules = customElementsManifest.modules.filter((module) =>
          (module.declarations ?? []).some((declaration) => declaration.customElement && declaration.tagName),
        );
      },
    },
  ],
};
