// The package as somebody has it who installed it: what the builds in dist/ give when they are imported, or bundled.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { name, exports, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  dependencies: Record<string, string>;
};

/** The elements below the root. */
const TAGS = readdirSync(join(root, 'src/elements')).filter((each) => each.startsWith('process-map-'));

const files = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));

function build(): void {
  const built = join(root, 'dist/custom-elements.json');
  const since = existsSync(built) ? statSync(built).mtimeMs : 0;
  const isOld = files('src', '.ts').some(
    (file) => !file.endsWith('.test.ts') && statSync(join(root, 'src', file)).mtimeMs > since,
  );
  if (!isOld) return;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}

/** A project that has the package installed. */
let project: string;

beforeAll(() => {
  build();
  project = mkdtempSync(join(tmpdir(), 'process-map-project-'));
  mkdirSync(join(project, 'node_modules/@lit'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules', name), 'junction');
  for (const dependency of Object.keys(dependencies)) {
    symlinkSync(join(root, 'node_modules', dependency), join(project, 'node_modules', dependency), 'junction');
  }
}, 300_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Runs a module of the project in Node, which has no DOM, and gives what it prints as JSON. */
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

/** The tags that a module registers, in order. */
const registers = (code: string) =>
  run(`import 'lit';
const tags = [];
const { define } = customElements;
customElements.define = (tag, ...rest) => { tags.push(tag); return define.call(customElements, tag, ...rest); };
${code}
console.log(JSON.stringify(tags));`) as string[];

/** What a bundler makes of a module of the project, with the dependencies left outside. */
async function bundle(code: string): Promise<string> {
  const entry = join(project, 'entry.mjs');
  writeFileSync(entry, code);
  const built = await rollup({
    input: entry,
    external: Object.keys(dependencies).map((each) => new RegExp(`^${each}(/|$)`)),
    plugins: [nodeResolve()],
  });
  const { output } = await built.generate({ format: 'es', inlineDynamicImports: true });
  await built.close();
  return output[0].code;
}

/** Every export, with what a pattern stands for. */
const specifiers = Object.entries(exports).flatMap(([key, target]) => {
  const path = typeof target === 'string' ? target : (target['default'] ?? '');
  const specifier = `${name}${key.slice(1)}`;
  if (!key.includes('*')) return [{ specifier, path }];
  const folder = 'src/packs/peer-learning';
  return files(folder, '.ts')
    .filter((file) => !/[\\/]|\.test\.ts$|index\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''))
    .map((each) => ({ specifier: specifier.replace('*', each), path: path.replace('*', each) }));
});

describe('the package', () => {
  it.each(specifiers)('$specifier is there, with its types', ({ specifier, path }) => {
    expect(existsSync(join(root, path)), path).toBe(true);
    if (path.endsWith('.js')) expect(existsSync(join(root, path.replace(/\.js$/, '.d.ts')))).toBe(true);
    expect(run(`console.log(JSON.stringify(import.meta.resolve(${JSON.stringify(specifier)})))`)).toContain(
      path.slice(2),
    );
  });

  // The one-file build is for a script tag: it holds the browser's edition of its dependencies.
  const importable = specifiers.filter(({ path }) => !path.endsWith('.min.js'));
  it.each(importable)('$specifier can be imported in Node', ({ specifier, path }) => {
    const options = path.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
    const names = run(
      `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)}${options}))))`,
    ) as string[];
    // Those of define register, those for JSX are types.
    if (!/\/(define|jsx)/.test(specifier)) expect(names).not.toEqual([]);
  });

  it('exports what the contract names, by those names', () => {
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
      (each) => `ProcessMap${each}Element`,
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

  it('runs a journey in Node', () => {
    expect(
      run(`import { createJourney, decide, evolve } from '${name}/journey';
import map from '${name}/packs/peer-learning';
const journey = createJourney(map);
const question = map.phases[0].groups[0].leads[0].id;
const outcome = decide(map, journey, { type: 'question.answer', question, text: 'In Node' });
console.log(JSON.stringify(outcome.facts.reduce((now, fact) => evolve(map, now, fact), journey).cycles[0].answers[map.phases[0].id][question].text));`),
    ).toBe('In Node');
  });
});

describe('side effects', () => {
  it('of the classes: none', () => {
    expect(
      registers(
        `await import('${name}'); await import('${name}/journey'); await import('${name}/packs/peer-learning');`,
      ),
    ).toEqual([]);
  });

  it('of define: every element, the provider first, each once', () => {
    const tags = registers(`await import('${name}/define'); await import('${name}/define/process-map-gate');`);
    expect(tags[0]).toBe('process-map');
    expect([...tags].sort()).toEqual(['process-map', ...TAGS].sort());
  });

  it('of define: the pack; of one element: none', () => {
    const pack = (specifier: string) =>
      run(`await import('${specifier}');
const { ProcessMapElement } = await import('${name}');
console.log(JSON.stringify(ProcessMapElement.defaultDefinition?.id ?? null));`);
    expect(pack(`${name}/define`)).toBe('peer-learning');
    expect(pack(`${name}/define/process-map`)).toBe(null);
  });

  it.each(['process-map', ...TAGS])('of define/%s: what it needs, the provider first', (tag) => {
    const tags = registers(`await import('${name}/define/${tag}');`);
    expect(tags[0]).toBe('process-map');
    expect(tags).toContain(tag);
  });

  it('of define do not register again what a page has', () => {
    expect(
      registers(`customElements.define('process-map-gate', class {}); await import('${name}/define');`).filter(
        (tag) => tag === 'process-map-gate',
      ),
    ).toHaveLength(1);
  });

  it('survive a bundler where an element is defined', async () => {
    for (const tag of ['process-map-gate', 'process-map']) {
      const code = await bundle(`import '${name}/define/${tag}';`);
      const tags = registers(code);
      expect(tags[0]).toBe('process-map');
      expect(tags).toContain(tag);
      expect(code).not.toContain('Groundwork');
    }
    const all = await bundle(`import '${name}/define';`);
    expect(registers(all)).toHaveLength(TAGS.length + 1);
    expect(all).toContain('Groundwork');
  });

  it('leave a bundle empty where nothing is used', async () => {
    const code = await bundle(`import '${name}'; import '${name}/journey'; import '${name}/packs/peer-learning';`);
    expect(code.replace(/^import '[^']*';$/gm, '').trim()).toBe('');
  });
});

describe('for editors and JSX', () => {
  const tags = ['process-map', ...TAGS];
  const read = (file: string) => JSON.parse(readFileSync(join(root, 'dist', file), 'utf8')) as Record<string, never>;

  it('types the elements for React 19, what is right and what is wrong', () => {
    const file = join(project, 'page.tsx');
    writeFileSync(file, readFileSync(join(root, 'test/typings-react.tsx')));
    for (const each of ['react', 'csstype']) {
      const types = each === 'react' ? '@types/react' : each;
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
    // Not skipLibCheck: the types for JSX are what is looked at.
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript-7/bin/tsc'), ...options, file],
      { cwd: project, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('tells VS Code of every element, attribute, custom property and part', () => {
    const { tags: known } = read('vscode.html-data.json') as unknown as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    expect(known.map((tag) => tag.name).sort()).toEqual([...tags].sort());
    const attributes = known.find((tag) => tag.name === 'process-map')?.attributes ?? [];
    expect(attributes.map((each) => each.name).sort()).toEqual([
      'heading-level',
      'journey-id',
      'progression',
      'readonly',
      'shown-phase',
      'src',
      'storage',
      'voice',
    ]);
    expect(attributes.find((each) => each.name === 'progression')?.values?.map((value) => value.name)).toEqual([
      'guided',
      'strict',
      'open',
    ]);
    const css = read('vscode.css-data.json') as unknown as Record<
      'properties' | 'pseudoElements' | 'pseudoClasses',
      { name: string; description: string }[]
    >;
    for (const items of [css.properties, css.pseudoElements, css.pseudoClasses]) {
      expect(new Set(items.map((each) => each.name)).size).toBe(items.length);
    }
    expect(css.properties.find((each) => each.name === '--process-map-route')?.description).toBe(
      'The route, the current phase, buttons. Default: light-dark(#a8174f, #ff8db4)',
    );
    expect(css.pseudoElements.map((each) => each.name)).toContain('::part(station)');
    expect(css.pseudoClasses.map((each) => each.name)).toContain(':state(check-again)');
  });

  it('tells JetBrains the same, where its editors look', () => {
    const { 'web-types': path, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    expect(path).toBe('./dist/web-types.json');
    const types = read('web-types.json') as unknown as {
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
