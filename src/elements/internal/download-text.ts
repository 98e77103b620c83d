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

/** Returns the record of a map as a file. */
export const createRecordFile = ({ id }: MapDefinition, text: string): TextFile => ({
  name: `${id}-${new Date().toISOString().slice(0, 10)}.json`,
  type: 'application/json',
  text,
});
