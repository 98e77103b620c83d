// Checks that every element has all its files and is listed in every list of elements. `npm run lint` runs it.
//   node scripts/check-files.mjs [folder]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { getNames, STATES } from './element-files.mjs';
import { listTags } from './files.mjs';

const root = argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const toFile = (path) => join(root, path);
const read = (path) => (existsSync(toFile(path)) ? readFileSync(toFile(path), 'utf8') : '');

/** Run-time dependencies. Each one is a decision: docs/decisions/0003. */
const DEPENDENCIES = ['@lit/context', 'lit', 'tslib', 'xstate'];

const problems = [];
const tags = listTags(root);
const pkg = JSON.parse(read('package.json'));

const checkText = (path, pattern, problem) => {
  if (!pattern.test(read(path))) problems.push(`${path}: ${problem}`);
};

function checkElement(tag) {
  const { className, camelName } = getNames(tag);
  const folder = `src/elements/${tag}`;
  checkText(
    `${folder}/${tag}.ts`,
    new RegExp(`^export class ${className} extends `, 'm'),
    `exports no class ${className}`,
  );
  checkText(`${folder}/${tag}.ts`, new RegExp(`^ \\* @tag ${tag}$`, 'm'), `the class has no "@tag ${tag}"`);
  checkText(`${folder}/${tag}.ts`, new RegExp(`'${tag}': ${className};`), 'declares no entry of HTMLElementTagNameMap');
  checkText(
    `${folder}/${tag}.styles.ts`,
    new RegExp(`export const ${camelName}Styles = css\``),
    `exports no ${camelName}Styles`,
  );
  if (!readdirSync(toFile(folder)).some((file) => file.endsWith('.test.ts'))) problems.push(`${folder}: has no test`);
  checkText(
    tag === 'process-map' ? 'src/define/process-map-root.ts' : `src/define/${tag}.ts`,
    new RegExp(`safeDefine\\('${tag}', ${className}\\)`),
    `does not register ${tag}`,
  );
  checkText('src/index.ts', new RegExp(`\\b${className}\\b`), `does not export ${className}`);
  checkText('test/typings.ts', new RegExp(`\\['${tag}'\\], ${className}>`), `does not test the type of ${tag}`);
  checkText('README.md', new RegExp(`^\\| \`${tag}\` \\| `, 'm'), `has no row for ${tag}`);
  if (!pkg.exports[`./define/${tag}`]) problems.push(`package.json: exports no "./define/${tag}"`);
  const stories = [...read(`stories/${tag}.stories.ts`).matchAll(/^export const (\w+): Story\b/gm)].map(
    ([, name]) => name,
  );
  for (const state of STATES) {
    if (!stories.includes(state)) problems.push(`stories/${tag}.stories.ts: has no story for the state ${state}`);
  }
}

for (const tag of tags) checkElement(tag);

const dependencies = Object.keys(pkg.dependencies).sort().join(', ');
if (dependencies !== DEPENDENCIES.join(', ')) {
  problems.push(`package.json: the dependencies are ${dependencies}, but only ${DEPENDENCIES.join(', ')} are allowed`);
}

for (const problem of problems) console.error(problem);
console.log(`files: ${problems.length} problem${problems.length === 1 ? '' : 's'} in ${tags.length} elements`);
exit(problems.length ? 1 : 0);
