// Fails where custom-elements.json lacks something that the elements offer: `npm run check:package` runs it.
//   node scripts/check-manifest.mjs [file]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gapsIn, tokensIn } from './manifest-gaps.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const file = argv[2] ?? at('dist/custom-elements.json');
if (!existsSync(file)) {
  console.error(`There is no ${file}: run \`npm run build\` first.`);
  exit(1);
}

const gaps = gapsIn(JSON.parse(readFileSync(file, 'utf8')), {
  root: 'process-map',
  tags: readdirSync(at('src/elements'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name),
  events: [
    ...readFileSync(at('src/elements/process-map/events.ts'), 'utf8').matchAll(/^ {2}'(process-map-\w+)': \{/gm),
  ].map(([, name]) => name),
  tokens: tokensIn(readFileSync(at('src/elements/styles/tokens.ts'), 'utf8')),
});
for (const gap of gaps) console.error(gap);
console.log(
  `custom-elements.json: ${gaps.length === 0 ? 'no gap' : `${gaps.length} gap${gaps.length === 1 ? '' : 's'}`}`,
);
exit(gaps.length ? 1 : 0);
