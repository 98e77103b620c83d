// `npm run new:element process-map-foo "What it shows, in a sentence."`: a new element with all that belongs to it, to write on in.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { filesOf, listsOf, namesOf } from './element-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);

const refuse = (why) => {
  console.error(`${why}\nUsage: npm run new:element process-map-foo "What it shows, in a sentence."`);
  exit(1);
};

const [tag, said, ...more] = argv.slice(2);
if (!tag) refuse('The new element needs a name.');
if (!/^process-map(-[a-z][a-z0-9]*)+$/.test(tag)) {
  refuse(`"${tag}" cannot be the name: it is "process-map-" and words of small letters, with dashes between them.`);
}
if (more.length || (said !== undefined && !/^\p{Lu}[^\n*`|]*\.$/u.test(said))) {
  refuse('What it shows is one sentence in quotes, with a capital letter, a full stop and no markup.');
}

const summary = said ?? `${namesOf(tag).Words} of a phase.`;
const files = filesOf(tag, summary);
for (const path of Object.keys(files)) if (existsSync(at(path))) refuse(`"${tag}" is taken: there is ${path}.`);

// All of it is worked out before anything is written.
const lists = Object.entries(listsOf(tag, summary)).map(([path, change]) => {
  try {
    return [path, change(readFileSync(at(path), 'utf8'))];
  } catch (error) {
    return refuse(error.message);
  }
});
for (const [path, text] of [...Object.entries(files), ...lists]) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

console.log(`${namesOf(tag).Class} is there:\n  ${Object.keys(files).join('\n  ')}\nnamed in:\n  ${lists.map(([path]) => path).join('\n  ')}
Its test passes as it is: npm run test:elements -- --files ${Object.keys(files).find((path) => path.endsWith('.test.ts'))}
Now write the test of what it is to show, and then the element.`);
