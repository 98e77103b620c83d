import type { MapDefinition } from '../../map/map-definition.js';

/** Time until the address of a download is revoked: some browsers read it after the click event. */
const REVOKE_DELAY_MS = 10_000;

/** A text that a person can download or copy. */
export interface TextFile {
  name: string;
  type: string;
  text: string;
}

/** Returns true if the page is in a frame. The page around it may forbid downloads, which then fail in silence. */
export const isFramed = (): boolean => window.top !== window;

/** Downloads a text as a file. */
export function downloadText({ name, type, text }: TextFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY_MS);
}

/** Returns a stored record that could not be read in full as a file. */
export const createUnreadableFile = (text: string): TextFile => ({
  name: 'set-aside.json',
  type: 'application/json',
  text,
});

/** The longest title in the name of a file, in characters. */
const MAX_TITLE_LENGTH = 60;

/** Returns the name of a file: the title of the journey or else the id of the map, and the day. */
export function createFileName({ id }: MapDefinition, title: string | undefined, extension: string): string {
  // File systems refuse these characters, and names that begin or end with a dot.
  const safeTitle = (title ?? '').replace(/[\p{Cc}\p{Cf}\s/\\:*?"<>|.]+/gu, ' ').trim();
  const name = [...safeTitle].slice(0, MAX_TITLE_LENGTH).join('').trim().replaceAll(' ', '-');
  return `${name || id}-${new Date().toISOString().slice(0, 10)}.${extension}`;
}

/** Returns the record of a map as a file. */
export const createRecordFile = (map: MapDefinition, text: string, title?: string): TextFile => ({
  name: createFileName(map, title, 'json'),
  type: 'application/json',
  text,
});
