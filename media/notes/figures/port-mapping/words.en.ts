import { own } from '../../../../src/core/notes/figures/port-mapping';
import type { Words } from './words';

export const en: Words = {
  title: 'Port publishing: from the browser to the app in a container',
  desc: 'A drawing of the path of a request: from the one who asks, through the door in the host, to the port of the container and the address at which the app listens. Each step is marked as passed or broken. Change the value of -p, the port and the address of the app, and where the request comes from: the path is drawn again, and the result is said in one sentence, with the message that you would really see. If the app listens on 127.0.0.1, requests from outside the container break at the last step.',
  publish: 'docker run -p',
  none: 'empty: start without -p',
  tryNone: 'without -p',
  examples: 'Values to try',
  appPort: "The app's port",
  appPortWrong: "The app's port is a number from 1 to 65535.",
  bind: 'The app listens on',
  binds: { '0.0.0.0': '0.0.0.0 (any address)', '127.0.0.1': '127.0.0.1 (only itself)' },
  from: 'The request comes from',
  origins: {
    browser: 'a browser on this computer',
    lan: 'another computer on the network',
    container: 'another container in the same Docker network',
    inside: 'a process in the same container',
  },
  asks: {
    browser: 'browser',
    lan: 'other computer',
    container: 'other container',
    inside: 'process inside',
  },
  expose: (port) => `EXPOSE ${port} in the image`,
  exposeSays: 'EXPOSE is a note: the path stays as it is. At most the listing of docker ps changes.',
  host: 'my computer (host)',
  door: 'door in the host',
  noDoor: 'no door',
  container: 'container app',
  containerPort: 'container port',
  app: 'app',
  listens: 'listens on',
  chosen: 'Docker chose this number; docker port app tells you the real one.',
  sees: 'What you really see',
  seesAnswer: "The app's page appears.",
  or: 'or',
  listing: 'Column PORTS of docker ps',
  nothingListed: '(empty)',
  firewall: 'Where a firewall drops the request silently, you get a timeout instead.',
  fault: (fault) => {
    const part = `"${fault.part}"`;
    switch (fault.kind) {
      case 'no-container-port':
        return 'The port of the container is missing: after the last colon stands the port on which the app listens.';
      case 'protocol':
        return `There is no protocol ${part}: after the / only tcp, udp or sctp may stand.`;
      case 'ranges':
        return `The two ranges in ${part} differ in length: each port needs its partner.`;
      case 'option':
        return `There is no = in ${part}: the long form is NAME=VALUE, as in published=8080,target=8501.`;
      case 'address':
        return fault.why === 'name'
          ? `In front there may only be an IP address, not ${part}. For localhost write 127.0.0.1.`
          : fault.why === 'bracket'
            ? `The brackets of ${part} do not match: an IPv6 address is written [::1].`
            : `${part} is not an IP address.`;
      case 'host-port':
      case 'container-port': {
        const side = fault.kind === 'host-port' ? 'port of the host' : 'port of the container';
        if (fault.kind === 'host-port' && fault.part.includes('.'))
          return `After the address ${part} there is only one port. Write ADDRESS:HOSTPORT:CONTAINERPORT, or leave the host's port out: ADDRESS::CONTAINERPORT.`;
        return `${part} cannot be read as the ${side}: ${
          {
            space: 'there is a space in it.',
            empty: 'one end of the range is missing.',
            letters: 'ports are written in digits.',
            large: 'ports end at 65535.',
            backwards: 'a range starts with the smaller number.',
          }[fault.why]
        }`;
      }
    }
  },
  says: (trace, setup) => {
    const { host, port } = trace.target;
    const at = `${host}:${port}`;
    const door = trace.door;
    switch (trace.reason) {
      case 'open':
        if (setup.from === 'inside')
          return 'It arrives. Inside the container 127.0.0.1 is this container, so the app hears it whichever address it listens on. That it works inside does not mean that it works from outside.';
        if (setup.from === 'container')
          return `It arrives. A container in the same network goes straight to ${at}, by name. It does not pass the door of -p, so it would work without -p too.`;
        if (setup.from === 'lan')
          return `It arrives. It also means that anybody on the network can come in at ${at}. If only you should, put 127.0.0.1: in front.`;
        return `It arrives. The request to ${at} passes door ${door?.host ?? port} of the host and reaches the app that listens on ${setup.appPort} in the container.`;
      case 'bad-value':
        return `The container does not start. ${trace.fault ? en.fault(trace.fault) : ''}`;
      case 'foreign-address':
        return `The container does not start. This computer has no address ${door?.address ?? ''}; the one in the figure has 127.0.0.1 and ${own.v4}.`;
      case 'not-published':
        return `It breaks at the host. Without -p there is no door, and nobody listens at ${at}.`;
      case 'protocol':
        return `It breaks at the host. Only a door for ${trace.protocol.toUpperCase()} was opened, and web requests come by TCP.`;
      case 'local-door':
        return "It breaks at the host. The door is only on the computer's own loopback address, so requests from the network cannot come in. For an app that only you should see, this is right.";
      case 'other-port':
        return `It breaks in front of the app. The door leads to port ${door?.container ?? ''} of the container, and the app listens on ${setup.appPort}. Make the number after the colon the app's port.`;
      case 'loopback-app':
        return "It breaks in front of the app. The app listens on the container's 127.0.0.1, that is, only to itself, and turns away what comes from outside. Let it listen on 0.0.0.0.";
    }
  },
};
