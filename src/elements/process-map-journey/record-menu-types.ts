import type { DraftsByField } from '../../stores/drafts.js';
import type { TemplateResult } from 'lit';
import type { Command } from '../../journey/types/command.js';
import type { BarSelection } from './bar-selection.js';

/** The menu of the record, and what the bar shows rarely. */
export interface RecordMenu {
  /** Renders the current content of the menu. */
  render(selection: BarSelection): TemplateResult;

  /** Renders the offers of the bar. */
  renderOffers(selection: BarSelection): unknown;

  /** Copies a text. If the browser denies it, shows the text in the menu, selected. Opens the menu. */
  copyText(text: string): Promise<void>;

  /** Decides what to offer when another phase is shown. */
  handleMove(): void;

  /** Removes messages about what was done while the menu was open. */
  handleClose(): void;
}

/** A command that opens or clears a record. */
export interface RecordCommand {
  command: Command;

  /** Announced and shown on success. A merge says what it changed. */
  successMessage?: string;

  /** Drafts to put back into their fields. */
  drafts?: DraftsByField;

  /** The command clears the current record, which is kept until the page is left. */
  isClearing?: boolean;
}
