import type { RenderedLecture } from '../../src/core/notes/render';
import type { NotesMessage, NotesStart, NotesState } from '../../src/shared/notesApi';
import { isObject } from '../../src/shared/json';
import { same } from '../../src/shared/same';
import { t, otherLang } from '../../src/shared/t';
import { afterPaint } from '../common/afterPaint';
import { blockText } from '../common/blockText';
import { el } from '../common/dom';
import { givenToPanel } from '../common/latePanel';
import { Popup } from '../common/popup';
import { showTooltips } from '../common/tooltip';
import { isFromHolder } from '../common/vscodeApi';
import { Ahead } from './reader/ahead';
import { dressCode, refreshCode } from './reader/code';
import { Article } from './reader/article';
import { drawFoot } from './reader/ends';
import { Figures } from './reader/figures';
import { ForeignBar } from './reader/foreign';
import type { NotesGiven } from './reader/given';
import { keyMap, listenToKeys } from './reader/keys';
import { markExercises } from './reader/exercises';
import { listenToLinks } from './reader/links';
import { isNotesMessage } from './reader/messages';
import { Outline } from './reader/outline';
import { Quote } from './reader/quote';
import { Reading } from './reader/reading';
import { OutlineRoom } from './reader/outlineRoom';
import { dressTasks, markTasks } from './reader/tasks';
import { TermCard } from './reader/terms';
import { ToHost } from './reader/toHost';
import { Toolbar } from './reader/toolbar';

/** Where the person was, kept by the page so that it comes back with the window. */
interface Kept {
  readonly number: number;
  readonly row: number;
  readonly outline: boolean;
}

/** Milliseconds in which the host is expected to follow to a lecture that the page has opened by itself. */
const patience = 2000;

