import type { html as tag, LitElement, TemplateResult } from 'lit';
import type { Command } from '../../journey/types/command.js';
import type { Phase } from '../../map/map-definition.js';
import type { MapContext, MapModel } from '../context/map-context.js';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { RenderTools } from './print/print-writer.js';
import { printJourney } from './print/print.js';
import { listUnplaced } from './unplaced-entries.js';

/** Renders the menu, as it stands. */
export type RecordMenu = (context: MapContext) => TemplateResult;

/** Given and not imported: else this chunk would fetch the file that it belongs to a second time where a page added `?…` to its address. */
interface MenuTools extends RenderTools {
  download: (name: string, type: string, text: string) => void;
}

const strings = menuStrings;

const MENU_CSS = `
#menu:popover-open { display: grid; gap: 0.375rem; justify-items: start }
label { min-block-size: 1.5rem }
label:focus-within { outline: 3px solid var(--_focus); outline-offset: 2px }
#menu { max-block-size: 80vh; overflow: auto }
ul { margin: 0; padding-inline-start: 1.25rem }
.written { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
summary { min-block-size: 1.5rem }
hr { inline-size: 100%; margin: 0; border: solid var(--_line); border-width: 1px 0 0 }`;

/** What waits for a map that has a place for it: what it was about, by its id, and what was said. */
const renderUnplaced = ({ journey }: MapModel, html: typeof tag): TemplateResult =>
  html`<ul>
    ${listUnplaced(journey).map(({ cycle, id, said }) => html`<li><code>${id}</code>, ${strings.inCycle(cycle)}${said.map((text) => html`<p class="written" dir="auto">${text}</p>`)}</li>`)}
  </ul>`;

/** What one does with a record: download, print, open a copy, start over. Loaded when it is asked for. */
export function createRecordMenu(part: LitElement, tools: MenuTools): RecordMenu {
  const { html, download } = tools;
  let blank = false;
  /** What is asked before it is done. */
  let asks: 'open' | 'restart' | undefined;
  /** The copy that was opened and waits for what to do with it. */
  let copy: unknown;
  let refusal = '';

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(MENU_CSS);
  part.shadowRoot?.adoptedStyleSheets.push(sheet);

  /** Shows the menu anew, and moves the focus to what has this id. */
  const show = async (next: typeof asks, focus: string): Promise<void> => {
    asks = next;
    refusal = '';
    part.requestUpdate();
    await part.updateComplete;
    part.shadowRoot?.getElementById(focus)?.focus();
  };

  const open = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    copy = await input.files?.[0]?.text();
    input.value = '';
    if (copy !== undefined) await show('open', 'ask');
  };

  return ({ model, actions: host }) => {
    const { root } = model.strings;
    const { id, phases } = model.map;
    const name = `${id}-${new Date().toISOString().slice(0, 10)}`;
    const shown = phases.filter((phase) => phase.id === model.shownPhase);
    const button = (words: string, act: () => void, id = '', look = 'quiet') =>
      html`<button type="button" class=${look} id=${id} @click=${act}><bdi>${words}</bdi></button>`;
    const ask = (command: Command, done: string) => () => {
      const outcome = host.request(command);
      if (outcome.ok) {
        part.shadowRoot?.getElementById('menu')?.hidePopover();
        host.announce(done);
        asks = undefined;
      } else {
        refusal = outcome.denial.reasons.map(({ message }) => message).join(' ');
      }
      part.requestUpdate();
    };
    const paper = (phases: readonly Phase[]) => () =>
      printJourney(model, { phases, blank, direction: getComputedStyle(part).direction }, tools);
    const save = button(root.download, () => download(`${name}.json`, 'application/json', host.export('json')), 'save');
    if (asks && !model.readOnly) {
      const isOpen = asks === 'open';
      return html`<p id="ask" tabindex="-1">${isOpen ? strings.openAsk : strings.restartAsk}</p>
        ${refusal ? html`<p class="refusal">${refusal}</p>` : ''}
        ${
          isOpen
            ? html`${button(strings.merge, ask({ type: 'journey.merge', journey: copy }, strings.merged))}${save}${button(
                strings.replace,
                ask({ type: 'journey.replace', journey: copy }, strings.opened),
              )}`
            : html`${save}${button(strings.restartDo, ask({ type: 'journey.restart' }, strings.restarted), '', 'primary')}`
        }
        ${button(strings.cancel, () => void show(undefined, isOpen ? 'open' : 'restart'))}`;
    }
    const { backup: aside } = model.saveState;
    return html`${save}
      ${aside ? button(strings.downloadAside, () => download('set-aside.json', 'application/json', aside)) : ''}
      ${
        model.readOnly
          ? ''
          : html`<label class="quiet"
              ><bdi>${strings.open}</bdi
              ><input class="visually-hidden" id="open" type="file" accept=".json,application/json" @change=${open}
            /></label>`
      }
      <hr />
      <label
        ><input type="checkbox" .checked=${blank} @change=${() => (blank = !blank)} />
        <bdi>${strings.blank}</bdi></label
      >
      ${shown.map((phase) => button(strings.printPhase(phase.label), paper(shown)))}
      ${button(strings.printAll, paper(phases))}
      ${button(strings.plan, () => download(`${name}.md`, 'text/markdown', host.export('markdown', { blank })))}
      ${
        model.readOnly
          ? ''
          : html`<hr />
              ${button(strings.restart, () => void show('restart', 'ask'), 'restart')}`
      }
      ${
        model.view.unplaced
          ? html`<details>
              <summary><bdi>${strings.unplaced}</bdi></summary>
              ${renderUnplaced(model, html)}
            </details>`
          : ''
      }`;
  };
}
