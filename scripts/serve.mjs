// `npm start`: examples/host-page at / and the built library at /dist/. Builds first where dist/ is missing or old.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { globSync } from './files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const HOST = '127.0.0.1';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

function stale() {
  const built = at('dist', 'process-map.min.js');
  if (!existsSync(built)) return true;
  const when = statSync(built).mtimeMs;
  const sources = [
    ...globSync(at('src'), '.ts').filter((file) => !file.endsWith('.test.ts')),
    ...globSync(at('src'), '.json'),
    ...(existsSync(at('schema')) ? globSync(at('schema'), '.json') : []),
    at('package.json'),
    at('rollup.config.js'),
  ];
  return sources.some((file) => statSync(file).mtimeMs > when);
}

if (stale()) {
  console.log('Building the library first …');
  const { status } = spawnSync(execPath, [at('scripts', 'build.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) exit(status ?? 1);
}

/** The file a path names, or undefined; never one outside the two folders, not even by a link. */
function find(pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const [folder, rest] =
    path === '/dist' || path.startsWith('/dist/') ? [at('dist'), path.slice(5)] : [at('examples', 'host-page'), path];
  let file = resolve(folder, `.${rest}`);
  try {
    if (statSync(file).isDirectory()) file = join(file, 'index.html');
    file = realpathSync(file);
    return file.startsWith(realpathSync(folder) + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  // Not by `new URL`: it throws for `//` and takes the start of `//host/path` for a host.
  const [, pathname = '/', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(request.url ?? '/') ?? [];
  const file = find(pathname);
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  if (file.endsWith(`${sep}index.html`) && !pathname.endsWith('/') && !pathname.endsWith('index.html')) {
    // Else relative addresses in the page would miss its folder.
    response.writeHead(302, { Location: `/${pathname.replace(/^\/+/, '')}/${search}` }).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
});

let port = Number(env['PORT'] || 8000);
let tries = 20;
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && tries > 0) {
    tries -= 1;
    port += 1;
    server.listen(port, HOST);
    return;
  }
  console.error(`Could not listen: ${error.message}. Set PORT to a free one.`);
  exit(1);
});
server.on('listening', () => {
  console.log(`The host page is at http://localhost:${port}/ (stop with Ctrl+C)`);
  if (!existsSync(at('examples', 'host-page', 'index.html')))
    console.warn('There is no examples/host-page/index.html yet.');
});
server.listen(port, HOST);
