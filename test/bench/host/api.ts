/** Milliseconds from the command to the report's arrival in the extension host; `inPage` from the page's own beginning. */
export interface DashboardTimes {
  readonly first: number;
  readonly screen: number;
  readonly firstInPage: number;
  readonly screenInPage: number;
}

export interface LargeTimes {
  readonly first: number;
  /** The most that the extension host's process grew by while the notebook was opened, in bytes, worker included. */
  readonly growth: number;
  /** The longest time for which the extension host did nothing else, in milliseconds. */
  readonly block: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the bench asks of the extension host: command `ailabBench.<name>`. */
export interface HostVerbs {
  /** From `createWebviewPanel` to the message that an empty page sends after its first frame. */
  floor(input: object): Promise<{ readonly ms: number; readonly size: Size }>;
  /** Milliseconds from the command to the page's report that its first lecture is painted. */
  lecture(input: { readonly place: string }): Promise<number>;
  /** Milliseconds that the page took for each change of lecture. */
  switchLectures(input: { readonly places: readonly string[] }): Promise<readonly number[]>;
  dashboard(input: { readonly notebook: string }): Promise<DashboardTimes>;
  large(input: { readonly notebook: string }): Promise<LargeTimes>;
  /** Milliseconds from each change's event to the page's report that it is drawn. */
  redraw(input: {
    readonly notebook: string;
    readonly cell: number;
    readonly runs: number;
  }): Promise<readonly number[]>;
  /** Activates the extension, nothing more; every file of it that was loaded, with its bytes. */
  activation(input: object): Promise<readonly { readonly file: string; readonly bytes: number }[]>;
}
