// Checks custom-elements.json for gaps: anything public that it does not describe. `npm run check:package` runs it.
//   node scripts/check-manifest.mjs [file]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { listTags } from './files.mjs';
import { findGaps, parseTokens } from './manifest-gaps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const file = argv[2] ?? join(root, 'dist/custom-elements.json');
if (!existsSync(file)) {
  console.error(`${file} does not exist: run \`npm run build\` first.`);
  exit(1);
}

const events = [...read('src/elements/process-map/events.ts').matchAll(/^ {2}'(process-map-\w+)': \{/gm)];
const gaps = findGaps(JSON.parse(readFileSync(file, 'utf8')), {
  root: 'process-map',
  tags: listTags(root),
  events: events.map(([, name]) => name),
  tokens: parseTokens(read('src/elements/styles/tokens.ts')),
});
for (const gap of gaps) console.error(gap);
console.log(`custom-elements.json: ${gaps.length || 'no'} gap${gaps.length === 1 ? '' : 's'}`);
exit(gaps.length ? 1 : 0);
