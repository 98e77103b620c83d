import { html, type TemplateResult } from 'lit';
import { listDates } from '../../journey/plan/dates.js';
import { toCalendar } from '../../journey/plan/to-calendar.js';
import { toCsv } from '../../journey/plan/to-csv.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { MapModel } from '../context/map-context.js';
import { createFileName, type TextFile } from '../internal/download-text.js';
import { renderFileButtons } from './file-buttons.js';

/** Returns the separator that spreadsheets of the language of the browser expect. */
const findSeparator = (): ',' | ';' => ((1.5).toLocaleString(navigator.language).includes(',') ? ';' : ',');

const createRisksFile = ({ map, journey, view, getToday }: MapModel): TextFile => ({
  name: createFileName(map, view.title, 'csv'),
  type: 'text/csv',
  text: toCsv(map, journey, { risks: true, separator: findSeparator(), today: getToday() }),
});

const createDatesFile = ({ map, journey, view }: MapModel): TextFile => ({
  name: createFileName(map, view.title, 'ics'),
  type: 'text/calendar',
  text: toCalendar(map, journey),
});

/** Renders the downloads of the risk register and of the dates, as far as there are any. */
export function renderListFiles(model: MapModel, copyText: (text: string) => Promise<void>): TemplateResult {
  const { map, journey, phases } = model;
  const hasRisks = phases.some(({ risks }) => risks.length);
  return html`${
    hasRisks
      ? renderFileButtons(
          { download: menuStrings.downloadRisks, copy: menuStrings.copyRisks },
          () => createRisksFile(model),
          copyText,
        )
      : ''
  }
  ${
    listDates(map, journey).length
      ? renderFileButtons(
          { download: menuStrings.downloadDates, copy: menuStrings.copyDates },
          () => createDatesFile(model),
          copyText,
        )
      : ''
  }`;
}
