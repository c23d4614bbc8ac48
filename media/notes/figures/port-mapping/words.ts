import type { Origin, Setup, Trace } from '../../../../src/core/notes/figures/port-mapping';
import type { PublishFault } from '../../../../src/core/notes/figures/publish';

/** Every word of the figure in one language. */
export interface Words {
  readonly title: string;
  readonly desc: string;
  readonly publish: string;
  /** What an empty field means. */
  readonly none: string;
  /** The button that empties it. */
  readonly tryNone: string;
  readonly examples: string;
  readonly appPort: string;
  readonly appPortWrong: string;
  readonly bind: string;
  readonly binds: Readonly<Record<Setup['bind'], string>>;
  readonly from: string;
  readonly origins: Readonly<Record<Origin, string>>;
  /** What stands for the asking side in the drawing. */
  readonly asks: Readonly<Record<Origin, string>>;
  readonly expose: (port: number) => string;
  readonly exposeSays: string;
  readonly host: string;
  readonly door: string;
  readonly noDoor: string;
  readonly container: string;
  readonly containerPort: string;
  readonly app: string;
  readonly listens: string;
  readonly chosen: string;
  readonly sees: string;
  readonly seesAnswer: string;
  readonly or: string;
  readonly listing: string;
  readonly nothingListed: string;
  readonly firewall: string;
  readonly fault: (fault: PublishFault) => string;
  readonly says: (trace: Trace, setup: Setup) => string;
}
