import type { NotesLang } from '../../../../src/core/notes/course';
import type { Failure, Step } from '../../../../src/core/notes/figures/layerBuild';
import type { Edit } from '../../../../src/core/notes/figures/layerCache';

/** All that the figure says, in one language. */
export interface LayerWords {
  readonly title: string;
  readonly desc: string;
  readonly task: string;
  readonly edit: string;
  readonly edits: Readonly<Record<Edit, string>>;
  readonly ignore: string;
  readonly orders: string;
  readonly good: string;
  readonly slow: string;
  readonly build: string;
  readonly buildHint: string;
  readonly lines: string;
  readonly up: (line: string) => string;
  readonly down: (line: string) => string;
  readonly handle: string;
  readonly status: Readonly<Record<Step['status'], string>>;
  readonly failsAtStart: string;
  readonly why: {
    readonly same: string;
    readonly base: string;
    readonly moved: string;
    readonly new: string;
    readonly note: string;
    readonly unreached: string;
    readonly files: (names: string) => string;
    readonly above: (line: string) => string;
  };
  readonly failure: Readonly<Record<Failure, string>>;
  readonly seconds: (seconds: number) => string;
  readonly example: string;
  readonly now: string;
  readonly eachApp: string;
  readonly eachList: string;
  readonly never: string;
  readonly said: (cached: number, steps: number, time: string, from: string | undefined) => string;
  readonly saidNothing: string;
  readonly saidFails: (why: string) => string;
  readonly saidBuilt: (time: string) => string;
  readonly reinstalls: (time: string) => string;
}

const ko: LayerWords = {
  title: 'Dockerfile 줄 순서와 빌드 캐시',
  desc: 'Dockerfile의 여섯 줄 FROM, WORKDIR, COPY requirements.txt, RUN pip install, COPY . ., CMD를 위아래로 옮기고, 지난 빌드 뒤에 무엇을 고쳤는지 골라요. 줄마다 다음 빌드가 캐시를 쓰는지 다시 만드는지, 왜 그런지, 몇 초 걸리는지 나와요. 달라진 줄과 그 아래는 모두 다시 만들어요. 아예 빌드되지 않거나 시작하자마자 죽는 순서도 이유와 함께 알려 줘요. 시간은 예로 든 값이에요.',
  task: 'app.py를 고쳤을 때와 줄 순서를 바꿨을 때를 견줘 보세요. COPY . .을 pip install 위로 올리면 고칠 때마다 얼마나 기다릴까요?',
  edit: '지난 빌드 뒤에 고친 것',
  edits: {
    none: '없음',
    app: 'app.py 한 글자',
    touch: 'app.py의 시각만 (touch)',
    requirements: 'requirements.txt',
    base: '베이스 이미지 (새 3.12-slim)',
    log: 'train.log (학습 로그)',
    git: '.git (커밋 하나)',
  },
  ignore: '.dockerignore에 .git과 *.log가 있어요',
  orders: '줄 순서',
  good: '강의의 순서',
  slow: 'COPY . .이 먼저',
  build: '빌드하기',
  buildHint: '지금 상태를 빌드해서 캐시에 남겨요.',
  lines: 'Dockerfile의 줄, 위에서 아래로',
  up: (line) => `위로: ${line}`,
  down: (line) => `아래로: ${line}`,
  handle: '끌어서 옮기기',
  status: {
    cached: 'CACHED',
    built: '다시 만듦',
    note: '적어 둠',
    failed: '실패',
    unreached: '못 옴',
  },
  failsAtStart: '시작하자마자 죽음',
  why: {
    same: '달라진 것이 없어요.',
    base: 'FROM이 가리키는 이미지가 달라졌어요.',
    moved: '줄의 자리가 바뀌었어요. 이 자리에서는 만든 적이 없어요.',
    new: '아직 만든 적이 없어요.',
    note: '이미지에 적어 둘 뿐 만드는 것이 없어요.',
    unreached: '앞에서 멈춰서 여기까지 못 와요.',
    files: (names) => `복사할 것이 달라졌어요: ${names}`,
    above: (line) => `위의 ${line}부터 달라졌어요.`,
  },
  failure: {
    fromFirst:
      '첫 줄이 FROM이 아니에요. 무엇 위에 쌓을지 모르니 아무 줄도 돌지 않고 “no build stage in current context”라고 해요.',
    listMissing:
      '이 줄이 돌 때 이미지 안에 requirements.txt가 아직 없어요. pip가 “Could not open requirements file”이라며 멈춰요.',
    listElsewhere:
      'requirements.txt는 WORKDIR 전에 /에 복사됐는데 pip는 /app에서 찾아요. “Could not open requirements file”로 멈춰요.',
    appElsewhere:
      '빌드는 되지만 앱이 WORKDIR 전에 /에 복사됐어요. CMD는 /app에서 돌아서 app.py를 찾지 못해요.',
  },
  seconds: (seconds) => `${seconds.toFixed(1)}초`,
  example: '시간은 코어 두 개짜리 컴퓨터를 본뜬 예예요.',
  now: '다음 빌드',
  eachApp: '앞으로 app.py를 고칠 때마다',
  eachList: '앞으로 requirements.txt를 고칠 때마다',
  never: '안 돼요',
  said: (cached, steps, time, from) =>
    `${steps}단계 가운데 ${cached}단계는 CACHED이고 나머지에 ${time}가 들어요. ${from === undefined ? '' : `${from}부터 다시 만들어요.`}`,
  saidNothing: '모두 CACHED예요. 다시 만들 것이 없어요.',
  saidFails: (why) => `이 순서로는 안 돼요. ${why}`,
  saidBuilt: (time) => `빌드했어요(${time}). 이제 무엇을 고칠지 골라 보세요.`,
  reinstalls: (time) => `이 순서로는 app.py를 고칠 때마다 라이브러리를 다시 설치해요(${time}).`,
};

