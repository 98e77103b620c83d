import type { MapDefinition } from '../../map/map-definition.js';
import { csvStrings } from '../../strings/en/csv.js';
import { panelStrings } from '../../strings/en/panels.js';
import { getCurrentTime } from '../../utils/clock.js';
import type { Journey } from '../types/record.js';
import { listRiskRegister } from './risk-register.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** Columns of the register. */
const REGISTER_COLUMNS = [
  csvStrings.phase,
  csvStrings.risk,
  panelStrings.level,
  csvStrings.measures,
  panelStrings.owner,
  panelStrings.reviewOn,
  csvStrings.state,
  csvStrings.note,
  csvStrings.id,
];

/**
 * Formats a cell of RFC 4180. A spreadsheet would take a text that begins with one of these characters as a formula: an
 * apostrophe before it prevents that.
 */
function formatCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /["\r\n;,\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Formats the risk register of the current cycle as CSV: RFC 4180, UTF-8 with a byte order mark, one row for each risk
 * in the order of the register. Cells that a spreadsheet would take for a formula begin with an apostrophe.
 *
 * @param options `risks`: true. `separator`: `;` for spreadsheets of languages whose decimal mark is a comma. `today`:
 *   the day that review dates are compared with, as `YYYY-MM-DD`; by default, today in UTC.
 */
export function toCsv(
  map: MapDefinition,
  journey: Journey,
  options: { risks: true; separator?: ',' | ';'; today?: string },
): string {
  const { separator = ',', today = getCurrentTime(undefined).slice(0, 10) } = options;
  const rows = listRiskRegister(map, journey, today).map(
    ({ phase, risk, level, measures, accepted, owner = '', reviewOn = '', note = '', state, overdue }) => [
      `${phase.label}. ${phase.title}`,
      risk.name,
      level ? panelStrings.levels[level] : '',
      [...measures, ...(accepted ? [panelStrings.acceptedRisk] : [])].join('; '),
      owner,
      reviewOn,
      [csvStrings.states[state], ...(overdue ? [csvStrings.overdue] : [])].join(', '),
      note,
      risk.id,
    ],
  );
  return (
    BYTE_ORDER_MARK +
    [REGISTER_COLUMNS, ...rows].map((cells) => `${cells.map(formatCell).join(separator)}\r\n`).join('')
  );
}
