// Old script libraries, which change built-ins of the pages that load them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const readFixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/old-scripts/${name}.js`, import.meta.url)), 'utf8');

/** Sources of classic scripts, by name. Each works in Node too, with what it changes there. */
export const oldScripts = {
  'what Prototype.js 1.6 changes': readFixture('prototype-1.6'),
  'what MooTools 1.4 changes': readFixture('mootools-1.4'),
  'additions to all prototypes': readFixture('additions'),
  'MooTools 1.5 for servers': `(function () { ${readFileSync(require.resolve('mootools'), 'utf8')} }).call({});`,
} as const;

/** Prototype.js 1.7.3, which needs a page. */
export const prototypeLibrary = readFileSync(require.resolve('prototype-js-core/prototype.js'), 'utf8');

const CHANGED_OBJECTS = [Object, Array, String, Number, Boolean, Function, RegExp, Date].flatMap((type) => [
  type,
  type.prototype as object,
]);

/** Runs a function after an old script, and restores the built-ins. Nothing else may run meanwhile. */
export function runAfter<T>(script: string, run: () => T): T {
  const originals = [...CHANGED_OBJECTS, JSON].map((object) => ({
    object,
    descriptors: Object.getOwnPropertyDescriptors<object>(object),
  }));
  try {
    new Function(script)();
    return run();
  } finally {
    for (const { object, descriptors } of originals) {
      for (const key of Reflect.ownKeys(object))
        if (!Object.hasOwn(descriptors, key)) Reflect.deleteProperty(object, key);
      for (const key of Reflect.ownKeys(descriptors))
        if (descriptors[key as string]?.configurable) Object.defineProperty(object, key, descriptors[key as string]!);
    }
  }
}
