// `npm start`: serves examples/host-page at / and the built library at /dist/. Builds first if dist/ is missing or old.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { listFiles } from './files.mjs';
import { createStaticServer } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const toFile = (path) => join(root, path);
const HOST = '127.0.0.1';
const DEFAULT_PORT = 8000;
const MAX_PORTS = 20;

function isBuildOld() {
  const built = toFile('dist/process-map.min.js');
  if (!existsSync(built)) return true;
  const { mtimeMs: builtAt } = statSync(built);
  const sources = [
    ...listFiles(toFile('src'), '.ts').filter((file) => !file.endsWith('.test.ts')),
    ...listFiles(toFile('src'), '.json'),
    ...listFiles(toFile('schema'), '.json'),
    toFile('package.json'),
    toFile('rollup.config.js'),
  ];
  return sources.some((file) => statSync(file).mtimeMs > builtAt);
}

if (isBuildOld()) {
  console.log('Building the library first …');
  const { status } = spawnSync(execPath, [toFile('scripts/build.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) exit(status ?? 1);
}

const firstPort = Number(env['PORT'] || DEFAULT_PORT);
let port = firstPort;
const server = createStaticServer({ '/dist/': toFile('dist'), '/': toFile('examples/host-page') });
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && port < firstPort + MAX_PORTS) {
    port += 1;
    server.listen(port, HOST);
    return;
  }
  console.error(`The server cannot listen: ${error.message}. Set PORT to a free port.`);
  exit(1);
});
server.on('listening', () => console.log(`The host page is at http://localhost:${port}/ (stop with Ctrl+C)`));
server.listen(port, HOST);
