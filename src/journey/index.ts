export * from './core.js';
export { toCsv } from './plan/to-csv.js';
export { toCalendar } from './plan/to-calendar.js';
