import { isV6, normalAddress } from './ip-address';
import { parsePublish, size, type Published, type PublishFault } from './publish';

/** From where a request comes. */
export type Origin = 'browser' | 'lan' | 'container' | 'inside';

export interface Setup {
  /** The value of `-p`; blank: the option is not given. */
  readonly publish: string;
  readonly appPort: number;
  /** The address at which the app listens inside its container. */
  readonly bind: '0.0.0.0' | '127.0.0.1';
  readonly from: Origin;
  /** Whether the image has an EXPOSE line for the app's port: only a note, so it changes the listing and nothing else. */
  readonly expose: boolean;
}

/** Why a request ends where it ends. */
export type Reason =
  | 'open'
  | 'bad-value'
  | 'foreign-address'
  | 'not-published'
  | 'protocol'
  | 'local-door'
  | 'other-port'
  | 'loopback-app';

/** What the person sees: an answer, Docker's refusal, or one of two ways in which a connection fails. */
export type Outcome = 'answer' | 'not-started' | 'refused' | 'cut';

export interface Trace {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** Where the request stops; undefined where it arrives. */
  readonly stop: 'docker' | 'host' | 'app' | undefined;
  /** Host and port that the person asks for. */
  readonly target: { readonly host: string; readonly port: number };
  /** Docker chooses the port when the container starts; `target.port` is only an example. */
  readonly chosen: boolean;
  /** Where the option leads, if there is one. */
  readonly door: { readonly address: string; readonly host: number; readonly container: number } | undefined;
  readonly protocol: Published['protocol'];
  readonly fault: PublishFault | undefined;
  /** What Docker prints when it refuses; empty otherwise. */
  readonly docker: string;
  /** The column PORTS of `docker ps`; empty where nothing runs or nothing is known. */
  readonly listing: string;
}

/** Addresses of the computer in the figure, as an example. */
export const own = { v4: '192.168.0.10', v6: '2001:db8::10' } as const;
/** The container's name in its network. */
export const containerName = 'app';
/** Linux hands out ports from here where nobody asked for one. */
const firstFree = 32_768;
/** A range can hold 65,536 ports: the figure lists no more than these. */
const longestList = 2;

/** Follows one HTTP request to the app, or to where it ends. */
export function trace(setup: Setup): Trace {
  const { publish, appPort, bind, from, expose } = setup;
  const value = publish.trim();
  // Blanks around the value never reach Docker: the shell takes them.
  const parsed = value === '' ? undefined : parsePublish(value);
  const fault = parsed && 'fault' in parsed ? parsed : undefined;
  const published = parsed && 'published' in parsed ? parsed.published : undefined;
  const door = published && doorOf(published, appPort);
  const base = {
    target: targetOf(setup, published, door?.host),
    chosen: door !== undefined && published !== undefined && isChosen(published) && isOutside(from),
    door,
    protocol: published?.protocol ?? 'tcp',
    fault: fault?.fault,
    docker: '',
    listing: '',
  };
  if (fault)
    return { ...base, outcome: 'not-started', reason: 'bad-value', stop: 'docker', docker: fault.docker };
  if (published && !isOwn(published.address))
    return {
      ...base,
      outcome: 'not-started',
      reason: 'foreign-address',
      stop: 'docker',
      docker: 'cannot assign requested address',
    };
  const started = { ...base, listing: listing(published, expose ? appPort : undefined) };
  const arrived: Trace = { ...started, outcome: 'answer', reason: 'open', stop: undefined };
  const refused = (reason: Reason, stop: 'host' | 'app'): Trace => ({
    ...started,
    outcome: 'refused',
    reason,
    stop,
  });
  if (from === 'inside') return arrived;
  if (from === 'container') return bind === '127.0.0.1' ? refused('loopback-app', 'app') : arrived;
  if (!published || !door) return refused('not-published', 'host');
  if (published.protocol !== 'tcp') return refused('protocol', 'host');
  if (from === 'lan' && isLoopback(published.address)) return refused('local-door', 'host');
  const reason = door.container !== appPort ? 'other-port' : bind === '127.0.0.1' ? 'loopback-app' : 'open';
  if (reason === 'open') return arrived;
  // On this computer a helper of Docker takes the connection and then finds nobody; from outside, the kernel passes
  // the packets on and the container itself refuses (docker-library/python#95 shows both side by side).
  return { ...refused(reason, 'app'), outcome: from === 'browser' ? 'cut' : 'refused' };
}

