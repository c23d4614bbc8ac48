import type { NotesLang } from '../../../../src/core/notes/course';
import type { Finding, SceneName, Verdict } from '../../../../src/core/notes/figures/drift';

/** What the sentences of the figure are filled with. */
export interface Told {
  readonly accuracy: string;
  readonly distance: string;
  readonly probability: string;
  readonly rows: string;
}

export interface DriftWords {
  readonly title: string;
  readonly desc: string;
  readonly scene: string;
  readonly scenes: Readonly<Record<SceneName, string>>;
  readonly inputs: string;
  readonly share: string;
  readonly shift: string;
  readonly scatter: string;
  readonly answer: string;
  readonly rule: string;
  readonly check: string;
  readonly rows: string;
  readonly rowsValue: (rows: string) => string;
  readonly fresh: string;
  readonly then: string;
  readonly now: string;
  readonly wrong: string;
  readonly axis: string;
  readonly cut: string;
  readonly border: string;
  readonly numbers: Readonly<Record<'mean' | 'distance' | 'probability' | 'stability' | 'accuracy', string>>;
  readonly fires: (probability: string) => string;
  readonly silent: (probability: string) => string;
  readonly under: (probability: string) => string;
  readonly stability: Readonly<Record<Finding['stabilityLevel'], string>>;
  readonly verdicts: Readonly<Record<Verdict, (told: Told) => string>>;
  readonly ruleOfThumb: string;
}

const ko: DriftWords = {
  title: '드리프트: 입력과 정답의 규칙을 따로 움직이기',
  desc: '가로축은 사진이 채워진 정도예요. 점선은 학습 때 주문의 분포, 막대는 지금 주문의 분포이고, 막대에서 빗금 친 부분은 모델이 틀린 주문이에요. 모델은 0.45보다 많이 차 있으면 부리토라고 답해요. 들어오는 것은 부리토의 비율, 조명의 밝기, 렌즈의 기름으로 바꾸고, 정답은 부리토라고 부르는 경계로 바꿔요. 두 분포의 거리와 그 검정, PSI, 정확도가 그때마다 다시 계산돼요. 장면 네 개는 강의의 출력 네 줄과 같아요.',
  scene: '강의의 네 줄',
  scenes: {
    opening: '개업 주',
    burritos: '부리토가 더 팔림',
    lamp: '새 조명, 밝아진 사진',
    jumbo: '새 메뉴: 점보 타코',
  },
  inputs: '들어오는 것, P(X)',
  share: '부리토 비율',
  shift: '조명(채움 값을 옮겨요)',
  scatter: '렌즈의 기름(값이 흩어져요)',
  answer: '정답의 규칙, P(y | X)',
  rule: '이보다 차 있으면 부리토',
  check: '검사',
  rows: '비교하는 주문 수',
  rowsValue: (rows) => `${rows}건씩`,
  fresh: '지금 주에는 다른 손님이 와요(우연이 섞여요)',
  then: '학습 때',
  now: '지금',
  wrong: '지금, 모델이 틀린 것',
  axis: '채워진 정도(fill)',
  cut: '모델이 자르는 곳',
  border: '정답의 경계',
  numbers: {
    mean: '평균 채움',
    distance: '두 분포의 거리(KS)',
    probability: 'KS 검정의 p값',
    stability: 'PSI',
    accuracy: '정확도',
  },
  fires: (probability) => `${probability}, 경보`,
  silent: (probability) => `${probability}, 조용함`,
  under: (probability) => `${probability} 미만`,
  stability: { stable: '안정', watch: '지켜보기', large: '크게 다름' },
  verdicts: {
    same: ({ accuracy }) =>
      `아무것도 바뀌지 않았어요. 거리는 0이고 정확도는 ${accuracy}예요. 이제 하나만 움직여 보세요.`,
    quiet: ({ accuracy, distance }) =>
      `거리가 ${distance}이지만 이 주문 수로는 우연과 가려지지 않아서 검정이 조용해요. 정확도는 ${accuracy}예요.`,
    trifle: ({ accuracy, distance, rows }) =>
      `거리는 ${distance}뿐인데 주문이 ${rows}건씩이라 검정이 울려요. PSI는 안정이고 정확도도 ${accuracy} 그대로예요. 통계로 확실한 것과 중요한 것은 달라요.`,
    harmless: ({ accuracy, distance }) =>
      `입력이 바뀌어 거리가 ${distance}까지 벌어지고 경보도 울렸어요. 그런데 정확도는 ${accuracy} 그대로예요. 데이터 드리프트가 곧 나빠졌다는 뜻은 아니에요.`,
    harmful: ({ accuracy, distance }) =>
      `입력의 거리가 ${distance}이고 경보가 울려요. 정확도도 ${accuracy}로 떨어졌어요. 하지만 얼마나 떨어졌는지는 정답이 있어야 알아요.`,
    blind: ({ accuracy, distance }) =>
      `정확도가 ${accuracy}로 떨어졌는데 입력의 거리는 ${distance}, 경보는 조용해요. 입력만 지키는 검사로는 보이지 않고, 정답을 모아야 알아요.`,
  },
  ruleOfThumb:
    'p값이 0.05보다 작으면 경보로 쳤어요. PSI의 기준 0.1과 0.25는 널리 쓰는 어림일 뿐 증명된 값이 아니에요. 처음에는 두 주에 같은 주문을 써서 거리가 정확히 0이에요. 진짜 두 주는 아무 일이 없어도 조금 달라요.',
};

