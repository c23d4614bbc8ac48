import { own } from '../../../../src/core/notes/figures/port-mapping';
import type { Words } from './words';

export const ko: Words = {
  title: '포트 매핑: 브라우저에서 컨테이너 안의 앱까지',
  desc: '요청이 지나는 길을 그린 그림이에요. 묻는 쪽에서 출발해 호스트에 난 문, 컨테이너의 포트, 앱이 듣는 주소까지 차례로 칸이 있고, 칸마다 지나갔는지 끊겼는지 표시돼요. -p 값, 앱의 포트와 주소, 요청이 오는 곳을 바꾸면 길이 다시 그려지고, 결과는 아래 한 문장과 실제로 보게 될 메시지로 나와요. 앱이 127.0.0.1에서 들으면 컨테이너 밖에서 온 요청은 마지막 칸에서 끊겨요.',
  publish: 'docker run -p',
  none: '비워 두면 -p 없이 켜요',
  tryNone: '-p 없이',
  examples: '적어 볼 만한 값',
  appPort: '앱이 듣는 포트',
  appPortWrong: '앱의 포트에는 1부터 65535까지의 수를 적어 주세요.',
  bind: '앱이 듣는 주소',
  binds: { '0.0.0.0': '0.0.0.0 (가리지 않음)', '127.0.0.1': '127.0.0.1 (나 자신만)' },
  from: '요청이 오는 곳',
  origins: {
    browser: '이 컴퓨터의 브라우저',
    lan: '같은 네트워크의 다른 컴퓨터',
    container: '같은 도커 네트워크의 다른 컨테이너',
    inside: '같은 컨테이너 안의 프로세스',
  },
  asks: { browser: '브라우저', lan: '다른 컴퓨터', container: '다른 컨테이너', inside: '안의 프로세스' },
  expose: (port) => `이미지에 EXPOSE ${port} 적기`,
  exposeSays: 'EXPOSE는 메모라서 길은 그대로예요. 달라질 수 있는 것은 docker ps의 목록뿐이에요.',
  host: '내 컴퓨터 (호스트)',
  door: '호스트의 문',
  noDoor: '문 없음',
  container: '컨테이너 app',
  containerPort: '컨테이너 포트',
  app: '앱',
  listens: '듣는 곳',
  chosen: '도커가 고른 번호예요. 진짜 번호는 docker port app으로 확인해요.',
  sees: '실제로 보이는 것',
  seesAnswer: '앱의 화면이 떠요.',
  or: '또는',
  listing: 'docker ps의 PORTS 칸',
  nothingListed: '(비어 있음)',
  firewall: '방화벽이 요청을 말없이 버리면 거절 대신 시간 초과가 나요.',
  fault: (fault) => {
    const part = `"${fault.part}"`;
    switch (fault.kind) {
      case 'no-container-port':
        return '컨테이너 포트가 없어요. 마지막 콜론 뒤에 앱이 듣는 포트를 적어야 해요.';
      case 'protocol':
        return `${part} 프로토콜은 없어요. / 뒤에는 tcp, udp, sctp만 올 수 있어요.`;
      case 'ranges':
        return `${part} 값은 양쪽 범위의 개수가 달라요. 하나씩 짝이 맞아야 해요.`;
      case 'option':
        return `${part} 부분에 =가 없어요. 긴 꼴은 published=8080,target=8501처럼 이름=값으로 적어요.`;
      case 'address':
        return fault.why === 'name'
          ? `맨 앞 ${part} 자리에는 IP 주소만 올 수 있어요. localhost라면 127.0.0.1로 적어요.`
          : fault.why === 'bracket'
            ? `${part} 부분의 대괄호가 맞지 않아요. IPv6 주소는 [::1]처럼 감싸요.`
            : `${part} 값은 IP 주소가 아니에요.`;
      case 'host-port':
      case 'container-port': {
        const side = fault.kind === 'host-port' ? '호스트 포트' : '컨테이너 포트';
        if (fault.kind === 'host-port' && fault.part.includes('.'))
          return `주소 ${part} 뒤에 포트가 하나뿐이에요. 주소:호스트포트:컨테이너포트로 적거나, 호스트 포트를 비워 주소::컨테이너포트로 적어요.`;
        return `${side} 자리의 ${part} 값을 읽을 수 없어요. ${
          {
            space: '값 안에 빈칸이 있어요.',
            empty: '범위의 한쪽이 비었어요.',
            letters: '포트는 숫자로만 적어요.',
            large: '포트는 65535까지예요.',
            backwards: '범위는 작은 수부터 적어요.',
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
          return `닿아요. 컨테이너 안에서 127.0.0.1은 이 컨테이너라서 앱이 어느 주소에서 듣든 들려요. 안에서 된다고 밖에서도 되는 것은 아니에요.`;
        if (setup.from === 'container')
          return `닿아요. 같은 네트워크의 컨테이너는 이름으로 ${at}에 바로 와요. -p의 문은 지나지 않으니 -p가 없어도 돼요.`;
        if (setup.from === 'lan')
          return `닿아요. 네트워크의 누구든 ${at} 주소로 들어올 수 있다는 뜻이기도 해요. 혼자 볼 거라면 -p 앞에 127.0.0.1:을 붙이세요.`;
        return `닿아요. ${at} 주소로 들어온 요청이 호스트의 문 ${door?.host ?? port}번을 지나 컨테이너의 ${setup.appPort}번에서 듣는 앱에 와요.`;
      case 'bad-value':
        return `컨테이너가 켜지지 않아요. ${trace.fault ? ko.fault(trace.fault) : ''}`;
      case 'foreign-address':
        return `컨테이너가 켜지지 않아요. 이 컴퓨터에는 ${door?.address ?? ''} 주소가 없어요. 그림 속 컴퓨터의 주소는 127.0.0.1, ${own.v4} 두 개예요.`;
      case 'not-published':
        return `호스트에서 끊겨요. -p가 없으니 호스트에 문이 없고, ${at}에서 듣는 것이 없어요.`;
      case 'protocol':
        return `호스트에서 끊겨요. ${trace.protocol.toUpperCase()}용 문만 열었는데 웹 요청은 TCP로 와요.`;
      case 'local-door':
        return `호스트에서 끊겨요. 문이 이 컴퓨터 자신의 주소에만 있어서 네트워크에서 온 요청은 못 들어와요. 혼자 볼 앱이라면 이게 맞아요.`;
      case 'other-port':
        return `앱 앞에서 끊겨요. 문은 컨테이너의 ${door?.container ?? ''}번으로 이어지는데 앱은 ${setup.appPort}번에서 들어요. 콜론 뒤의 수를 앱의 포트에 맞추세요.`;
      case 'loopback-app':
        return `앱 앞에서 끊겨요. 앱이 컨테이너의 127.0.0.1, 곧 자기 자신의 말만 들어서 밖에서 온 요청은 돌아가요. 앱이 0.0.0.0에서 듣게 하세요.`;
    }
  },
};
