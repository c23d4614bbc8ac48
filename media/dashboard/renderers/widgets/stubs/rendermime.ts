// html-manager makes a MIME registry for its own Output widget. Ours draws with the page's renderers, so JupyterLab's
// (with its services, translation and settings: a quarter of the bundle) stays out.
export class RenderMimeRegistry {
  addFactory(): void {
    // nothing is ever drawn by it
  }
}
export const standardRendererFactories: readonly never[] = [];