function start({ state: first, nonce }: NotesStart, { api, painted }: NotesGiven): void {
  const host = new ToHost(api);
  const { send } = host;
  const recalled = api.recall();
  const kept = isObject(recalled) ? (recalled as Partial<Kept>) : {};
  let state = first;
  let target: { name?: string; language?: string } = {};
  let place = kept.number === first.number ? (kept.row ?? 0) : 0;
  const room = new OutlineRoom(kept.outline, () => {
    outline.element.hidden = !room.isOpen;
    toolbar.update(state);
    if (!room.isOverText) remember();
  });
  const remember = (): void =>
    api.remember({ number: state.number, row: place, outline: room.wide } satisfies Kept);

  const ahead = new Ahead();
  ahead.add(first.number, first);
  /** The lecture that was opened without waiting for the host; until its state comes, others are of before. */
  let expected: { readonly number: number; readonly until: number } | undefined;
  const popup = new Popup();
  const scroller = el('main', { class: 'reader', tabindex: '0' });
  const foot = el('nav', { class: 'foot' });
  const article = new Article({
    state: () => state,
    send,
    dress: (root, lecture) => dress(root, lecture),
    grown: () => reading.setRows(article.rows),
  });
  scroller.append(article.element, foot);
  const goTo = (anchor: string): boolean => {
    article.finish();
    const { rows } = article;
    const row = rows.find((one) => one.anchor === anchor) ?? rows[Number(/^#(\d+)$/.exec(anchor)?.[1] ?? -1)];
    row?.element.scrollIntoView({ block: 'start', behavior: 'instant' });
    return row !== undefined;
  };
  const outline = new Outline((anchor) => {
    goTo(anchor);
    if (room.uncover()) scroller.focus({ preventScroll: true });
  });
  const toggleOutline = (): void => {
    room.toggle();
    if (room.isOpen) outline.focus();
  };
  const showKeys = (): void => {
    const box = keyMap(state);
    popup.open(toolbar.lookButton, box);
    box.focus();
  };
  const toolbar = new Toolbar(state, popup, {
    send,
    go,
    toggleOutline,
    isOutlineOpen: () => room.isOpen,
    showKeys,
  });
  const card = new TermCard(scroller, () => ({ terms: state.terms, lang: state.settings.lang }));
  const quote = new Quote(article.element, send);
  const foreignBar = new ForeignBar(send);
  const figures = new Figures(
    nonce,
    (address) => send({ type: 'follow', address }),
    (id) => send({ type: 'evidence', id }),
  );
  const reading = new Reading(scroller, {
    place: (row) => {
      if (row === place) return;
      place = row;
      remember();
      send({ type: 'place', block: row });
    },
    section: (section) => {
      if (state.read.includes(section)) return;
      state = { ...state, read: [...state.read, section] };
      send({ type: 'read', section });
    },
    at: (anchor) => outline.at(anchor),
  });

  const dress = (root: HTMLElement, lecture: RenderedLecture): void => {
    dressCode(root, lecture, {
      send,
      trusted: () => state.trusted,
      foreign: () => state.foreign,
      target: () => target,
    });
    dressTasks(root, lecture.lang, send);
    figures.draw(root, lecture, state);
  };
  function drawSettings(): void {
    const { lang, both, size, wide } = state.settings;
    document.documentElement.lang = lang;
    scroller.style.setProperty('--reading-size', `${size}px`);
    article.element.classList.toggle('both', both);
    scroller.classList.toggle('wide', wide);
    quote.setLabel(t(lang, 'reader.quote'));
    foreignBar.update(state);
  }

  function drawLecture(): void {
    figures.clear();
    card.hide();
    if (state.mathStyle && !document.querySelector('link[data-math]'))
      document.head.append(el('link', { rel: 'stylesheet', href: state.mathStyle, 'data-math': true }));
    article.draw();
    drawFoot(foot, state, go);
    outline.draw(state);
  }

  /** Another lecture: at once where the page has it. What only the host knows of it follows. */
  function go(number: number): void {
    const parts = ahead.get(number, state.settings.lang);
    if (!parts || number === state.number) {
      send({ type: 'go', number });
      return;
    }
    expected = { number, until: performance.now() + patience };
    const { place: _place, failure: _failure, figureStyle: _figures, mathStyle: _math, ...rest } = state;
    host.went(number);
    change({ ...rest, ...parts, number, read: [] });
  }

  function change(next: NotesState): void {
    const began = performance.now();
    const before = state;
    state = next;
    const sameText =
      before.edition === next.edition &&
      before.number === next.number &&
      before.lecture.lang === next.lecture.lang &&
      before.lecture.title === next.lecture.title;
    // In another language or layout the same block stays at the top of the screen.
    const stays =
      before.number === next.number &&
      next.place === undefined &&
      (!sameText || !same(before.settings, next.settings));
    if (stays) article.finish();
    const back = stays ? reading.hold() : undefined;
    drawSettings();
    toolbar.update(next);
    if (!sameText || before.failure !== next.failure) {
      drawLecture();
      if (back) article.finish();
      if (!back) {
        scroller.scrollTop = 0;
        place = 0;
      }
      if (next.place !== undefined) goTo(next.place);
      remember();
      afterPaint(() => send({ type: 'painted', what: 'switched', ms: performance.now() - began }));
    } else {
      outline.mark(next.read, next.settings.lang);
      markTasks(article.element, next);
      markExercises(article.element, next);
      refreshCode(article.element);
      if (next.settings.both && !article.hasOther) send({ type: 'other' });
      if (next.place !== undefined) goTo(next.place);
    }
    back?.();
    reading.setRows(article.rows);
  }

  const handlers: { [K in NotesMessage['type']]: (message: Extract<NotesMessage, { type: K }>) => void } = {
    state: ({ state: given }) => {
      if (given.revision < state.revision) return;
      if (expected && given.number !== expected.number && performance.now() < expected.until) return;
      expected = undefined;
      if (given.edition !== state.edition) ahead.clear();
      const lecture = given.lecture ?? ahead.get(given.number, given.settings.lang)?.lecture;
      if (!lecture) return;
      const next: NotesState = { ...given, lecture };
      ahead.add(next.number, next);
      change(next);
    },
    other: ({ number, lecture }) => {
      if (number !== state.number || lecture.lang === state.lecture.lang) return;
      const back = reading.hold();
      article.setOther(lecture);
      back();
      reading.look();
    },
    ahead: ({ number, parts }) => ahead.add(number, parts),
    goTo: ({ anchor }) => void goTo(anchor),
    marks: ({ read, lectures, tasks, exercises }) => {
      state = { ...state, read, lectures, tasks, exercises };
      outline.mark(read, state.settings.lang);
      markTasks(article.element, state);
      markExercises(article.element, state);
      toolbar.update(state);
    },
    target: ({ name, language }) => {
      target = { ...(name === undefined ? {} : { name }), ...(language === undefined ? {} : { language }) };
      refreshCode(article.element);
    },
    evidence: ({ evidence }) => figures.setEvidence(evidence ?? undefined),
  };

  document.getElementById('last-resort')?.remove();
  document.querySelector('.prerendered')?.remove();
  document.body.append(
    el('header', { class: 'head' }, toolbar.element, foreignBar.element),
    el('div', { class: 'body' }, outline.element, scroller),
  );
  // They float, but belong to the text: screen readers find them in its landmark.
  scroller.append(card.element, quote.element);
  outline.element.hidden = !room.isOpen;
  drawSettings();
  drawLecture();
  if (first.place !== undefined) goTo(first.place);
  else if (place > 0) goTo(`#${place}`);
  afterPaint(() => {
    if (!painted) send({ type: 'painted', what: 'first', ms: performance.now() });
    // What the host does then takes the thread from VS Code's own window too.
    send({ type: 'ready' });
    reading.setRows(article.rows);
  });
  showTooltips(document.body);
  listenToKeys({
    previous: () => toolbar.go(-1),
    next: () => toolbar.go(1),
    outline: toggleOutline,
    language: () => send({ type: 'set', lang: otherLang(state.settings.lang) }),
    both: () => send({ type: 'set', both: !state.settings.both }),
    search: () => send({ type: 'search' }),
    quote: () => quote.take(),
    swap: () => {
      const focused = document.activeElement?.closest('.row');
      const { rows } = article;
      const row = rows.find(({ element }) => element === focused) ?? rows[reading.first()];
      if (row) article.swap(row);
    },
    keys: showKeys,
  });

  listenToLinks(article.element, send, () => card.hide());
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (isFromHolder(source) && isNotesMessage(data))
      (handlers[data.type] as (message: NotesMessage) => void)(data);
  });
  // Keys scroll what has the focus, and the page itself does not scroll.
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body) scroller.focus({ preventScroll: true });
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && room.uncover()) scroller.focus({ preventScroll: true });
  });
  scroller.addEventListener('pointerdown', () => {
    room.uncover();
  });
}

const given = givenToPanel() as NotesGiven | undefined;
if (given) start(JSON.parse(blockText('start')) as NotesStart, given);
