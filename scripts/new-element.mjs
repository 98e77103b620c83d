// Creates an element with everything that belongs to it, as a starting point:
//   npm run new:element process-map-foo "The summary of the element in one sentence."
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createEdits, createFiles, getNames } from './element-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const toFile = (path) => join(root, path);

function fail(reason) {
  console.error(`${reason}\nUsage: npm run new:element process-map-foo "The summary of the element in one sentence."`);
  exit(1);
}

const [tag, givenSummary, ...rest] = argv.slice(2);
if (!tag) fail('The tag is missing.');
if (!/^process-map(-[a-z][a-z0-9]*)+$/.test(tag)) {
  fail(`"${tag}" is not a valid tag: it is "process-map-" and lower-case words, with hyphens between them.`);
}
if (rest.length || (givenSummary !== undefined && !/^\p{Lu}[^\n*`|]*\.$/u.test(givenSummary))) {
  fail('The summary is one sentence in quotes: a capital letter first, a full stop last, and no markup.');
}

const summary = givenSummary ?? `${getNames(tag).title} of a phase.`;
const files = createFiles(tag, summary);
for (const path of Object.keys(files)) if (existsSync(toFile(path))) fail(`"${tag}" is taken: ${path} exists.`);

const formatText = async (path, text) =>
  path.endsWith('.md') ? text : format(text, { ...(await resolveConfig(toFile(path))), filepath: path });

function edit(path, change) {
  try {
    return change(readFileSync(toFile(path), 'utf8'));
  } catch (error) {
    return fail(error.message);
  }
}

// Everything is computed before anything is written.
const edits = Object.entries(createEdits(tag, summary)).map(([path, change]) => [path, edit(path, change)]);
const outputs = await Promise.all(
  [...Object.entries(files), ...edits].map(async ([path, text]) => [path, await formatText(path, text)]),
);
for (const [path, text] of outputs) {
  mkdirSync(dirname(toFile(path)), { recursive: true });
  writeFileSync(toFile(path), text);
}

const listPaths = (paths) => paths.map((path) => `  ${path}`).join('\n');
console.log(`Created ${getNames(tag).className}:
${listPaths(Object.keys(files))}
Added to:
${listPaths(edits.map(([path]) => path))}
Its test passes: npm run test:elements -- --files ${Object.keys(files).find((path) => path.endsWith('.test.ts'))}
Next, write a test for what the element shows, then the element.`);
