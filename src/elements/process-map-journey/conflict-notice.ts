import { html, nothing } from 'lit';
import { listQuestions } from '../../map/map-index.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import { hasOwn } from '../../utils/objects.js';
import { renderText } from '../internal/render-text.js';
import type { PanelItem } from '../context/panel-item.js';
import { renderButton } from '../panel/templates.js';
import type { BarSelection } from './bar-selection.js';

/** A question or a note with several texts. */
interface Conflict {
  readonly phaseId: string;
  readonly item: PanelItem;
}

/** Lists the questions and notes with several texts, in map order. */
const listConflicts = ({ phases }: MapDefinition, variants: BarSelection['variants']): Conflict[] =>
  phases.flatMap(({ id: phaseId, groups }) => [
    ...(hasOwn(variants, phaseId) ? [{ phaseId, item: { subject: 'phase', ids: [phaseId] } } as const] : []),
    ...groups.flatMap((group) =>
      listQuestions(group)
        .filter(({ id }) => hasOwn(variants, id))
        .map(({ id }) => ({ phaseId, item: { subject: 'group', ids: [id, group.id] } }) as const),
    ),
  ]);

/** Shows in the bar what the last command did, and which answers a merge left to choose from, until none is left. */
export class ConflictNotice {
  /** A person does not want to choose now. */
  #isDeclined = false;

  /** Shows the conflicts again, after a merge. */
  reopen(): void {
    this.#isDeclined = false;
  }

  /**
   * Renders both.
   *
   * @param notice Result of the last command.
   * @param closeNotice Removes that.
   */
  render(selection: BarSelection, notice: string | undefined, closeNotice: () => void): unknown {
    const { actions, map, variants, readOnly, phase } = selection;
    const conflicts = readOnly || this.#isDeclined ? [] : listConflicts(map, variants);
    const [first] = conflicts;
    if (!first && !notice) return nothing;
    const { phaseId, item } = conflicts.find((conflict) => conflict.phaseId === phase?.id) ?? first ?? {};
    const handleChoose = () => {
      if (phaseId && item) actions.showItem(phaseId, item);
    };
    const handleClose = () => {
      this.#isDeclined = true;
      closeNotice();
    };
    const text = first ? `${notice ?? ''} ${menuStrings.conflicts(conflicts.length)}` : notice;
    return html`<div class="row">
      <p>${renderText(text ?? '')}</p>
      ${first ? renderButton(menuStrings.choose, handleChoose) : nothing}
      ${renderButton(first ? menuStrings.notNow : menuStrings.close, handleClose)}
    </div>`;
  }
}
