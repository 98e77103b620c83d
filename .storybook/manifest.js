// Docs and controls of an element, generated from its manifest, which has no private members.
const ROOT = 'process-map';

const findDeclaration = (manifest, tag) =>
  manifest.modules.flatMap((module) => module.declarations ?? []).find((declaration) => declaration.tagName === tag);

/** Lists the values of a union of literals such as `'a' | 'b' | 1`; undefined for any other type. */
function listValues(type = '') {
  const values = type.split('|').map((value) => value.trim());
  if (!values.every((value) => /^('[^']*'|\d+)$/.test(value))) return undefined;
  return values.map((value) => (value.startsWith("'") ? value.slice(1, -1) : Number(value)));
}

/** Returns the control for an attribute of a type. */
function getControl(type = '') {
  const options = listValues(type);
  if (options) return { control: { type: 'select' }, options };
  return { control: { type: type.includes('boolean') ? 'boolean' : 'text' } };
}

/** Creates one row; without a control, unless `more` has one. */
const createRow = (name, description, category, { type, value, ...more } = {}) => ({
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

const createAttributeRows = ({ attributes = [], members = [] }, category) =>
  attributes.map(({ name, fieldName, description, type, default: value }) => {
    const field = members.find((member) => member.name === fieldName);
    const text = type?.text ?? field?.type?.text;
    return [
      name,
      createRow(name, description ?? field?.description, category, {
        type: text,
        value: value ?? field?.default,
        ...getControl(text),
      }),
    ];
  });

/** Formats the parameters and the return type of a method. */
function formatSignature({ parameters = [], return: returnValue }) {
  const list = parameters.map(
    ({ name, optional, type }) => `${name}${optional ? '?' : ''}${type ? `: ${type.text}` : ''}`,
  );
  return `(${list.join(', ')})${returnValue?.type ? ` => ${returnValue.type.text}` : ''}`;
}

/** Creates the rows of an element. Keys have a prefix by kind: a part and a property may have the same name. */
function createRows(manifest, tag) {
  const declaration = findDeclaration(manifest, tag);
  const { members = [], events = [], slots = [], cssParts = [], cssProperties = [], cssStates = [] } = declaration;
  const fields = members.filter(({ kind, attribute, static: isStatic }) => kind === 'field' && !attribute && !isStatic);
  const list = (prefix, items, category, more = () => ({})) =>
    items.map((item) => [
      `${prefix}:${item.name}`,
      createRow(item.name || '(default)', item.description ?? item.summary, category, more(item)),
    ]);
  return [
    ...createAttributeRows(declaration, 'attributes'),
    ...list('property', fields, 'properties', ({ type, readonly }) => ({
      type: `${type?.text ?? ''}${readonly ? ' (read only)' : ''}`,
    })),
    ...list(
      'method',
      members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic),
      'methods',
      (member) => ({ type: formatSignature(member) }),
    ),
    ...list('event', events, 'events', ({ type }) => ({ type: type?.text })),
    ...list('slot', slots, 'slots'),
    ...list('part', cssParts, 'css parts', ({ name }) => ({ type: `::part(${name})` })),
    ...list('state', cssStates, 'css states', ({ name }) => ({ type: `:state(${name})` })),
    ...list('css', cssProperties, 'css custom properties', ({ default: value }) => ({ value })),
  ];
}

/** Returns the arg types of an element, with the attributes of the `<process-map>` around it. */
export const createArgTypes = (manifest) => (tag) => {
  if (!findDeclaration(manifest, tag)) return {};
  const around = tag === ROOT ? [] : createAttributeRows(findDeclaration(manifest, ROOT), `<${ROOT}> around it`);
  const inherited = (name, description, more) => [
    name,
    createRow(name, description, tag === ROOT ? 'attributes' : `<${ROOT}> around it`, more),
  ];
  return Object.fromEntries(
    [
      ...createRows(manifest, tag),
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

/** Returns the description of an element. */
export const getDescription = (manifest) => (tag) => findDeclaration(manifest, tag)?.description;
