import { trace, type Setup } from '../../../src/core/notes/figures/port-mapping';
import { parsePorts, size } from '../../../src/core/notes/figures/publish';
import { el } from '../../common/dom';
import { register, type FigureContext } from './contract';
import { button, choices, saying, toggle } from './kit/controls';
import { drawPath } from './port-mapping/drawing';
import { drawSeen } from './port-mapping/seen';
import { en } from './port-mapping/words.en';
import { ko } from './port-mapping/words.ko';

/** One value for each thing that there is to find out. */
const examples = [
  '8080:8501',
  '127.0.0.1:8080:8501',
  '8501',
  '8080:8000',
  '8080:8501/udp',
  '9000-9002:8500-8502',
  'localhost:8080:8501',
] as const;

const words = { ko, en } as const;
let ids = 0;

/** A port as a person types it; undefined where it is none. */
function typedPort(text: string): number | undefined {
  const range = parsePorts(text.trim());
  return typeof range !== 'string' && size(range) === 1 && range.first > 0 && !text.includes('-')
    ? range.first
    : undefined;
}

function draw(into: HTMLElement, { lang }: FigureContext): undefined {
  const text = words[lang];
  let setup: Setup = {
    publish: examples[0],
    appPort: 8501,
    bind: '0.0.0.0',
    from: 'browser',
    expose: false,
  };
  const said = saying();
  const path = el('div', { class: 'port-map' });
  const seen = el('div', { class: 'port-seen' });
  const exposeHost = el('div', { class: 'port-expose' });

  const publish = field(text.publish, setup.publish, text.none);
  const appPort = field(text.appPort, String(setup.appPort));
  appPort.input.inputMode = 'numeric';
  appPort.input.classList.add('port-number');

  const update = (changes: Partial<Setup>): void => {
    setup = { ...setup, ...changes };
    const port = typedPort(appPort.input.value);
    appPort.input.setAttribute('aria-invalid', String(port === undefined));
    const result = trace(setup);
    publish.input.setAttribute('aria-invalid', String(result.outcome === 'not-started'));
    path.replaceChildren(drawPath(result, setup, text));
    seen.replaceChildren(...drawSeen(result, setup, text));
    const note = setup.expose ? ` ${text.exposeSays}` : '';
    const wrong = port === undefined ? `${text.appPortWrong} ` : '';
    said.say(`${wrong}${result.stop === undefined ? '✓' : '✕'} ${text.says(result, setup)}${note}`);
  };
  publish.input.addEventListener('input', () => update({ publish: publish.input.value }));
  appPort.input.addEventListener('input', () => {
    // While the field holds no port, the drawing stays with the last one.
    const port = typedPort(appPort.input.value) ?? setup.appPort;
    const changed = port !== setup.appPort;
    update({ appPort: port });
    if (changed) drawExpose();
  });
  const drawExpose = (): void =>
    exposeHost.replaceChildren(
      toggle(text.expose(setup.appPort), setup.expose, (expose) => update({ expose })),
    );

  const tries = [...examples, ''].map((example) =>
    button(example || text.tryNone, () => {
      publish.input.value = example;
      update({ publish: example });
    }),
  );
  drawExpose();
  into.append(
    el('div', { class: 'figure-controls' }, publish.element, appPort.element),
    el('div', { class: 'port-examples', role: 'group', 'aria-label': text.examples }, ...tries),
    el(
      'div',
      { class: 'figure-controls' },
      choices(
        text.bind,
        [
          { value: '0.0.0.0', label: text.binds['0.0.0.0'] },
          { value: '127.0.0.1', label: text.binds['127.0.0.1'] },
        ],
        setup.bind,
        (bind) => update({ bind }),
      ),
      choices(
        text.from,
        (['browser', 'lan', 'container', 'inside'] as const).map((value) => ({
          value,
          label: text.origins[value],
        })),
        setup.from,
        (from) => update({ from }),
      ),
      exposeHost,
    ),
    path,
    said.element,
    seen,
  );
  update({});
  return undefined;
}

interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

/** A line of text to type in, without a spelling checker: these are values, not words. */
function field(name: string, value: string, placeholder?: string): Field {
  const id = `port-field-${++ids}`;
  const input = el('input', {
    id,
    type: 'text',
    value,
    placeholder,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
  });
  return { element: el('div', { class: 'port-field' }, el('label', { for: id }, name), input), input };
}

register('port-mapping', { words, draw });
