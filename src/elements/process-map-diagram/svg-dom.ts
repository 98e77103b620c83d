type SvgAttributes = Record<string, string | number>;

export const createSvg = (doc: Document, name: string, attributes: SvgAttributes, ...children: Element[]) => {
  const element = doc.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
};

export const setAttributes = (element: Element | undefined, attributes: SvgAttributes) => {
  for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, String(value));
};

/** Puts a sign in its place; `narrow` where it looks different down a narrow map. */
export const setMarker = (line: Element, name: string, narrow = name) => {
  setAttributes(line, {
    'marker-start': `url(#${name})`,
    ...(!line.classList.contains('few') && { 'marker-end': `url(#${narrow})` }),
  });
};
