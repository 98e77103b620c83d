import { html, type LitElement, type TemplateResult } from 'lit';
import type { ToolView } from '../../journey/types/view.js';
import type { Tool } from '../../map/map-definition.js';
import { describeTool } from '../../map/map-index.js';
import { getCatalogueEnhancements } from '../enhancements/load-enhancements.js';
import { isToolChosen } from '../context/selectors.js';
import { renderText } from '../internal/render-text.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderDenial, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon } from '../panel/icons.js';
import { OpenedFields } from '../panel/opened-fields.js';
import type { BodyDefinition, PanelBody } from '../panel/body-controller.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { TOOLS_ROW } from '../panel/row-ids.js';
import { renderNext, renderRow } from '../panel/row.js';
import { renderAsking, renderButton, renderCheckbox } from '../panel/templates.js';
import { toolsStyles } from './process-map-tools.styles.js';
import type { ToolsContent } from './process-map-tools.js';

const getNoteKey = (tool: string) => `${tool}:note`;

type ToolsSelection = PhaseSelection & ToolsContent;

/** The tools of a phase, and the note of each chosen one. */
class ToolsBody implements PanelBody<ToolsContent> {
  readonly #element: LitElement;
  readonly #panel: PanelController<ToolsContent>;

  /** Notes of dropped tools, by journey and tool. Choosing the tool again restores its note. */
  readonly #droppedNotes = new Map<string, string>();

  /** The fields for notes. */
  readonly #openedFields: OpenedFields;

  constructor(element: LitElement, panel: PanelController<ToolsContent>) {
    this.#element = element;
    this.#panel = panel;
    this.#openedFields = new OpenedFields(element);
  }

  prepare(selection: ToolsSelection | undefined): void {
    if (!selection) return;
    this.#openedFields.follow(selection.journeyKey);
    for (const { id, note } of selection.toolViews)
      if (this.#panel.getFieldText(getNoteKey(id), note)) this.#openedFields.add(getNoteKey(id));
  }

  render(selection: ToolsSelection): unknown {
    const { strings, phase, toolViews, isUnlocked, languageOf } = selection;
    const { tools } = phase;
    const isChosen = (_: Tool, i: number) => isToolChosen(toolViews[i] ?? {});
    const chosenNames = tools.filter(isChosen).map(({ name }) => name);
    const isPassed = chosenNames.length >= (phase.exit.tools || 1);
    const names = (chosenNames.length ? chosenNames : tools.map(({ name }) => name)).join(', ');
    return renderRow(this.#panel, selection, {
      id: TOOLS_ROW,
      className: isPassed ? 'passed' : isUnlocked ? 'todo' : '',
      mark: renderIcon('tool'),
      title: strings.tools,
      stateIcon: isPassed ? 'check' : 'open',
      state: isUnlocked ? strings.toolsChosen(chosenNames.length, tools.length) : '',
      firstLine: markLanguage(languageOf, names, tools[0]?.name),
      listWords: () => tools.flatMap((tool) => [tool.name, ...describeTool(selection.map, tool)]),
      renderContent: () =>
        html`<ul class="tools">
            ${tools.map((tool, i) => this.#renderTool(selection, tool, toolViews[i]))}
          </ul>
          ${renderNext(this.#panel, selection, TOOLS_ROW)}`,
    });
  }

  #renderTool(selection: PhaseSelection, tool: Tool, view: Partial<ToolView> = {}): TemplateResult {
    const { strings, isReadOnly, isUnlocked, languageOf } = selection;
    const { id } = tool;
    const { note, from } = view;
    // A proposal is a choice once the box is ticked.
    const chosen = isToolChosen(view);
    const name = markLanguage(languageOf, tool.name);
    const description = [
      from === undefined ? '' : html`<span class="origin">${renderText(strings.fromCycle(from))}. </span>`,
      this.#renderDescription(selection, tool),
      getCatalogueEnhancements(this.#element, selection)?.renderToolUses(this.#element, selection, tool),
    ];
    // A locked phase has nothing to choose yet.
    if (!isUnlocked) return html`<li><b>${name}</b><span class="detail">${description}</span></li>`;
    const handleChange = (isChosen: boolean) => this.#handleChange(id, isChosen, note);
    const noteKey = getNoteKey(id);
    const hasNoteField = this.#openedFields.has(noteKey);
    const handleNoteClick = () => void this.#openedFields.open(noteKey);
    return html`<li>
      ${renderCheckbox(id, chosen, isReadOnly, handleChange, name, description)}
      ${renderDenial(this.#panel, id)}${renderAsking(selection, id)}
      ${
        chosen && hasNoteField
          ? renderLabelledField(
              this.#panel,
              strings.toolNote,
              noteKey,
              note,
              (text) => ({ type: 'tool.choose', tool: id, note: text }),
              { ownerId: id },
            )
          : ''
      }
      ${
        chosen && !hasNoteField && !isReadOnly
          ? renderButton(strings.addToolNote, handleNoteClick, 'quiet', { id: `${id}:add`, ownerId: id })
          : ''
      }
    </li>`;
  }

  #renderDescription({ map, languageOf }: PhaseSelection, tool: Tool): unknown {
    const texts = describeTool(map, tool);
    return markLanguage(languageOf, texts.join(' '), texts[0]);
  }

  #handleChange(id: string, isChosen: boolean, note: string | undefined): void {
    // A restarted journey has none of the notes of before.
    const noteKey = `${this.#panel.selection?.journeyKey} ${id}`;
    const droppedNote = isChosen ? this.#droppedNotes.get(noteKey) : undefined;
    // A note that was cleared before is none.
    if (!isChosen && note) this.#droppedNotes.set(noteKey, note);
    else this.#droppedNotes.delete(noteKey);
    this.#panel.request(
      isChosen
        ? { type: 'tool.choose', tool: id, ...(droppedNote !== undefined && { note: droppedNote }) }
        : { type: 'tool.drop', tool: id },
      id,
    );
  }
}

/** The body of `process-map-tools`. */
export const toolsBody: BodyDefinition<ToolsContent> = {
  styles: toolsStyles,
  create: (element, panel) => new ToolsBody(element, panel),
};
