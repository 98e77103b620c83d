// What belongs to an element is there, and named where elements are listed; `npm run lint` runs it.
//   node scripts/check-files.mjs [folder]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { namesOf, STATES } from './element-files.mjs';
import { globSync } from './files.mjs';

const root = argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');
const folders = (path) =>
  readdirSync(at(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Every package that a page loads is a decision: docs/decisions/0003. */
const DEPENDENCIES = ['@lit/context', 'lit', 'tslib', 'xstate'];
/** Longer files do more than one job. Tests, looks and content are long without doing so. */
const LINES = 320;
const LONG = /\.(test|styles)\.ts$|[\\/]packs[\\/]/;

const problems = [];
const tags = folders('src/elements').filter((name) => name !== 'shared');
const pkg = JSON.parse(read('package.json'));
const stories = {};

for (const tag of tags) {
  const { Class } = tag === 'process-map' ? { Class: 'ProcessMapElement' } : namesOf(tag);
  const folder = `src/elements/${tag}`;
  const need = (path, pattern, says) => pattern.test(read(path)) || problems.push(`${path}: ${says}`);
  need(`${folder}/${tag}.ts`, new RegExp(`^export class ${Class} extends `, 'm'), `exports no class ${Class}`);
  need(`${folder}/${tag}.ts`, new RegExp(`^ \\* @tag ${tag}$`, 'm'), `its class has no "@tag ${tag}"`);
  need(`${folder}/${tag}.ts`, new RegExp(`'${tag}': ${Class};`), 'is not in HTMLElementTagNameMap');
  need(`${folder}/${tag}.styles.ts`, /export const styles = css`/, 'exports no styles');
  if (!readdirSync(at(folder)).some((file) => file.endsWith('.test.ts'))) problems.push(`${folder}: has no test`);
  need(
    tag === 'process-map' ? 'src/define/process-map-root.ts' : `src/define/${tag}.ts`,
    new RegExp(`register\\('${tag}', ${Class}\\)`),
    `does not register ${tag}`,
  );
  need('src/index.ts', new RegExp(`\\b${Class}\\b`), `does not export ${Class}`);
  need('test/typings.ts', new RegExp(`\\['${tag}'\\], ${Class}>`), `does not look at the type of ${tag}`);
  need('README.md', new RegExp(`^\\| \`${tag}\` \\| `, 'm'), `has no row for ${tag}`);
  if (!pkg.exports[`./define/${tag}`]) problems.push(`package.json: exports no "./define/${tag}"`);
  stories[tag] = [...read(`stories/${tag}.stories.ts`).matchAll(/^export const (\w+): Story\b/gm)].map(
    ([, name]) => name,
  );
  for (const state of STATES)
    if (!stories[tag].includes(state)) problems.push(`stories/${tag}.stories.ts: has no story of the state ${state}`);
}

const dependencies = Object.keys(pkg.dependencies).sort().join(', ');
if (dependencies !== DEPENDENCIES.join(', '))
  problems.push(`package.json: its dependencies are ${DEPENDENCIES.join(', ')}, and no others; it has ${dependencies}`);

for (const file of globSync(at('src'), '.ts')) {
  const lines = readFileSync(file, 'utf8').split('\n').length - 1;
  if (lines > LINES && !LONG.test(file))
    problems.push(`${relative(root, file)}: has ${lines} lines; with more than ${LINES} it does more than one job`);
}

for (const problem of problems) console.error(problem);
console.log(
  `files: ${problems.length} problem${problems.length === 1 ? '' : 's'} in what belongs to ${tags.length} elements`,
);
exit(problems.length ? 1 : 0);
