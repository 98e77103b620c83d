/** Kind of item that a panel shows, named like the id of a reason; `contents`: a list that leads to all of them. */
export type PanelSubject = 'phase' | 'group' | 'tool' | 'risk' | 'ideas' | 'decision' | 'contents';

/** Something in a panel that a person can be led to. */
export interface PanelItem {
  readonly subject: PanelSubject;

  /** Ids on the map of the item and of what contains it, innermost first. Empty: the panel as a whole. */
  readonly ids: readonly string[];
}
