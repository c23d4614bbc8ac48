// Ships no types of its own; the part of its interface that the renderer uses.
declare module 'plotly.js-strict-dist-min' {
  interface Plotly {
    newPlot(element: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
    addFrames(element: HTMLElement, frames: unknown): Promise<unknown>;
    purge(element: HTMLElement): void;
    Plots: { resize(element: HTMLElement): unknown };
  }
  const plotly: Plotly;
  export default plotly;
}
