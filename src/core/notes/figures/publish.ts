import { isIpAddress } from './ip-address';

/** Ports from the first to the last, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** What a value of `docker run -p` asks for. */
export interface Published {
  /** Empty: all addresses of the computer. */
  readonly address: string;
  /** Undefined: Docker chooses. Longer than the container's single port: Docker chooses one of them. */
  readonly host: PortRange | undefined;
  readonly container: PortRange;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** Why a port or a range cannot be read. */
export type PortFault = 'space' | 'empty' | 'letters' | 'large' | 'backwards';

/** What is wrong with a value; `part` is the piece that is wrong. */
export type PublishFault =
  | { readonly kind: 'no-container-port' | 'protocol' | 'ranges' | 'option'; readonly part: string }
  | { readonly kind: 'host-port' | 'container-port'; readonly part: string; readonly why: PortFault }
  | { readonly kind: 'address'; readonly part: string; readonly why: 'name' | 'bracket' | 'form' };

export type PublishResult =
  | { readonly published: Published }
  /** `docker` is the sentence that Docker prints. */
  | { readonly fault: PublishFault; readonly docker: string };

/**
 * Reads one value of `-p` as Docker's client does: `[ADDRESS:][HOST:]CONTAINER[/PROTOCOL]`, ranges, IPv6 with and
 * without brackets, and the long form `published=8080,target=80`.
 */
export function parsePublish(value: string): PublishResult {
  if (!value.includes('=')) return parseShort(value);
  const options = new Map([['protocol', 'tcp']]);
  for (const option of value.split(',')) {
    const at = option.indexOf('=');
    if (at < 1)
      return {
        fault: { kind: 'option', part: option },
        docker: `invalid publish opts format (should be name=value but got '${option}')`,
      };
    options.set(option.slice(0, at), option.slice(at + 1));
  }
  const [host, container] = [options.get('published') ?? '', options.get('target') ?? ''];
  return parseShort(`${host}:${container}/${options.get('protocol') ?? ''}`);
}

function parseShort(value: string): PublishResult {
  const parts = value.split(':');
  const target = parts.pop() ?? '';
  const hostText = parts.pop() ?? '';
  const [containerText = '', protocolText = ''] = target.split('/');
  if (containerText === '')
    return {
      fault: { kind: 'no-container-port', part: value },
      docker: `no port specified: ${value}<empty>`,
    };
  const protocol = protocolText.toLowerCase() || 'tcp';
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp')
    return { fault: { kind: 'protocol', part: protocolText }, docker: `invalid proto: ${protocolText}` };

  const address = parseAddress(parts.join(':'));
  if (typeof address !== 'string') return address;

  const container = parsePorts(containerText);
  if (typeof container === 'string')
    return {
      fault: { kind: 'container-port', part: containerText, why: container },
      docker: `invalid containerPort: ${containerText}`,
    };
  const host = hostText === '' ? undefined : parsePorts(hostText);
  if (typeof host === 'string')
    return {
      fault: { kind: 'host-port', part: hostText, why: host },
      docker: `invalid hostPort: ${hostText}`,
    };
  // A range on the computer's side may meet one port of the container: Docker takes a free one of it.
  if (host && size(host) !== size(container) && size(container) > 1)
    return {
      fault: { kind: 'ranges', part: `${hostText}:${containerText}` },
      docker: `invalid ranges specified for container and host Ports: ${containerText} and ${hostText}`,
    };
  return { published: { address, host, container, protocol } };
}

/** How many ports a range holds. */
export const size = ({ first, last }: PortRange): number => last - first + 1;

function parseAddress(text: string): string | PublishResult {
  let address = text;
  if (text.startsWith('[')) {
    const end = text.indexOf(']');
    const rest = text.slice(end + 1);
    const problem =
      end < 0
        ? "missing ']' in address"
        : rest !== ''
          ? rest.startsWith(':')
            ? 'too many colons in address'
            : 'missing port in address'
          : text.slice(1).includes('[')
            ? "unexpected '[' in address"
            : undefined;
    if (problem !== undefined)
      return {
        fault: { kind: 'address', part: text, why: 'bracket' },
        docker: `invalid IP address ${text}: address ${text}:: ${problem}`,
      };
    address = text.slice(1, end);
  }
  if (address === '' || isIpAddress(address)) return address;
  const why = /[g-z]/i.test(address) ? 'name' : 'form';
  return { fault: { kind: 'address', part: address, why }, docker: `invalid IP address: ${address}` };
}

/** Reads `8080` or `8000-8002`; Docker does not look at what stands behind a second hyphen. */
export function parsePorts(text: string): PortRange | PortFault {
  const [firstText = '', lastText = firstText] = text.split('-');
  const first = parsePort(firstText);
  const last = parsePort(lastText);
  if (typeof first === 'string') return first;
  if (typeof last === 'string') return last;
  return last < first ? 'backwards' : { first, last };
}

function parsePort(text: string): number | PortFault {
  if (text === '') return 'empty';
  if (/\s/.test(text)) return 'space';
  if (!/^\d+$/.test(text)) return 'letters';
  const port = Number(text);
  return port > 65_535 ? 'large' : port;
}
