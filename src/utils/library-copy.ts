/** Version of this copy of the library. A test holds it against package.json. */
const VERSION = '0.1.0';

/** The build that this copy is from: the modules for npm, or the name of a one-file build and a hash of its sources. */
const BUILD = 'modules';

/** Name of this copy of the library. Copies with the same name have the same code. */
export const LIBRARY_COPY = `${VERSION} (${BUILD})`;

/**
 * Returns a value that all copies of the library on a page share, also copies of other versions. It must be a built-in
 * object whose content every copy understands, such as a map by strings: a one-file build shortens property names.
 *
 * @param name Name of the value and version of its content, such as `overlays/1`. Other content needs another version.
 * @param create Creates the value if no copy has done so before.
 */
export function getShared<T extends object>(name: string, create: () => T): T {
  const page = globalThis as unknown as Record<symbol, T | undefined>;
  return (page[Symbol.for(`process-map-elements/${name}`)] ??= create());
}