const en: DriftWords = {
  title: 'Drift: move the inputs and the rule for the right answer apart',
  desc: 'The horizontal axis is how much of a picture is filled. The dashed line is the distribution of orders at training time, the bars are the orders now, and the hatched part of a bar is what the model got wrong. The model says burrito above 0.45. What comes in changes with the share of burritos, the brightness of the lamp and grease on the lens; the right answer changes with the border from which a dish is called a burrito. The distance between the distributions, its test, PSI and the accuracy are computed anew each time. The four scenes are the four lines of output in the lecture.',
  scene: 'The four lines of the lecture',
  scenes: {
    opening: 'Opening week',
    burritos: 'Burritos sell better',
    lamp: 'New lamp, brighter pictures',
    jumbo: 'New menu: jumbo taco',
  },
  inputs: 'What comes in, P(X)',
  share: 'Share of burritos',
  shift: 'Lamp (moves the fill)',
  scatter: 'Grease on the lens (scatters it)',
  answer: 'The right answer, P(y | X)',
  rule: 'A burrito is fuller than',
  check: 'The check',
  rows: 'Orders compared',
  rowsValue: (rows) => `${rows} each`,
  fresh: 'Other guests come this week (chance joins in)',
  then: 'at training time',
  now: 'now',
  wrong: 'now, model wrong',
  axis: 'fill',
  cut: 'model cuts',
  border: 'true border',
  numbers: {
    mean: 'Mean fill',
    distance: 'Distance (KS)',
    probability: 'p of the KS test',
    stability: 'PSI',
    accuracy: 'Accuracy',
  },
  fires: (probability) => `${probability}, alert`,
  silent: (probability) => `${probability}, silent`,
  under: (probability) => `under ${probability}`,
  stability: { stable: 'stable', watch: 'watch', large: 'large' },
  verdicts: {
    same: ({ accuracy }) =>
      `Nothing has changed: the distance is 0 and the accuracy ${accuracy}. Now move one thing only.`,
    quiet: ({ accuracy, distance }) =>
      `The distance is ${distance}, but with so few orders it cannot be told from chance, and the test is silent. The accuracy is ${accuracy}.`,
    trifle: ({ accuracy, distance, rows }) =>
      `The distance is only ${distance}, yet with ${rows} orders each the test fires. PSI says stable and the accuracy is still ${accuracy}. Statistically certain is not the same as important.`,
    harmless: ({ accuracy, distance }) =>
      `The inputs changed, the distance is ${distance} and the alert rings. Yet the accuracy is still ${accuracy}: data drift does not by itself mean a worse model.`,
    harmful: ({ accuracy, distance }) =>
      `The distance of the inputs is ${distance} and the alert rings. The accuracy fell too, to ${accuracy}, but how far it fell only true answers tell.`,
    blind: ({ accuracy, distance }) =>
      `The accuracy fell to ${accuracy}, but the distance of the inputs is ${distance} and the alert is silent. A check that guards inputs only cannot see this: collect true answers.`,
  },
  ruleOfThumb:
    'The alert rings when p is under 0.05. The limits of PSI, 0.1 and 0.25, are a common rule of thumb, nothing proven. At first both weeks have the same orders, so the distance is exactly 0; two real weeks differ a little even when nothing has happened.',
};

export const words: Readonly<Record<NotesLang, DriftWords>> = { ko, en };
