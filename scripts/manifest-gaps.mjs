// What custom-elements.json lacks: editors, Storybook and the types for JSX show nothing that is not in it.

const SENTENCE = /^[\s\S]*\S[\s\S]*\.$/;

/** Lit's and the browser's own, which are no part of what an element offers. */
const INHERITED = new Set([
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

/** What has a type, by its place in a declaration. */
const TYPED = { attributes: 'attribute', events: 'event' };
const SAID = { ...TYPED, slots: 'slot', cssParts: 'part', cssStates: 'state', cssProperties: 'custom property' };

const hasType = (of) => Boolean(of?.type?.text?.trim());

function* ofMember(member) {
  const { name, kind, description, privacy, inheritedFrom, parameters = [], return: returns } = member;
  if (privacy === 'private' || privacy === 'protected' || /^[_#]/.test(name))
    yield `shows the ${privacy ?? 'private'} member "${name}"`;
  if (inheritedFrom || INHERITED.has(name)) yield `shows "${name}", which is not its own`;
  if (!SENTENCE.test(description ?? '')) yield `${kind} "${name}" has no description`;
  if (kind === 'field' && !hasType(member)) yield `field "${name}" has no type`;
  if (kind !== 'method') return;
  if (!hasType(returns)) yield `method "${name}" does not say what it returns`;
  for (const parameter of parameters) {
    if (!hasType(parameter)) yield `parameter "${parameter.name}" of "${name}" has no type`;
    if (!parameter.description) yield `parameter "${parameter.name}" of "${name}" has no description`;
  }
}

function* ofElement(declaration, { root, tokens }) {
  const { tagName, summary, description, members = [], cssProperties = [] } = declaration;
  if (!summary) yield 'has no @summary';
  if (!SENTENCE.test(description ?? '')) yield 'has no description';
  for (const member of members) yield* ofMember(member);
  for (const [list, what] of Object.entries(SAID)) {
    const seen = new Set();
    for (const item of declaration[list] ?? []) {
      const name = item.name || '(default)';
      if (!SENTENCE.test(item.description ?? '')) yield `${what} "${name}" has no description`;
      if (list in TYPED && !hasType(item)) yield `${what} "${name}" has no type`;
      if (seen.has(name)) yield `${what} "${name}" is there twice`;
      seen.add(name);
    }
  }
  const named = cssProperties.map(({ name }) => name);
  for (const name of named) if (!tokens.has(name)) yield `custom property "${name}" is read nowhere`;
  if (tagName !== root) return;
  for (const name of tokens.keys()) if (!named.includes(name)) yield `custom property "${name}" is not in its JSDoc`;
}

/** The public custom properties that the elements read, each with its default, from the source of the tokens. */
export function tokensIn(source) {
  const tokens = new Map();
  for (const match of source.matchAll(/var\(\s*(--process-map-[\w-]+)\s*,\s*/g)) {
    let depth = 1;
    let end = match.index + match[0].length;
    const start = end;
    for (; depth > 0 && end < source.length; end += 1) depth += { '(': 1, ')': -1 }[source[end]] ?? 0;
    tokens.set(
      match[1],
      source
        .slice(start, end - 1)
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  return tokens;
}

/**
 * Every gap as a sentence.
 * @param expected `tags`: which elements there must be; `events`: which events the root must have; `tokens`: see `tokensIn`.
 */
export function gapsIn(manifest, { root, tags, events, tokens }) {
  const elements = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ customElement }) => customElement);
  const gaps = elements.flatMap((element) =>
    [...ofElement(element, { root, tokens })].map((gap) => `<${element.tagName}> ${gap}`),
  );
  const found = elements.map(({ tagName }) => tagName);
  const heard = (elements.find(({ tagName }) => tagName === root)?.events ?? []).map(({ name }) => name);
  return [
    ...gaps,
    ...tags.filter((tag) => !found.includes(tag)).map((tag) => `<${tag}> is not there: its class needs "@tag ${tag}"`),
    ...events
      .filter((name) => !heard.includes(name))
      .map((name) => `<${root}> event "${name}" is not there: it needs "@fires"`),
  ];
}
