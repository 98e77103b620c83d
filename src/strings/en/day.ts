/** Formats a day, `YYYY-MM-DD`, as in `20 September 2026`. */
export const formatDay = (day: string): string =>
  new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
