/** What must not be in the page of an untrusted notebook, found by looking at every node. Runs in the inner frame. */
export function unsafeNodes(): string[] {
  const found: string[] = [];
  const say = (element: Element, what: string): void => {
    const tile = element.closest<HTMLElement>('[data-tile]')?.dataset['tile'] ?? '';
    found.push(`${tile}: ${what}: ${element.outerHTML.slice(0, 160)}`);
  };
  const forbidden =
    'script, iframe, frame, frameset, object, embed, portal, fencedframe, applet, base, meta, link, form, template, noscript, foreignObject, animate, set, animateTransform, animateMotion, handler, listener, area, [is], [nonce], [autofocus], [contenteditable], [popover], [formaction]';
  const addresses = [
    'href',
    'xlink:href',
    'src',
    'srcset',
    'poster',
    'data',
    'action',
    'ping',
    'background',
    'srcdoc',
    'lowsrc',
    'dynsrc',
    'manifest',
    'archive',
    'attributionsrc',
  ];
  const inside = /^(#|data:(image\/(png|jpeg|gif|webp|bmp)|audio|video|font)[/;,]|blob:)/i;
  /** As an image SVG runs nothing and fetches nothing. */
  const picture = /^data:image\/svg\+xml[;,]/i;
  const leads = /url\(\s*["']?\s*(?!["']?\s*(#|data:))|@import|image-set\(\s*["']/i;
  const main = document.querySelector('main');
  if (!main) return ['the page has no main element'];
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(forbidden) && !element.matches('form.vega-bindings')) say(element, 'element');
      // Drawn by Vega and Plotly themselves from what they take as text: the policy and the canaries judge these.
      const chart = element.closest('.vega-bindings, .js-plotly-plot') !== null;
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) say(element, `handler ${name}`);
        if (
          addresses.includes(name.toLowerCase()) &&
          value.trim() !== '' &&
          !inside.test(value.trim()) &&
          !(element.localName === 'img' && picture.test(value))
        )
          say(element, `address ${name}`);
        if (!chart && /^(style|fill|stroke|filter|mask|clip-path|marker)/i.test(name) && leads.test(value))
          say(element, `style ${name}`);
      }
      if (element.localName === 'style' && leads.test(element.textContent)) say(element, 'stylesheet');
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(main);
  for (const name of [
    'start',
    'cells',
    'tiles',
    'ailabRegister',
    'acquireVsCodeApi',
    'nonce',
    'DOMPurify',
    'state',
    'host',
    'port',
    'toolbar',
    'main',
    'polluted',
  ]) {
    const value: unknown = (window as unknown as Record<string, unknown>)[name];
    // Our own block with the start data is no attack's.
    if (
      name !== 'start' &&
      (value instanceof Node || value instanceof HTMLCollection || value instanceof Window)
    )
      found.push(`window.${name} is an element of the notebook`);
  }
  for (const name of [
    'body',
    'head',
    'querySelector',
    'createElement',
    'currentScript',
    'defaultView',
    'forms',
  ]) {
    const real = Object.getOwnPropertyDescriptor(Document.prototype, name);
    const value: unknown = (document as unknown as Record<string, unknown>)[name];
    const expected: unknown = real?.get ? real.get.call(document) : real?.value;
    if (real && value !== expected) found.push(`document.${name} is an element of the notebook`);
  }
  return found;
}

/** `Object.prototype` as an attack may have left it. Runs in any frame. */
export function isPolluted(): boolean {
  return 'polluted' in {} || 'polluted' in Function.prototype;
}

/** Clicks, as a script can, whatever in the page looks as if it could be clicked. */
export function clickEverything(): void {
  for (const element of document.querySelectorAll(
    '.tile-body :is(a, button, summary, input, area, text, [onclick], [tabindex], [role])',
  )) {
    if (element instanceof HTMLElement) element.click();
    else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  }
}
