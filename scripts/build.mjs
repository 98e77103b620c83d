// `npm run build`: src/ -> build/ (TypeScript) -> dist/ (rollup), with types, schemas, the manifest and what is made of it, and licences.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { chdir, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { editorFiles } from './editor-data.mjs';
import { globSync } from './files.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

function step(name, program, ...args) {
  const start = Date.now();
  const { status } = spawnSync(execPath, [join('node_modules', program), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(`build: ${name} failed`);
    exit(1);
  }
  console.log(`build: ${name} ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });

step('types and JavaScript', 'typescript-7/bin/tsc', '-p', 'tsconfig.build.json');
step('modules and one-file builds', 'rollup/dist/bin/rollup', '--config', 'rollup.config.js', '--silent');

for (const file of globSync('build', '.d.ts')) copy(file, join('dist', relative('build', file)));
writeFileSync('dist/process-map.min.d.ts', "export * from './define/index.js';\n");
for (const file of existsSync('schema') ? globSync('schema', '.json') : []) copy(file, join('dist', file));

step('manifest', '@custom-elements-manifest/analyzer/cem.js', 'analyze');
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
for (const [file, text] of Object.entries(editorFiles(read('dist/custom-elements.json'), read('package.json'))))
  writeFileSync(join('dist', file), text);

// The minified files hold these packages, whose licences ask that they travel along.
const licences = ['lit', '@lit/reactive-element', '@lit/context', 'xstate', 'tslib'].map((name) => {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
});
writeFileSync(
  'dist/THIRD-PARTY.txt',
  `The files *.min.js contain code of these packages.\n\n${licences.join(`\n${'-'.repeat(80)}\n\n`)}`,
);

// For the integrity attribute of a script tag.
const hashed = [
  ...readdirSync('dist').filter((file) => file.endsWith('.min.js')),
  ...(existsSync('dist/chunks') ? readdirSync('dist/chunks').map((file) => `chunks/${file}`) : []),
].sort();
const integrity = Object.fromEntries(
  hashed.map((file) => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(join('dist', file)))
      .digest('base64')}`,
  ]),
);
writeFileSync('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
