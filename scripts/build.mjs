// `npm run build`: src/ -> build/ (TypeScript) -> dist/ (Rollup), with types, schemas, the manifest and the files
// generated from it, licences and integrity hashes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { chdir, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { createEditorFiles } from './editor-data.mjs';
import { listFiles } from './files.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));

function runStep(name, program, ...args) {
  const startedAt = Date.now();
  const { status } = spawnSync(execPath, [join('node_modules', program), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(`build: ${name} failed`);
    exit(1);
  }
  console.log(`build: ${name} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

rmSync('build', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });

runStep('types and JavaScript', 'typescript-7/bin/tsc', '-p', 'tsconfig.build.json');
runStep('modules and one-file builds', 'rollup/dist/bin/rollup', '--config', 'rollup.config.js', '--silent');

for (const file of listFiles('build', '.d.ts')) copy(file, join('dist', relative('build', file)));
writeFileSync('dist/process-map.min.d.ts', "import './define/index.js';\nexport * from './index.js';\n");
for (const file of listFiles('schema', '.json')) copy(file, join('dist', file));

runStep('manifest', '@custom-elements-manifest/analyzer/cem.js', 'analyze');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
for (const [file, text] of Object.entries(
  createEditorFiles(readJson('dist/custom-elements.json'), readJson('package.json')),
))
  writeFileSync(join('dist', file), text);

// The minified files contain these packages, whose licences must be distributed with them.
const licences = ['lit', '@lit/reactive-element', '@lit/context', 'xstate', 'tslib'].map((name) => {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const { version, license } = readJson(join(folder, 'package.json'));
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(
  'dist/THIRD-PARTY.txt',
  `The *.min.js files contain code of these packages.\n\n${licences.join(`\n${'-'.repeat(80)}\n\n`)}`,
);

// Values for the integrity attribute of a script tag.
const minifiedFiles = [
  ...readdirSync('dist').filter((file) => file.endsWith('.min.js')),
  ...(existsSync('dist/chunks') ? readdirSync('dist/chunks').map((file) => `chunks/${file}`) : []),
].sort();
const integrity = Object.fromEntries(
  minifiedFiles.map((file) => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(join('dist', file)))
      .digest('base64')}`,
  ]),
);
writeFileSync('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
