type Attributes = Record<string, string | number>;

export const create = (doc: Document, name: string, attributes: Attributes, ...children: Element[]) => {
  const element = doc.createElementNS('http://www.w3.org/2000/svg', name);
  set(element, attributes);
  element.append(...children);
  return element;
};

export const set = (element: Element | undefined, attributes: Attributes) => {
  for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, String(value));
};

/** Puts a sign in its place; `narrow` where it looks different down a narrow map. */
export const show = (line: Element, name: string, narrow = name) => {
  set(line, {
    'marker-start': `url(#${name})`,
    ...(!line.classList.contains('few') && { 'marker-end': `url(#${narrow})` }),
  });
};
