import { hashText } from '../utils/hash.js';
import { omitUndefined, toNonEmpty } from '../utils/objects.js';
import type { Answer, Stamp, Variant } from './types/record.js';
import { toJsonText } from '../utils/json.js';

/** One text of an answer, with the stamp of the fact that wrote it. */
export interface AnswerVersion extends Stamp {
  text: string;
}

/**
 * Returns a key that sorts by time, then by fact id. It ends with the content, since copies edited by hand may share
 * both. A plain time is its own key.
 */
const toSortKey = (value: Stamp | string): string =>
  typeof value === 'string' ? value : [value.at, value.by, toJsonText(value)].join('\0');

/** Returns true if `a` was written after `b`. */
export const isLater = (a: Stamp | string, b: Stamp | string): boolean => toSortKey(a) > toSortKey(b);

/** Returns the latest of some stamps; undefined if there are none. */
export const findLatest = <T extends Stamp>(stamps: readonly T[]): T | undefined =>
  [...stamps].sort((a, b) => (isLater(a, b) ? 1 : -1)).at(-1);

/** Returns the start of a fingerprint. Its fixed length makes fingerprints sort by time. */
export const toFingerprintTime = (time: string): string => Date.parse(time).toString(36).padStart(9, '0');

/** Returns a short text that identifies a version of an answer once it is superseded. */
function createFingerprint({ at, by, text }: AnswerVersion): string {
  // Hashes the text too, since texts of a record written by hand may share a fact id.
  return toFingerprintTime(at) + hashText(`${by}\0${text}`).toString(36) + text.length.toString(36);
}

/** Returns the text of an answer and its variants as versions, each with its own stamp. */
export const listVersions = (answer: Answer | undefined): AnswerVersion[] =>
  answer
    ? [answer, ...(answer.variants ?? []).map(({ id, ...variant }) => ({ ...variant, by: id }))].map(
        ({ text, at, by, person, from }) => omitUndefined<AnswerVersion>({ text, at, by, person, from }),
      )
    : [];

/**
 * Returns the variants of an answer whose texts differ from the answer and from each other. The record keeps equal
 * texts written at different times, since a person who discards one of them may not have seen the other. It also keeps
 * proposals from an earlier cycle, which are no variants: that cycle has them.
 */
export const listVariants = ({ text: currentText, variants = [] }: Partial<Answer> = {}): Variant[] =>
  [...new Map(variants.map((variant) => [variant.text, variant])).values()].filter(
    ({ text, from }) => text !== currentText && from === undefined,
  );

/** Returns true if a version of an answer takes precedence: a proposal only over earlier proposals. */
const precedes = (a: AnswerVersion, b: AnswerVersion): boolean =>
  (a.from === undefined) === (b.from === undefined) ? isLater(a, b) : a.from === undefined;

/** Creates an answer from versions in any order: the latest becomes its text, the others its variants. */
function createAnswer(versions: AnswerVersion[], past: string[]): Answer | undefined {
  const sortedVersions = versions.sort((a, b) => (precedes(a, b) ? 1 : -1));
  const variants = [...new Map(sortedVersions.map((version) => [toSortKey(version), version])).values()];
  const latestVersion = variants.pop();
  return (
    latestVersion &&
    omitUndefined({
      ...latestVersion,
      variants: toNonEmpty(
        variants.filter(({ text }) => text).map(({ by: id, ...variant }): Variant => ({ id, ...variant })),
      ),
      past: toNonEmpty(past),
    })
  );
}

/**
 * Returns an answer without the superseded texts and with the new version, if any. Keeps the fingerprints of superseded
 * texts, so that a merge with a record that still has them does not restore them.
 */
export function supersede(
  answer: Answer | undefined,
  supersededTexts: readonly (string | undefined)[],
  newVersion?: AnswerVersion,
): Answer | undefined {
  const versions = listVersions(answer);
  const past = answer?.past ?? [];
  const superseded = new Set(supersededTexts);
  const newFingerprints = versions
    .filter(({ text }) => superseded.has(text))
    .map(createFingerprint)
    .sort();
  const remainingVersions = versions.filter(({ text }) => !superseded.has(text));
  // The new version may repeat a superseded one. Its fingerprint is removed, or a parser would drop the new text.
  const ownFingerprint = newVersion && createFingerprint(newVersion);
  const fingerprints = [...past, ...newFingerprints].filter((fingerprint) => fingerprint !== ownFingerprint);
  // The new fingerprints are nearly always the latest. This saves sorting, as there may be thousands of old ones.
  const lastPast = past.at(-1);
  const [firstNew] = newFingerprints;
  const isSorted = lastPast !== undefined && firstNew !== undefined && lastPast < firstNew;
  return createAnswer(
    newVersion ? [...remainingVersions, newVersion] : remainingVersions,
    isSorted ? fingerprints : sortUnique(fingerprints),
  );
}

const sortUnique = (fingerprints: string[]): string[] => [...new Set(fingerprints)].sort();

/** Creates one answer from the versions and fingerprints of several records. */
export function mergeVersions(versions: AnswerVersion[], past: string[]): Answer | undefined {
  const fingerprints = new Set(past);
  return createAnswer(
    versions.filter((version) => !fingerprints.has(createFingerprint(version))),
    sortUnique(past),
  );
}