const en: LayerWords = {
  title: 'The order of lines in a Dockerfile, and the build cache',
  desc: 'The six lines of a Dockerfile, FROM, WORKDIR, COPY requirements.txt, RUN pip install, COPY . . and CMD, can be moved up and down, and you choose what was edited since the last build. For each line you see whether the next build takes it from the cache or makes it anew, why, and how many seconds it takes. The line that changed and all below it are made anew. Orders that do not build, or that end as soon as they are started, are named with the reason. The times are examples.',
  task: 'Compare an edit of app.py before and after you move lines. How long do you wait after every edit when COPY . . stands above pip install?',
  edit: 'Edited since the last build',
  edits: {
    none: 'nothing',
    app: 'one letter of app.py',
    touch: 'only the time of app.py (touch)',
    requirements: 'requirements.txt',
    base: 'the base image (a new 3.12-slim)',
    log: 'train.log (a training log)',
    git: '.git (one commit)',
  },
  ignore: 'A .dockerignore with .git and *.log',
  orders: 'Order of lines',
  good: 'As in the lecture',
  slow: 'COPY . . first',
  build: 'Build',
  buildHint: 'Builds it as it is now and leaves it in the cache.',
  lines: 'Lines of the Dockerfile, from top to bottom',
  up: (line) => `Up: ${line}`,
  down: (line) => `Down: ${line}`,
  handle: 'Drag to move',
  status: {
    cached: 'CACHED',
    built: 'rebuilt',
    note: 'noted',
    failed: 'fails',
    unreached: 'not reached',
  },
  failsAtStart: 'ends at start',
  why: {
    same: 'Nothing has changed.',
    base: 'FROM names another image now.',
    moved: 'The line has another place, and was never made in this one.',
    new: 'Never made so far.',
    note: 'Written down in the image; nothing is made.',
    unreached: 'The build stops before it.',
    files: (names) => `What it copies has changed: ${names}`,
    above: (line) => `Something above has changed: ${line}`,
  },
  failure: {
    fromFirst:
      'The first line is not FROM. With nothing to build upon, no line is run: “no build stage in current context”.',
    listMissing:
      'When this line runs there is no requirements.txt in the image yet. pip stops with “Could not open requirements file”.',
    listElsewhere:
      'requirements.txt was copied to / before WORKDIR, and pip looks in /app. It stops with “Could not open requirements file”.',
    appElsewhere:
      'It builds, but the app was copied to / before WORKDIR. CMD runs in /app and does not find app.py.',
  },
  seconds: (seconds) => `${seconds.toFixed(1)} s`,
  example: 'Times are examples, in the manner of a two-core computer.',
  now: 'The next build',
  eachApp: 'Every later edit of app.py',
  eachList: 'Every later edit of requirements.txt',
  never: 'does not work',
  said: (cached, steps, time, from) =>
    `${cached} of ${steps} steps are CACHED, the others take ${time}. ${from === undefined ? '' : `All is made anew from ${from} on.`}`,
  saidNothing: 'Everything is CACHED, nothing is made anew.',
  saidFails: (why) => `This order cannot work. ${why}`,
  saidBuilt: (time) => `Built (${time}). Now choose what to edit.`,
  reinstalls: (time) => `In this order every edit of app.py installs all libraries again (${time}).`,
};

export const layerWords: Readonly<Record<NotesLang, LayerWords>> = { ko, en };
