import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
// @ts-expect-error -- the scripts have no types
import { BROWSER_FLAGS, ensureBrowser } from '../../scripts/ensure-browser.mjs';
// @ts-expect-error -- the scripts have no types
import { createStaticServer } from '../../scripts/static-server.mjs';
import { buildIfOld } from './build-if-old.js';

/** How long a build and the start of a browser may take, in milliseconds. */
export const BUILD_TIMEOUT_MS = 300_000;

export const distFolder = fileURLToPath(new URL('../../dist/', import.meta.url));
export const secondMapFolder = fileURLToPath(new URL('../../examples/second-map/', import.meta.url));

/** A browser, and a server with the built files at /dist/ and the second map at /map/. */
export interface BuiltFiles {
  browser: Browser;
  origin: string;
  close: () => Promise<void>;
}

/** Builds dist/ if it is old, serves it, and starts a browser. Throws if the build fails. */
export async function openBuiltFiles(): Promise<BuiltFiles> {
  buildIfOld();
  const server: Server = createStaticServer({ '/dist/': distFolder, '/map/': secondMapFolder });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS });
  return {
    browser,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
