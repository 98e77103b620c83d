// What the docs and the controls say of an element: all of it from its manifest, which has no private members.
const ROOT = 'process-map';

const declarationOf = (manifest, tag) =>
  manifest.modules.flatMap((module) => module.declarations ?? []).find((declaration) => declaration.tagName === tag);

/** The values of `'a' | 'b' | 1`, where a type is nothing but such values. */
function valuesOf(type = '') {
  const values = type.split('|').map((each) => each.trim());
  if (!values.every((each) => /^('[^']*'|\d+)$/.test(each))) return undefined;
  return values.map((each) => (each.startsWith("'") ? each.slice(1, -1) : Number(each)));
}

/** What sets an attribute of that type. */
function control(type = '') {
  const options = valuesOf(type);
  if (options) return { control: { type: 'select' }, options };
  return { control: { type: type.includes('boolean') ? 'boolean' : 'text' } };
}

/** One row. What is no attribute is set by no control. */
const row = (name, description, category, { type, value, ...more } = {}) => ({
  name,
  description,
  control: { disable: true },
  table: {
    category,
    ...(type && { type: { summary: type } }),
    ...(value !== undefined && { defaultValue: { summary: value } }),
  },
  ...more,
});

const attributes = ({ attributes = [], members = [] }, category) =>
  attributes.map(({ name, fieldName, description, type, default: value }) => {
    const field = members.find((member) => member.name === fieldName);
    const text = type?.text ?? field?.type?.text;
    return [
      name,
      row(name, description ?? field?.description, category, {
        type: text,
        value: value ?? field?.default,
        ...control(text),
      }),
    ];
  });

const signature = ({ parameters = [], return: returns }) =>
  `(${parameters.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}${type ? `: ${type.text}` : ''}`).join(', ')})${returns?.type ? ` => ${returns.type.text}` : ''}`;

/** The rows of the table of an element. Keys of one kind begin alike, so that a part and a property of one name do not meet. */
function rows(manifest, tag) {
  const declaration = declarationOf(manifest, tag);
  const { members = [], events = [], slots = [], cssParts = [], cssProperties = [], cssStates = [] } = declaration;
  const fields = members.filter(({ kind, attribute, static: isStatic }) => kind === 'field' && !attribute && !isStatic);
  const list = (prefix, items, category, more = () => ({})) =>
    items.map((item) => [
      `${prefix}:${item.name}`,
      row(item.name || '(default)', item.description ?? item.summary, category, more(item)),
    ]);
  return [
    ...attributes(declaration, 'attributes'),
    ...list('property', fields, 'properties', ({ type, readonly }) => ({
      type: `${type?.text ?? ''}${readonly ? ' (read only)' : ''}`,
    })),
    ...list(
      'method',
      members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic),
      'methods',
      (member) => ({ type: signature(member) }),
    ),
    ...list('event', events, 'events', ({ type }) => ({ type: type?.text })),
    ...list('slot', slots, 'slots'),
    ...list('part', cssParts, 'css parts', ({ name }) => ({ type: `::part(${name})` })),
    ...list('state', cssStates, 'css states', ({ name }) => ({ type: `:state(${name})` })),
    ...list('css', cssProperties, 'css custom properties', ({ default: value }) => ({ value })),
  ];
}

/** The table of an element, and with it the attributes of the `<process-map>` that it stands in. */
export const argTypesOf = (manifest) => (tag) => {
  if (!declarationOf(manifest, tag)) return {};
  const around = tag === ROOT ? [] : attributes(declarationOf(manifest, ROOT), `<${ROOT}> around it`);
  const inherited = (name, description, more) => [
    name,
    row(name, description, tag === ROOT ? 'attributes' : `<${ROOT}> around it`, more),
  ];
  return Object.fromEntries(
    [
      ...rows(manifest, tag),
      ...around,
      inherited('lang', 'Language of the page; inherited from the nearest ancestor that has one.', {
        control: { type: 'text' },
        type: 'string',
      }),
      inherited('dir', 'Direction of the page; inherited.', {
        control: { type: 'select' },
        options: ['', 'ltr', 'rtl'],
        type: "'ltr' | 'rtl'",
      }),
    ].map(([key, value]) => [key, { ...value, key }]),
  );
};

export const descriptionOf = (manifest) => (tag) => declarationOf(manifest, tag)?.description;
