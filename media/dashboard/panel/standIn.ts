/** Milliseconds after which the frame is taken to be stuck: what stands in for it must not hide that. */
const patience = 3000;

/**
 * Shows the first tile over the place of the frame, with the frame's own style, which reaches nothing else; nobody can
 * press anything in it. Undefined where the page brings none.
 */
export function standIn(): HTMLElement | undefined {
  const template = document.querySelector<HTMLTemplateElement>('template#tile');
  if (!template) return undefined;
  const element = document.createElement('div');
  element.className = 'stand-in';
  element.inert = true;
  element.attachShadow({ mode: 'open' }).append(template.content);
  template.replaceWith(element);
  setTimeout(() => element.remove(), patience);
  return element;
}
