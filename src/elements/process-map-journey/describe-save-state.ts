import type { Strings } from '../../strings/en/index.js';
import type { SaveState } from '../context/map-context.js';
import { describeFailure } from '../context/selectors.js';

/** Says when the plan was saved last: today, or on an earlier day since which the page is open. */
function describeSave(savedAt: Date, strings: Strings['root'], language: string): string {
  const time = savedAt.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return savedAt.toDateString() === new Date().toDateString()
    ? strings.savedToday(time)
    : strings.savedOn(savedAt.toLocaleDateString(language, { day: 'numeric', month: 'long' }), time);
}

/** Says if and where the plan is saved. */
export function describeSaveState(saveState: SaveState, strings: Strings['root'], language: string): string {
  const { status, storage = 'none', savedAt } = saveState;
  if (status === 'failed') return describeFailure(saveState);
  if (status === 'saved') return describeSave(savedAt ?? new Date(), strings, language);
  return status === 'kept' ? strings.kept[storage] : strings[status];
}
