import { setAttributes, type Attributes } from '../../../common/dom';

const namespace = 'http://www.w3.org/2000/svg';

/** An SVG element. Colours come from classes of `figures.css` (`fg`, `line`, `fill`, `accent` …), never from attributes. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(namespace, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** The drawing itself: scales with the column, and is silent, since the text alternative and the controls speak. */
export function canvas(width: number, height: number, ...children: readonly Node[]): SVGSVGElement {
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: 'figure-drawing', 'aria-hidden': 'true' },
    ...children,
  );
}

/** Text in a drawing; `anchor` is where `x` lies in it. Sizes under 14 cannot be read on a narrow panel. */
export function label(
  x: number,
  y: number,
  text: string,
  { anchor = 'middle', size = 14, className = 'fg', weight }: LabelOptions = {},
): SVGTextElement {
  return svg(
    'text',
    { x, y, class: className, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor },
    text,
  );
}

export interface LabelOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly className?: string;
  readonly weight?: number;
}
