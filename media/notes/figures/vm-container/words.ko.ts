import { example, maxApps } from '../../../../src/core/notes/figures/vm-container';
import type { Words } from './words';

const amount = (mb: number): string =>
  mb < 1_000 ? `${mb} MB` : `${(mb / 1_024).toLocaleString('ko', { maximumFractionDigits: 1 })} GB`;
const seconds = (value: number): string => `${value.toLocaleString('ko')}초`;

export const ko: Words = {
  title: '가상 머신과 컨테이너: 무엇을 함께 쓰고 무엇이 늘어나나',
  desc: `같은 앱을 가상 머신과 컨테이너로 켠 두 더미를 나란히 그렸어요. 줄마다 층이 하나예요. 앱마다 한 벌씩 있는 층은 칸이 앱의 수만큼 나뉘고, 모두가 함께 쓰는 층은 끝까지 이어진 칸 하나예요. 가상 머신은 앱, 라이브러리, 게스트 운영체제, 게스트 커널이 앱마다 늘어나고 하이퍼바이저와 호스트를 함께 써요. 컨테이너는 앱만 늘어나고 배포판의 파일, 도커, 호스트의 커널을 함께 써요. 앱은 1개에서 ${maxApps}개까지 더하고 뺄 수 있고, 커널 수와 메모리, 디스크, 켜지는 시간은 아래 표에 나와요.`,
  apps: '앱',
  add: '앱 더하기',
  remove: '앱 빼기',
  otherDistribution: '앱 1은 다른 배포판의 라이브러리가 필요해요',
  otherKernel: '마지막 앱은 윈도우용이에요 (다른 커널)',
  desktop: '컨테이너를 macOS·윈도우의 Docker Desktop에서 켜요',
  sides: { vm: '가상 머신', container: '컨테이너' },
  rows: {
    app: '앱',
    libraries: '라이브러리',
    image: '배포판 파일',
    system: '게스트 OS',
    kernel: '게스트 커널',
    hypervisor: '하이퍼바이저',
    engine: '도커 엔진',
    linux: '리눅스 VM과 커널',
    host: '호스트 OS와 커널',
    hostDesktop: 'macOS·윈도우',
  },
  shared: '함께 한 벌',
  copied: '앱마다 한 벌',
  letters: 'A·B는 배포판, L은 리눅스, W는 윈도우, ✕는 못 켜는 앱이에요.',
  table: {
    caption: '세어 보기',
    kernels: '도는 커널 (호스트 포함)',
    distributions: '디스크의 배포판 파일',
    memory: `${example.machine / 1_024} GB 가운데 쓰는 메모리`,
    disk: '디스크',
    next: '하나 더 켜는 데',
    fits: `${example.machine / 1_024} GB에 들어가는 앱`,
  },
  amount,
  seconds,
  count: (count) => `${count}개`,
  copies: (count) => `${count}벌`,
  examples: `크기와 시간은 어림을 위한 예시예요: 앱 ${amount(example.app.memory)}, 리눅스 게스트 ${amount(example.guest.linux.memory)}에 부팅 ${seconds(example.guest.linux.start)}, 윈도우 게스트 ${amount(example.guest.windows.memory)}, 컨테이너의 벽 ${amount(example.fence.memory)}, 호스트 ${amount(example.hostOs)}, Docker Desktop의 리눅스 VM ${amount(example.desktop.memory)}. 잰 값이 아니에요. 앱이 크면 차이가 줄고, 작으면 벌어져요.`,
  says: (stacks, vm, container) => {
    const count = `앱 ${stacks.apps}개에 커널이 가상 머신은 ${vm.kernels}개, 컨테이너는 ${container.kernels}개 돌아요.`;
    if (stacks.otherKernel)
      return `${count} 윈도우 앱은 윈도우 커널이 있어야 해서 자기 커널을 가진 가상 머신에서만 켜져요. 컨테이너는 커널을 빌려 쓰니 리눅스 컨테이너로는 못 켜요.`;
    if (stacks.desktop)
      return `${count} Docker Desktop은 리눅스 VM 하나를 밑에 깔고, 모든 컨테이너가 그 안의 리눅스 커널을 함께 써요. VM은 앱마다가 아니라 한 번만 늘어요.`;
    if (stacks.otherDistribution)
      return `${count} 다른 배포판은 양쪽 모두 괜찮아요. 배포판은 파일일 뿐이라서 이미지에 담기고, 커널은 그대로 함께 써요.`;
    return `${count} 가상 머신은 앱마다 운영체제가 통째로 늘어나고, 컨테이너는 앱만 늘고 커널은 함께 써요.`;
  },
};
