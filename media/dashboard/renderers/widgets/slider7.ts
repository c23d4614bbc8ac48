import $ from 'jquery';

let loaded: Promise<void> | undefined;

/**
 * Makes jQuery UI's slider, which ipywidgets 7 uses, for versions 1.x of the controls. Its files look for a global
 * `jQuery` and for what the file before them left there, so they get one for as long as that takes.
 */
export function loadSlider7(version: string): Promise<void> {
  if (!/^[\^~]?1(\.|$)/.test(version)) return Promise.resolve();
  return (loaded ??= load());
}

async function load(): Promise<void> {
  const scope = globalThis as unknown as { jQuery?: unknown; define?: unknown };
  const { jQuery, define } = scope;
  // With the AMD loader of a notebook they would register there instead.
  [scope.jQuery, scope.define] = [$, undefined];
  try {
    await import('jquery-ui/ui/version');
    await import('jquery-ui/ui/keycode');
    await import('jquery-ui/ui/widget');
    await import('jquery-ui/ui/widgets/mouse');
    await import('jquery-ui/ui/widgets/slider');
  } finally {
    [scope.jQuery, scope.define] = [jQuery, define];
  }
}
