// Static file server for the example page and the built Storybook.
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();

/**
 * Creates a server that answers each path from the folder of the first prefix that matches it. Prefixes begin and end
 * with a slash; nothing outside the folders is served.
 */
export function createStaticServer(folders, { cacheControl = 'no-cache' } = {}) {
  const setHeaders = (response) => {
    response.setHeader('Cache-Control', cacheControl);
    response.setHeader('X-Content-Type-Options', 'nosniff');
  };
  const mounts = Object.entries(folders).map(([prefix, folder]) => {
    return { prefix, folder, handle: sirv(folder, { dev: true, setHeaders }) };
  });
  return createServer((request, response) => {
    const reject = (status, headers = {}) => response.writeHead(status, headers).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return reject(405, { Allow: 'GET, HEAD' });
    // `new URL` would throw for `//`, and read the start of `//host/path` as a host.
    const [, pathname, search = ''] = /^\/*(\/[^?#]*)(\?[^#]*)?/.exec(request.url) ?? [];
    const mount = mounts.find(({ prefix }) => pathname?.startsWith(prefix));
    // Browsers request it unasked, and log a missing one as an error.
    if (pathname === '/favicon.ico') return reject(204);
    if (!mount) return reject(404);
    const path = pathname.slice(mount.prefix.length - 1);
    // Without the slash, relative addresses in the page would miss its folder.
    if (!/\/$|[%\0]/.test(path) && !path.includes('..') && isFolder(join(mount.folder, path)))
      return reject(302, { Location: `${pathname}/${search}` });
    request.url = path + search;
    return mount.handle(request, response, () => reject(404));
  });
}