const isOutside = (from: Origin): boolean => from === 'browser' || from === 'lan';

const any: readonly string[] = ['', '0.0.0.0', normalAddress('::')];
const isAny = (address: string): boolean => any.includes(normalAddress(address));
const isLoopback = (address: string): boolean =>
  normalAddress(address).startsWith('127.') || normalAddress(address) === normalAddress('::1');
const isOwn = (address: string): boolean =>
  isAny(address) ||
  isLoopback(address) ||
  [own.v4, own.v6].some((mine) => normalAddress(mine) === normalAddress(address));

const isChosen = ({ host, container }: Published): boolean =>
  host === undefined || host.first === 0 || size(host) > size(container);

/** The pair of ports that leads to the app, or the first one where none does. */
function doorOf(published: Published, appPort: number): NonNullable<Trace['door']> {
  const { container, host, address } = published;
  const leads = appPort >= container.first && appPort <= container.last;
  const offset = leads ? appPort - container.first : 0;
  const asked = host === undefined || host.first === 0 ? undefined : host.first;
  return {
    address,
    host: asked === undefined ? firstFree + offset : asked + (size(container) > 1 ? offset : 0),
    container: container.first + offset,
  };
}

function targetOf(
  { from, appPort }: Setup,
  published: Published | undefined,
  hostPort: number | undefined,
): Trace['target'] {
  if (from === 'inside') return { host: '127.0.0.1', port: appPort };
  // A sibling asks by the container's name, and for the app's own port: the door of the host is not on its way.
  if (from === 'container') return { host: containerName, port: appPort };
  const address = published?.address ?? '';
  const port = hostPort ?? appPort;
  const six = isV6(normalAddress(address));
  if (from === 'lan') return { host: six ? `[${own.v6}]` : own.v4, port };
  const isLocal = ['127.0.0.1', normalAddress('::1')].includes(normalAddress(address));
  if (isAny(address) || isLocal) return { host: 'localhost', port };
  return { host: six ? `[${address}]` : address, port };
}

/**
 * As `docker ps` (client 28) writes it: first notes (no arrow) and doors whose two numbers are equal, these as ranges;
 * then every other door by itself.
 */
function listing(published: Published | undefined, exposed: number | undefined): string {
  const covered =
    published?.protocol === 'tcp' &&
    exposed !== undefined &&
    exposed >= published.container.first &&
    exposed <= published.container.last;
  const note = exposed === undefined || covered ? [] : [{ port: exposed, text: `${exposed}/tcp` }];
  if (!published) return note.map(({ text }) => text).join();
  const { container, host, protocol } = published;
  const first = host === undefined || host.first === 0 ? firstFree : host.first;
  const addresses = (published.address === '' ? ['0.0.0.0', '::'] : [published.address]).map((one) =>
    isV6(one) ? `[${one}]` : one,
  );
  if (first === container.first) {
    const range = size(container) > 1 ? `${first}-${container.last}` : String(first);
    const doors = addresses.map((one) => ({
      port: first,
      text: `${one}:${range}->${range}/${protocol}`,
    }));
    return [...note, ...doors]
      .sort((a, b) => a.port - b.port)
      .map(({ text }) => text)
      .join(', ');
  }
  const shown = Math.min(size(container), longestList);
  const doors = Array.from({ length: shown }, (_, index) => index).flatMap((index) =>
    addresses.map((one) => `${one}:${first + index}->${container.first + index}/${protocol}`),
  );
  return [...note.map(({ text }) => text), ...doors, ...(shown < size(container) ? ['…'] : [])].join(', ');
}
