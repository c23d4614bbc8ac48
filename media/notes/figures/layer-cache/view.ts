import {
  built,
  emptyCache,
  plan,
  secondsPerEdit,
  type Cache,
} from '../../../../src/core/notes/figures/layerBuild';
import {
  edited,
  edits,
  firstProject,
  goodOrder,
  moved,
  secondsOf,
  slowOrder,
  type Edit,
  type Line,
  type Project,
} from '../../../../src/core/notes/figures/layerCache';
import { el } from '../../../common/dom';
import { button, choices, numbers, saying, toggle } from '../kit/controls';
import { dragBy } from './drag';
import { row, shortName, type Row } from './row';
import type { LayerWords } from './words';

/** Draws the figure. What is shown is always the next build: of the project as it is, with what earlier builds left. */
export function drawLayers(into: HTMLElement, words: LayerWords): void {
  let project: Project = firstProject;
  let edit: Edit = 'none';
  let cache: Cache = built(project, emptyCache);

  const said = saying();
  const list = el('ol', { class: 'layer-rows', 'aria-label': words.lines });
  const setOrder = (order: readonly Line[]): void => {
    project = { ...project, order };
    show();
  };
  const rows = new Map<Line, Row>(
    goodOrder.map((line) => {
      const made = row(words, line, (by) => setOrder(moved(project.order, line, by)));
      let before = project.order;
      made.handle.addEventListener('pointerdown', () => (before = project.order));
      dragBy(made.handle, made.element, {
        list,
        to: (index) => setOrder(moved(project.order, line, index - project.order.indexOf(line))),
        cancel: () => setOrder(before),
      });
      return [line, made];
    }),
  );
  const editChoices = choices(
    words.edit,
    edits.map((value) => ({ value, label: words.edits[value] })),
    edit,
    (value) => {
      edit = value;
      show();
    },
  );
  const figures = numbers({ now: words.now, app: words.eachApp, list: words.eachList });

  /** Rows in the order of the lines; those that stand right already stay untouched, with their focus. */
  function arrange(): void {
    project.order.forEach((line, index) => {
      const element = rows.get(line)?.element;
      if (element && list.children[index] !== element)
        list.insertBefore(element, list.children[index] ?? null);
    });
  }

  function show(after?: string): void {
    const state = edited(project, edit);
    const { steps, seconds, failure } = plan(state, cache);
    const most = Math.max(...project.order.map((line) => secondsOf(state, line)));
    arrange();
    steps.forEach((step, index) =>
      rows.get(step.line)?.show(step, { first: index === 0, last: index === steps.length - 1 }, most),
    );
    const perApp = secondsPerEdit(project, 'app');
    const perList = secondsPerEdit(project, 'requirements');
    const slow = perApp !== undefined && perApp >= secondsOf(project, 'install');
    figures.set(
      'now',
      failure === undefined ? words.seconds(seconds) : words.never,
      failure === undefined ? undefined : 'bad',
    );
    figures.set(
      'app',
      perApp === undefined ? words.never : words.seconds(perApp),
      perApp === undefined || slow ? 'bad' : 'good',
    );
    figures.set(
      'list',
      perList === undefined ? words.never : words.seconds(perList),
      perList === undefined ? 'bad' : undefined,
    );
    const cached = steps.filter(({ status }) => status === 'cached').length;
    const makes = steps.filter(({ status }) => status === 'built');
    const news =
      failure !== undefined
        ? words.saidFails(words.failure[failure])
        : makes[0] === undefined
          ? words.saidNothing
          : words.said(cached, cached + makes.length, words.seconds(seconds), shortName(makes[0].line));
    said.say(
      [after ?? news, slow && after === undefined ? words.reinstalls(words.seconds(perApp)) : '']
        .join(' ')
        .trim(),
    );
  }

  const build = (): void => {
    const state = edited(project, edit);
    const { seconds, failure } = plan(state, cache);
    cache = built(state, cache);
    project = state;
    edit = 'none';
    const none = editChoices.querySelector<HTMLInputElement>('input[value="none"]');
    if (none) none.checked = true;
    show(failure === undefined ? words.saidBuilt(words.seconds(seconds)) : undefined);
  };

  into.classList.add('layers');
  into.append(
    el('p', { class: 'figure-task' }, words.task),
    el('div', { class: 'figure-controls' }, editChoices),
    el(
      'div',
      { class: 'figure-controls' },
      toggle(words.ignore, project.ignore, (ignore) => {
        project = { ...project, ignore };
        show();
      }),
    ),
    list,
    el(
      'div',
      { class: 'figure-controls layer-buttons' },
      el(
        'div',
        { role: 'group', 'aria-label': words.orders },
        button(words.good, () => setOrder(goodOrder)),
        button(words.slow, () => setOrder(slowOrder)),
      ),
      el('div', {}, button(words.build, build), el('span', { class: 'layer-hint' }, words.buildHint)),
    ),
    said.element,
    figures.element,
    el('p', { class: 'layer-hint' }, words.example),
  );
  show();
}
