// Finds gaps of custom-elements.json. Editors, Storybook and the types for JSX show only what it describes.

const SENTENCE = /^[\s\S]*\S[\s\S]*\.$/;

/** Members of Lit and the browser, which are no API of the elements. */
export const INHERITED = new Set([
  'styles',
  'properties',
  'shadowRootOptions',
  'formAssociated',
  'render',
  'update',
  'updated',
  'willUpdate',
  'firstUpdated',
  'shouldUpdate',
  'scheduleUpdate',
  'performUpdate',
  'requestUpdate',
  'getUpdateComplete',
  'updateComplete',
  'isUpdatePending',
  'hasUpdated',
  'renderRoot',
  'renderOptions',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'createRenderRoot',
  'enableUpdating',
  'addController',
  'removeController',
]);

/** Lists of a declaration whose items have a type, with the name of an item. */
const TYPED_LISTS = { attributes: 'attribute', events: 'event' };
const LISTS = {
  ...TYPED_LISTS,
  slots: 'slot',
  cssParts: 'part',
  cssStates: 'state',
  cssProperties: 'custom property',
};

const hasType = (item) => Boolean(item?.type?.text?.trim());

function* findMemberGaps(member) {
  const { name, kind, description, privacy, inheritedFrom, parameters = [], return: returnValue } = member;
  if (privacy === 'private' || privacy === 'protected' || /^[_#]/.test(name))
    yield `exposes the ${privacy ?? 'private'} member "${name}"`;
  if (inheritedFrom || INHERITED.has(name)) yield `exposes the inherited member "${name}"`;
  if (!SENTENCE.test(description ?? '')) yield `${kind} "${name}" has no description`;
  if (kind === 'field' && !hasType(member)) yield `field "${name}" has no type`;
  if (kind !== 'method') return;
  if (!hasType(returnValue)) yield `method "${name}" has no return type`;
  for (const parameter of parameters) {
    if (!hasType(parameter)) yield `parameter "${parameter.name}" of "${name}" has no type`;
    if (!parameter.description) yield `parameter "${parameter.name}" of "${name}" has no description`;
  }
}

function* findElementGaps(declaration, { root, tokens }) {
  const { tagName, summary, description, members = [], cssProperties = [] } = declaration;
  if (!summary) yield 'has no @summary';
  if (!SENTENCE.test(description ?? '')) yield 'has no description';
  for (const member of members) yield* findMemberGaps(member);
  for (const [list, kind] of Object.entries(LISTS)) {
    const names = new Set();
    for (const item of declaration[list] ?? []) {
      const name = item.name || '(default)';
      if (!SENTENCE.test(item.description ?? '')) yield `${kind} "${name}" has no description`;
      if (list in TYPED_LISTS && !hasType(item)) yield `${kind} "${name}" has no type`;
      if (names.has(name)) yield `${kind} "${name}" is described twice`;
      names.add(name);
    }
  }
  const described = cssProperties.map(({ name }) => name);
  for (const name of described) if (!tokens.has(name)) yield `custom property "${name}" is not used`;
  if (tagName !== root) return;
  for (const name of tokens.keys()) if (!described.includes(name)) yield `custom property "${name}" has no JSDoc`;
}

/** Parses the public custom properties, each with its default, from the source of the tokens. */
export function parseTokens(source) {
  const tokens = new Map();
  for (const match of source.matchAll(/var\(\s*(--process-map-[\w-]+)\s*,\s*/g)) {
    const start = match.index + match[0].length;
    let end = start;
    for (let depth = 1; depth > 0 && end < source.length; end += 1) depth += { '(': 1, ')': -1 }[source[end]] ?? 0;
    const value = source.slice(start, end - 1);
    tokens.set(match[1], value.replace(/\s+/g, ' ').trim());
  }
  return tokens;
}

/**
 * Returns each gap as a phrase.
 * @param expected `tags` of the elements that must be described, `events` of the root, and `tokens` of parseTokens().
 */
export function findGaps(manifest, { root, tags, events, tokens }) {
  const elements = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement }) => customElement);
  const gaps = elements.flatMap((element) =>
    [...findElementGaps(element, { root, tokens })].map((gap) => `<${element.tagName}> ${gap}`),
  );
  const describedTags = elements.map(({ tagName }) => tagName);
  const describedEvents = (elements.find(({ tagName }) => tagName === root)?.events ?? []).map(({ name }) => name);
  return [
    ...gaps,
    ...tags
      .filter((tag) => !describedTags.includes(tag))
      .map((tag) => `<${tag}> is missing: its class needs "@tag ${tag}"`),
    ...events
      .filter((name) => !describedEvents.includes(name))
      .map((name) => `<${root}> event "${name}" is missing: the class needs "@fires"`),
  ];
}
