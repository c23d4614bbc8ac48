/**
 * Untrusted CSS, read by the browser's own parser and written again without what could fetch: what is judged is the
 * parsed value, never the text, so that escapes and comments hide nothing. The page's policy stands behind it.
 */

const suspicious = /url|image|src|\\|--|column/i;

/** Columns within columns: each level doubles what layout does, and two hundred of them end the page. */
const multiplying = /^column(s|-count|-width)$/;

/** Addresses in a canonical CSS value that are neither inside the page nor inside the text. */
function isRemote(name: string, value: string): boolean {
  // A custom property keeps its text as written, and may become part of any other value.
  if (name.startsWith('--') && /url|image|src|\\|@/i.test(value)) return true;
  for (const match of value.matchAll(/\burl\(\s*["']?([^"')]*)/gi)) {
    if (!/^(#|data:(image|font|application\/(x-)?font))/i.test(match[1] ?? '')) return true;
  }
  return false;
}

function cleanDeclarations(style: CSSStyleDeclaration, prefix: string): void {
  for (const name of [...style]) {
    const value = style.getPropertyValue(name);
    if (isRemote(name, value) || multiplying.test(name)) style.removeProperty(name);
    else if (/url\(["']?#/.test(value))
      style.setProperty(name, prefixedUrls(value, prefix), style.getPropertyPriority(name));
  }
}

/** `url(#id)` of a value, with the prefix that ids of this output got. */
export function prefixedUrls(value: string, prefix: string): string {
  return value.replace(
    /url\(\s*["']?#([^"')]+)["']?\s*\)/g,
    (_whole, id: string) => `url("#${prefix}${id}")`,
  );
}

/** The style attribute of an element that is not in the page yet. */
export function cleanStyleAttribute(element: HTMLElement | SVGElement, prefix: string): void {
  if (suspicious.test(element.getAttribute('style') ?? '')) cleanDeclarations(element.style, prefix);
}

/** A stylesheet that reaches only inside elements that `scope` (a selector) matches; ids carry the prefix. */
export function scopedCss(text: string, prefix: string, scope: string): string {
  const sheet = new CSSStyleSheet();
  // Drops every @import: sheets made by a script have none.
  sheet.replaceSync(text);
  const scoped: string[] = [];
  const outside: string[] = [];
  for (const rule of sheet.cssRules) {
    if (!clean(rule, prefix)) continue;
    const global = rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule;
    (global ? outside : scoped).push(rule.cssText);
  }
  const inside = scoped.length > 0 ? `@scope (${scope}) {\n${scoped.join('\n')}\n}` : '';
  return [...outside, inside].join('\n');
}

/** False for a rule that has to go. */
function clean(rule: CSSRule, prefix: string): boolean {
  if (rule instanceof CSSStyleRule) {
    rule.selectorText = prefixedIds(rule.selectorText, prefix);
    cleanDeclarations(rule.style, prefix);
    cleanNested(rule, prefix);
    return true;
  }
  if (rule instanceof CSSKeyframesRule) {
    for (const frame of rule.cssRules)
      if (frame instanceof CSSKeyframeRule) cleanDeclarations(frame.style, prefix);
    return true;
  }
  if (rule instanceof CSSFontFaceRule) {
    cleanDeclarations(rule.style, prefix);
    return rule.style.getPropertyValue('src') !== '';
  }
  if (rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule || rule instanceof CSSContainerRule) {
    cleanNested(rule, prefix);
    return true;
  }
  return false;
}

function cleanNested(rule: CSSStyleRule | CSSGroupingRule, prefix: string): void {
  for (let index = rule.cssRules.length - 1; index >= 0; index--) {
    const inner = rule.cssRules[index];
    if (inner && !clean(inner, prefix)) rule.deleteRule(index);
  }
}

/** `#id` in a selector with the prefix; quoted texts stay as they are. */
function prefixedIds(selector: string, prefix: string): string {
  return selector.replace(/"(?:[^"\\]|\\.)*"|#((?:[\w-]|[^\0-\x7f]|\\.)+)/g, (whole, id?: string) =>
    id === undefined ? whole : `#${prefix}${id}`,
  );
}
