// Reads fields, controls and text out of the templates that elements render, as a person would see them.

interface Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;

/**
 * Returns what a directive such as `live`, `keyed` or `liveText` renders: its last argument that is no setting. Returns
 * any other value as it is.
 */
const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '_$litDirective$' in value
    ? (value as unknown as { values: readonly unknown[] }).values.findLast((item) => typeof item !== 'boolean')
    : value;

/** Names of attributes by the text of a template before a value. */
const bindingNames = new Map<string, string | undefined>();

/** Returns the name of the attribute that a value of a template is bound to; undefined for content. */
function getBindingName(text: string): string | undefined {
  if (!bindingNames.has(text)) bindingNames.set(text, /([@.?]?[\w-]+)=["']?$/.exec(text)?.[1]);
  return bindingNames.get(text);
}

/** An element with bound attributes in a template. */
export interface RenderedElement {
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly template: Template;
}

/** Returns the text of rendered content, without tags. */
export function readText(content: unknown): string {
  const value = unwrap(content);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(readText).join('');
  if (!isTemplate(value)) return '';
  const { strings, values } = value;
  const parts = strings.map(
    (text, i) => text + (i < values.length && !getBindingName(text) ? readText(values[i]) : ''),
  );
  return parts
    .join('')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Returns the templates in rendered content that have a binding, and are in no disabled fieldset. Each template of the
 * panels has one control at most.
 */
export function listElements(content: unknown, bindingName: string): RenderedElement[] {
  const value = unwrap(content);
  if (Array.isArray(value)) return value.flatMap((item) => listElements(item, bindingName));
  if (!isTemplate(value)) return [];
  const { strings, values } = value;
  const bindings: Record<string, unknown> = {};
  const children: unknown[] = [];
  values.forEach((item, i) => {
    const name = getBindingName(strings[i] as string);
    if (name) bindings[name] = unwrap(item);
    else children.push(item);
  });
  const own = bindingName in bindings ? [{ bindings, template: value }] : [];
  const isDisabled = !own.length && bindings['?disabled'] === true;
  // A disabled fieldset comes first in its template; what follows it is usable.
  const usable = isDisabled ? children.filter((_, i) => i > 1) : children;
  return [...own, ...usable.flatMap((child) => listElements(child, bindingName))];
}
