// `npm start`: serves examples/host-page at / and the built library at /dist/. Builds first if dist/ is missing or old.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { isBuildOld } from './files.mjs';
import { createStaticServer } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const toFile = (path) => join(root, path);
const HOST = '127.0.0.1';
const DEFAULT_PORT = 8000;
const MAX_PORTS = 20;

if (isBuildOld(root)) {
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
