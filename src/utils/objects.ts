/** Without what is undefined: records and facts hold none. */
export function omitUndefined<T extends object>(parts: {
  [K in keyof T]: T[K] | undefined;
}): T {
  for (const key in parts) if (parts[key] === undefined) delete parts[key];
  return parts as T;
}
/** A list that has something in it. */
export const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);
