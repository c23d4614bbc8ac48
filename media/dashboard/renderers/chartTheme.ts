/** Colours and fonts of the page for charts, which take values, not variables. */
export interface ChartTheme {
  readonly text: string;
  readonly muted: string;
  /** Axes. */
  readonly line: string;
  /** Lines behind the data. */
  readonly grid: string;
  readonly background: string;
  readonly font: string;
}

export function chartTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  const value = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = value('editor-foreground', style.color);
  return {
    text,
    muted: value('descriptionForeground', text),
    line: faded(text, 0.45),
    grid: faded(text, 0.15),
    background: value('editor-background', 'transparent'),
    font: style.fontFamily,
  };
}

/** A colour with an opacity from 0 to 1; libraries of charts know only plain forms of colours. */
function faded(color: string, opacity: number): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** Calls back after the element has changed its width, at most once a frame; the result ends it. */
export function onResize(element: HTMLElement, resized: () => void): () => void {
  let width = element.clientWidth;
  let frame = 0;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === width || element.clientWidth === 0) return;
    width = element.clientWidth;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(resized);
  });
  observer.observe(element);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

/** The host of an address for a person to read. */
export function hostOf(address: string): string {
  try {
    return new URL(address, 'file:///').host || address.slice(0, 100);
  } catch {
    return address.slice(0, 100);
  }
}
