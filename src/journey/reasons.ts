import type { Phase } from '../map/map-definition.js';
import { phaseName, reasonStrings } from '../strings/en/reasons.js';
import type { Reason, ReasonCode } from './types/reason.js';

/** Values that the message of a reason contains. */
type ReasonValues<C extends ReasonCode> = (typeof reasonStrings)[C] extends (...values: infer V) => string ? V : [];

/**
 * Creates a reason.
 *
 * @param ids Ids of the items that the reason is about.
 * @param values Values for its message.
 */
export function createReason<C extends ReasonCode>(
  code: C,
  ids: Omit<Reason, 'code' | 'message'> = {},
  ...values: ReasonValues<C>
): Reason {
  const sentence = reasonStrings[code] as string | ((...values: ReasonValues<C>) => string);
  return { code, message: typeof sentence === 'string' ? sentence : sentence(...values), ...ids };
}

/** Returns the name of a phase for the message of a reason. */
export const getPhaseName = ({ label, title }: Phase): string => phaseName(label, title);

/** Reasons that only the elements create. */
export const elementReasons = {
  notReady: () => createReason('not-ready'),
  readOnly: () => createReason('read-only'),
  /** @param message Message of the host page, which replaces the default one. */
  vetoed: (message?: string): Reason => ({ ...createReason('vetoed'), ...(message && { message }) }),
};
