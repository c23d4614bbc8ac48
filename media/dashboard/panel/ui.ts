import type { OutlineEntry } from '../../../src/core/notebook/types';
import type { DashboardState, PanelIntent } from '../../../src/shared/dashboardApi';
import type { Lang } from '../../../src/shared/t';
import type { Popup } from '../../common/popup';
import { Bars } from './bars';
import { Central } from './central';
import { FindBox, type FindRequest } from './find';
import { explainLive } from './live';
import { Outline } from './outline';
import { Toolbar } from './toolbar';

/** What the parts around the frame ask of the page. */
export interface UiHost {
  send(intent: PanelIntent): void;
  toggleOutline(): void;
  isOutlineOpen(): boolean;
  goTo(entry: OutlineEntry): void;
  find(request: FindRequest): void;
  findClosed(returnTo: Element | null): void;
}

/** Everything around the frame in one language; another language makes another one. */
export class Ui {
  readonly toolbar: Toolbar;
  readonly bars: Bars;
  readonly outline: Outline;
  readonly find: FindBox;
  readonly central: Central;

  constructor(
    readonly lang: Lang,
    state: DashboardState,
    popup: Popup,
    host: UiHost,
  ) {
    const send = (intent: PanelIntent): void => host.send(intent);
    this.find = new FindBox(
      lang,
      (request) => host.find(request),
      (returnTo) => host.findClosed(returnTo),
    );
    this.outline = new Outline(lang, (entry) => host.goTo(entry));
    this.bars = new Bars(lang, send);
    this.central = new Central(lang, send);
    this.toolbar = new Toolbar(lang, state, popup, {
      send,
      toggleOutline: () => host.toggleOutline(),
      isOutlineOpen: () => host.isOutlineOpen(),
      find: () => this.find.open(),
      explainLive: (anchor) => explainLive(popup, anchor, lang, send),
    });
  }

  update(state: DashboardState): void {
    this.toolbar.update(state);
    this.bars.update(state);
    this.outline.update(state);
    this.central.update(state);
  }
}
