type SvgAttributes = Record<string, string | number>;

/** Creates an SVG element with attributes and children. */
export const createSvg = (doc: Document, name: string, attributes: SvgAttributes, ...children: Element[]) => {
  const element = doc.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
};

/** Sets attributes of an element, if there is one. */
export const setAttributes = (element: Element | undefined, attributes: SvgAttributes) => {
  for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, String(value));
};

/**
 * Sets the sign of a mark. A mark is an invisible line: a wide map shows the marker at its start, a narrow map the
 * marker at its end. Marks with the class `wide-only` have no end marker.
 *
 * @param narrowSign Sign on a narrow map, if it differs.
 */
export const setMarkSign = (mark: Element, sign: string, narrowSign = sign) => {
  setAttributes(mark, {
    'marker-start': `url(#${sign})`,
    ...(!mark.classList.contains('wide-only') && { 'marker-end': `url(#${narrowSign})` }),
  });
};
