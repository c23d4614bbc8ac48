import type { Said } from '../../src/core/exercises/mistakes';
import type { ScopePipeline, ScopeStage } from '../../src/core/exercises/pipelineShown';
import { rowsText } from '../../src/core/exercises/pipelineWords';
import { isObject } from '../../src/shared/json';
import type {
  MicroscopeIntent,
  MicroscopeMessage,
  MicroscopeStart,
  MicroscopeState,
} from '../../src/shared/microscopeApi';
import { t, type Lang } from '../../src/shared/t';
import { blockText } from '../common/blockText';
import { el, onPress, type Child } from '../common/dom';
import { icon } from '../common/icons';
import { hostApi, isFromHolder } from '../common/vscodeApi';
import { flow, sampleOf } from './stage';

/** Stands for a command while a sentence is put together: no command holds it. */
const mark = '\u0000';

function start({ state: first }: MicroscopeStart): void {
  const api = hostApi<MicroscopeIntent>();
  const send = (intent: MicroscopeIntent): void => api.post(intent);
  const main = el('main', { class: 'microscope', tabindex: '0' });
  const status = el('p', { class: 'unseen', role: 'status' });
  const draw = (state: MicroscopeState): void => {
    document.documentElement.lang = state.lang;
    const focused = document.activeElement?.getAttribute('data-key');
    main.replaceChildren(...page(state, send).filter((part) => part !== undefined));
    // The page is drawn anew under the person's hands: what had the focus gets it back.
    if (focused != null) main.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    status.textContent = spoken(state);
  };
  document.body.append(main, status);
  draw(first);
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (!isFromHolder(source) || !isObject(data) || data['type'] !== 'state') return;
    draw((data as unknown as MicroscopeMessage).state);
  });
  send({ type: 'ready' });
}

function page(state: MicroscopeState, send: (intent: MicroscopeIntent) => void): Child[] {
  const { lang, phase, scope } = state;
  const head = el(
    'header',
    {},
    el('h1', {}, state.exercise),
    state.caseName === ''
      ? undefined
      : el('p', { class: 'case' }, t(lang, 'microscope.case', { name: state.caseName })),
  );
  if (phase !== 'shown' || !scope) return [head, waiting(state, send)];
  const at = culprit(scope.pipelines);
  const summary = at
    ? el(
        'section',
        { class: 'summary', 'aria-label': t(lang, 'microscope.found') },
        icon('warning'),
        lossText(lang, at),
      )
    : scope.note &&
      el('section', { class: 'summary plain' }, icon('info'), el('p', {}, ...sentence(lang, scope.note)));
  const tools = el('p', { class: 'tools' });
  const input = el(
    'button',
    { type: 'button', class: 'button button-secondary', 'data-key': 'input' },
    t(lang, 'microscope.openInput'),
  );
  onPress(input, () => send({ type: 'input' }));
  tools.append(input);
  return [head, summary, tools, ...scope.pipelines.map((one, index) => pipeline(state, one, index, send))];
}

function culprit(pipelines: readonly ScopePipeline[]): NonNullable<ScopeStage['loss']> | undefined {
  return pipelines.flatMap(({ stages }) => stages).find(({ loss }) => loss)?.loss;
}

/** One sentence and one way out. */
function waiting(
  { lang, phase, failure }: MicroscopeState,
  send: (intent: MicroscopeIntent) => void,
): HTMLElement {
  const text = {
    looking: t(lang, 'microscope.looking'),
    shown: '',
    passed: t(lang, 'microscope.passed'),
    untrusted: t(lang, 'microscope.untrusted'),
    failed: failure ?? '',
  }[phase];
  const box = el(
    'section',
    { class: 'waiting', 'aria-busy': phase === 'looking' ? 'true' : undefined },
    el('p', {}, text),
  );
  if (phase === 'looking') return box;
  const trust = phase === 'untrusted';
  const button = el(
    'button',
    { type: 'button', class: 'button', 'data-key': 'way-out' },
    t(lang, trust ? 'microscope.manageTrust' : 'microscope.check'),
  );
  onPress(button, () => send({ type: trust ? 'trust' : 'check' }));
  box.append(button);
  return box;
}

function pipeline(
  { lang }: MicroscopeState,
  { stages, runs, more }: ScopePipeline,
  index: number,
  send: (intent: MicroscopeIntent) => void,
): HTMLElement {
  const line = (stages[0]?.end.line ?? 0) + 1;
  const often = t(lang, more ? 'microscope.moreRuns' : 'microscope.runs', { count: runs });
  const list = el('ol', { class: 'stages' });
  for (const [at, stage] of stages.entries())
    list.append(
      stageItem(lang, stage, at, `${index}.${at}`, () =>
        send({ type: 'reveal', pipeline: index, stage: at }),
      ),
    );
  return el(
    'section',
    { class: 'pipeline' },
    el(
      'h2',
      {},
      t(lang, 'microscope.pipeline', { line }),
      runs === 1 && !more
        ? undefined
        : el('span', { class: 'runs' }, runs === 0 ? t(lang, 'microscope.notReached') : often),
    ),
    list,
  );
}

function stageItem(lang: Lang, stage: ScopeStage, at: number, key: string, reveal: () => void): HTMLElement {
  const { command, loss } = stage;
  const show = el(
    'button',
    { type: 'button', class: 'command', 'data-key': key, title: t(lang, 'microscope.reveal') },
    el('code', {}, command),
  );
  onPress(show, reveal);
  const samples = el(
    'details',
    { open: loss !== undefined },
    el('summary', { 'data-key': `${key}.rows` }, t(lang, 'microscope.samples')),
    el(
      'div',
      { class: 'samples' },
      sampleOf(lang, 'microscope.before', stage.before, stage.rowsIn[0], loss?.line),
      sampleOf(lang, 'microscope.after', stage.after, stage.rowsOut[0]),
    ),
  );
  return el(
    'li',
    { class: loss ? 'stage culprit' : 'stage' },
    el(
      'div',
      { class: 'line' },
      el('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)),
      show,
      el('span', { class: 'rows' }, flow(lang, stage)),
    ),
    loss ? el('div', { class: 'loss' }, icon('warning'), lossText(lang, loss)) : undefined,
    samples,
  );
}

function lossText(lang: Lang, { why, hint }: NonNullable<ScopeStage['loss']>): HTMLElement {
  return el('p', {}, ...sentence(lang, why), ...(hint ? [' ', ...sentence(lang, hint)] : []));
}

/** A text in which the command is set as code: it may hold any character. */
function sentence(lang: Lang, { id, args }: Said): Child[] {
  const { command } = args;
  if (command === undefined) return [t(lang, id, args)];
  const [before = '', ...rest] = t(lang, id, { ...args, command: mark }).split(`\`${mark}\``);
  return [before, el('code', {}, String(command)), rest.join('')];
}

/** What a screen reader says when the page has changed. */
function spoken({ lang, phase, scope }: MicroscopeState): string {
  if (phase !== 'shown' || !scope) return '';
  const loss = culprit(scope.pipelines);
  const said = loss?.why ?? scope.note;
  const last = scope.pipelines.at(-1)?.stages.at(-1);
  return said ? t(lang, said.id, said.args) : last ? rowsText(lang, last.rowsOut, last.cut) : '';
}

const given = blockText('start');
if (given !== '') {
  document.getElementById('last-resort')?.remove();
  start(JSON.parse(given) as MicroscopeStart);
}
