// The package as a project installs it: the builds in dist/, imported and bundled.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfOld } from './build-if-old.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { name, exports, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  dependencies: Record<string, string>;
};

/** Tags of the elements below the root. */
const TAGS = readdirSync(join(root, 'src/elements')).filter((folder) => folder.startsWith('process-map-'));

const listFiles = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));

/** Folder of a project that has installed the package. */
let project: string;

beforeAll(() => {
  buildIfOld();
  project = mkdtempSync(join(tmpdir(), 'process-map-project-'));
  mkdirSync(join(project, 'node_modules/@lit'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules', name), 'junction');
  for (const dependency of Object.keys(dependencies)) {
    symlinkSync(join(root, 'node_modules', dependency), join(project, 'node_modules', dependency), 'junction');
  }
}, 300_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Runs a module of the project in Node, without a DOM, and returns the JSON that it prints. */
function run(code: string): unknown {
  const file = join(project, `${Math.random()}.mjs`);
  writeFileSync(file, code);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], {
    cwd: project,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Lists the tags that a module registers, in order. */
const listRegisteredTags = (code: string) =>
  run(`import 'lit';
const tags = [];
const { define } = customElements;
customElements.define = (tag, ...rest) => { tags.push(tag); return define.call(customElements, tag, ...rest); };
${code}
console.log(JSON.stringify(tags));`) as string[];

/** Bundles a module of the project, without its dependencies, and returns the code. */
async function bundle(code: string): Promise<string> {
  const entry = join(project, 'entry.mjs');
  writeFileSync(entry, code);
  const build = await rollup({
    input: entry,
    external: Object.keys(dependencies).map((dependency) => new RegExp(`^${dependency}(/|$)`)),
    plugins: [nodeResolve()],
  });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}

/** Every export, with patterns expanded. */
const specifiers = Object.entries(exports).flatMap(([key, target]) => {
  const path = typeof target === 'string' ? target : (target['default'] ?? '');
  const specifier = `${name}${key.slice(1)}`;
  if (!key.includes('*')) return [{ specifier, path }];
  const folder = 'src/packs/peer-learning';
  return listFiles(folder, '.ts')
    .filter((file) => !/[\\/]|\.test\.ts$|index\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''))
    .map((module) => ({ specifier: specifier.replace('*', module), path: path.replace('*', module) }));
});

describe('package exports', () => {
  it.each(specifiers)('$specifier resolves to a file with types', ({ specifier, path }) => {
    expect(existsSync(join(root, path)), path).toBe(true);
    if (path.endsWith('.js')) expect(existsSync(join(root, path.replace(/\.js$/, '.d.ts')))).toBe(true);
    expect(run(`console.log(JSON.stringify(import.meta.resolve(${JSON.stringify(specifier)})))`)).toContain(
      path.slice(2),
    );
  });

  // The one-file build is for a script tag: it contains its dependencies as built for browsers.
  const importable = specifiers.filter(({ path }) => !path.endsWith('.min.js'));
  it.each(importable)('$specifier can be imported in Node', ({ specifier, path }) => {
    const options = path.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
    const names = run(
      `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)}${options}))))`,
    ) as string[];
    // Modules of define only register, those for JSX only have types.
    if (!/\/(define|jsx)/.test(specifier)) expect(names).not.toEqual([]);
  });

  it('export the names of the public API', () => {
    const names = (specifier: string) =>
      run(`console.log(JSON.stringify(Object.keys(await import('${name}${specifier}'))))`);
    const core = [
      'parseMap',
      'createJourney',
      'parseJourney',
      'decide',
      'evolve',
      'replay',
      'mergeJourneys',
      'viewJourney',
      'toMarkdown',
      'journeyMachine',
    ];
    expect(names('/journey')).toEqual(expect.arrayContaining(core));
    const classes = ['', 'Diagram', 'Phase', 'Questions', 'Tools', 'Risks', 'Ideas', 'Gate', 'Journey'].map(
      (name) => `ProcessMap${name}Element`,
    );
    expect(names('')).toEqual(
      expect.arrayContaining([...core, ...classes, 'eventNames', 'registerOverlay', 'ProcessMapError']),
    );
    expect(
      run(
        `import map from '${name}/packs/peer-learning'; console.log(JSON.stringify([map.id, map.language, map.phases.length]))`,
      ),
    ).toEqual(['peer-learning', 'en-GB', 5]);
  });

  it('run a journey in Node', () => {
    expect(
      run(`import { createJourney, decide, evolve } from '${name}/journey';
import map from '${name}/packs/peer-learning';
const journey = createJourney(map);
const question = map.phases[0].groups[0].leads[0].id;
const outcome = decide(map, journey, { type: 'question.answer', question, text: 'In Node' });
console.log(JSON.stringify(outcome.facts.reduce((current, fact) => evolve(map, current, fact), journey).cycles[0].answers[map.phases[0].id][question].text));`),
    ).toBe('In Node');
  });
});

describe('side effects', () => {
  it('are none when the classes, the core or a pack is imported', () => {
    expect(
      listRegisteredTags(
        `await import('${name}'); await import('${name}/journey'); await import('${name}/packs/peer-learning');`,
      ),
    ).toEqual([]);
  });

  it('of define register every element once, the root first', () => {
    const tags = listRegisteredTags(`await import('${name}/define'); await import('${name}/define/process-map-gate');`);
    expect(tags[0]).toBe('process-map');
    expect([...tags].sort()).toEqual(['process-map', ...TAGS].sort());
  });

  it('of define name the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(readFileSync(join(root, 'src/utils/library-copy.ts'), 'utf8')).toContain(`VERSION = '${version}'`);
  });

  it('of define set the bundled map as default; those of one element do not', () => {
    // Not exported: a file of the package.
    const registry = pathToFileURL(join(root, 'dist/modules/registries.js')).href;
    const readDefaultMap = (specifier: string) =>
      run(`await import('${specifier}');
const { getDefaultMap } = await import('${registry}');
console.log(JSON.stringify(getDefaultMap()?.id ?? null));`);
    expect(readDefaultMap(`${name}/define`)).toBe('peer-learning');
    expect(readDefaultMap(`${name}/define/process-map`)).toBe(null);
  });

  it.each(['process-map', ...TAGS])('of define/%s register the element, the root first', (tag) => {
    const tags = listRegisteredTags(`await import('${name}/define/${tag}');`);
    expect(tags[0]).toBe('process-map');
    expect(tags).toContain(tag);
  });

  it('of define do not register a tag that the page has registered', () => {
    expect(
      listRegisteredTags(`customElements.define('process-map-gate', class {}); await import('${name}/define');`).filter(
        (tag) => tag === 'process-map-gate',
      ),
    ).toHaveLength(1);
  });

  it('are kept by a bundler for define modules', async () => {
    for (const tag of ['process-map-gate', 'process-map']) {
      const code = await bundle(`import '${name}/define/${tag}';`);
      const tags = listRegisteredTags(code);
      expect(tags[0]).toBe('process-map');
      expect(tags).toContain(tag);
      expect(code).not.toContain('Groundwork');
    }
    const bundleOfAll = await bundle(`import '${name}/define';`);
    expect(listRegisteredTags(bundleOfAll)).toHaveLength(TAGS.length + 1);
    expect(bundleOfAll).toContain('Groundwork');
  });

  it('leave a bundle empty if no export is used', async () => {
    const code = await bundle(`import '${name}'; import '${name}/journey'; import '${name}/packs/peer-learning';`);
    expect(code.replace(/^import '[^']*';$/gm, '').trim()).toBe('');
  });
});

describe('editor files and JSX types', () => {
  const tags = ['process-map', ...TAGS];
  const readJson = (file: string) =>
    JSON.parse(readFileSync(join(root, 'dist', file), 'utf8')) as Record<string, never>;

  it('type the elements for React 19: valid props pass and invalid ones fail', () => {
    const file = join(project, 'page.tsx');
    writeFileSync(file, readFileSync(join(root, 'test/typings-react.tsx')));
    for (const types of ['@types/react', 'csstype']) {
      mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
      symlinkSync(join(root, 'node_modules', types), join(project, 'node_modules', types), 'junction');
    }
    const options = [
      '--noEmit',
      '--strict',
      '--jsx',
      'react-jsx',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      '',
    ];
    // Without skipLibCheck, because the types for JSX are under test.
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript-7/bin/tsc'), ...options, file],
      { cwd: project, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('describe every element, attribute, custom property and part for VS Code', () => {
    const { tags: describedTags } = readJson('vscode.html-data.json') as unknown as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    expect(describedTags.map((tag) => tag.name).sort()).toEqual([...tags].sort());
    const attributes = describedTags.find((tag) => tag.name === 'process-map')?.attributes ?? [];
    expect(attributes.map((attribute) => attribute.name).sort()).toEqual([
      'heading-level',
      'journey-id',
      'persistent',
      'person',
      'progression',
      'readonly',
      'rows',
      'shown-phase',
      'size',
      'src',
      'storage',
      'voice',
    ]);
    expect(
      attributes.find((attribute) => attribute.name === 'progression')?.values?.map((value) => value.name),
    ).toEqual(['guided', 'strict', 'open']);
    const css = readJson('vscode.css-data.json') as unknown as Record<
      'properties' | 'pseudoElements' | 'pseudoClasses',
      { name: string; description: string }[]
    >;
    for (const items of [css.properties, css.pseudoElements, css.pseudoClasses]) {
      expect(new Set(items.map((item) => item.name)).size).toBe(items.length);
    }
    expect(css.properties.find((property) => property.name === '--process-map-route')?.description).toBe(
      'The route, the current phase, buttons. Default: light-dark(#a8174f, #ff8db4)',
    );
    expect(css.pseudoElements.map((item) => item.name)).toContain('::part(station)');
    expect(css.pseudoClasses.map((item) => item.name)).toContain(':state(check-again)');
  });

  it('describe the elements for JetBrains, at the path in package.json', () => {
    const { 'web-types': path, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    expect(path).toBe('./dist/web-types.json');
    const types = readJson('web-types.json') as unknown as {
      version: string;
      contributions: { html: { elements: { name: string; js: { events: { name: string; type: string }[] } }[] } };
    };
    expect(types.version).toBe(version);
    const { elements } = types.contributions.html;
    expect(elements.map((element) => element.name).sort()).toEqual([...tags].sort());
    expect(elements.find((element) => element.name === 'process-map')?.js.events.map((event) => event.name)).toContain(
      'process-map-change',
    );
  });
});
