import type { NotesLang } from '../../../../src/core/notes/course';
import type { ScheduleName } from '../../../../src/core/notes/figures/diffusion';

export interface ForwardTold {
  readonly t: number;
  readonly half: number;
  /** Size of the signal that is left, in percent. */
  readonly signal: string;
  readonly likeness: string;
}

export interface ReverseTold {
  readonly step: number;
  readonly steps: number;
  readonly t: number;
  readonly right: string;
  readonly lost: string;
  readonly lostInData: string;
  readonly mean: string;
}

export interface DiffusionWords {
  readonly title: string;
  readonly desc: string;
  readonly forward: string;
  readonly schedule: string;
  readonly schedules: Readonly<Record<ScheduleName, string>>;
  readonly t: string;
  readonly pictures: { readonly original: string; readonly noise: string; readonly mixed: string };
  readonly numbers: Readonly<Record<'alphaBar' | 'signal' | 'noise' | 'ratio' | 'likeness', string>>;
  readonly curve: string;
  readonly halfLine: string;
  readonly said: Readonly<
    Record<'clean' | 'signal' | 'noise' | 'gone' | 'end', (told: ForwardTold) => string>
  >;
  readonly reverse: string;
  readonly about: (walkers: number) => string;
  readonly steps: string;
  readonly position: string;
  readonly positionValue: (told: {
    readonly step: number;
    readonly steps: number;
    readonly t: number;
  }) => string;
  readonly play: string;
  readonly pause: string;
  readonly one: string;
  readonly start: string;
  readonly end: string;
  readonly outcome: Readonly<Record<'t' | 'right' | 'lost' | 'width', string>>;
  readonly ofData: (value: string, data: string) => string;
  readonly trails: string;
  readonly walkers: string;
  readonly data: string;
  readonly taco: string;
  readonly burrito: string;
  readonly walked: Readonly<
    Record<
      'start' | 'hill' | 'parting' | 'fine' | 'rough' | 'broken' | 'single',
      (told: ReverseTold) => string
    >
  >;
}

const ko: DiffusionWords = {
  title: '디퓨전: 노이즈를 섞는 길과 되돌아오는 길',
  desc: '위쪽은 순방향이에요. 32×32 회색 타코 그림 x₀에 √ᾱₜ를 곱하고 노이즈 ε에 √(1−ᾱₜ)를 곱해 더한 그림 xₜ가 나란히 있고, 곡선은 t에 따라 ᾱₜ가 1에서 0 가까이로 줄어드는 모습이에요. 직선 스케줄은 일찍, 코사인 스케줄은 늦게 줄어요. 아래쪽은 역방향이에요. −1(타코, 70%)과 1(부리토, 30%)에 봉우리가 있는 데이터의 스코어를 식으로 알고 있어서, 노이즈에서 출발한 점들이 t = 1000에서 0까지 걸어 두 봉우리로 갈라져요. 걸음 수를 줄이면 어느 봉우리에도 없는 점이 늘고, 한 걸음이면 모두 −0.4에 모여요.',
  forward: '순방향: 노이즈를 섞어요',
  schedule: '노이즈 스케줄',
  schedules: { linear: '직선(DDPM)', cosine: '코사인' },
  t: '시점 t',
  pictures: { original: '원본 x₀', noise: '노이즈 ε', mixed: '섞은 그림 xₜ' },
  numbers: {
    alphaBar: 'ᾱₜ',
    signal: '신호 √ᾱₜ',
    noise: '노이즈 √(1−ᾱₜ)',
    ratio: '신호 대 잡음비',
    likeness: '원본과의 상관',
  },
  curve: 'ᾱₜ',
  halfLine: '신호와 노이즈가 반반',
  said: {
    clean: ({ half }) => `t = 0, 아직 원본이에요. t를 올리면 ${half}부터는 신호보다 노이즈가 많아져요.`,
    signal: ({ t, half, likeness }) =>
      `t = ${t}, 아직 신호가 더 많아요(원본과의 상관 ${likeness}). 이 스케줄에서는 t = ${half}부터 뒤집혀요.`,
    noise: ({ t, half, likeness }) =>
      `t = ${t}, t = ${half}부터 노이즈가 더 많아요. 그래도 윤곽은 아직 남아 있어요(원본과의 상관 ${likeness}).`,
    gone: ({ t, likeness }) =>
      `t = ${t}, 이제 눈으로는 그림을 찾을 수 없어요(원본과의 상관 ${likeness}). 스케줄을 바꿔 견줘 보세요.`,
    end: ({ signal }) => `t = 1000, 거의 노이즈예요. 그래도 원본이 크기로 ${signal} 남아 있어요.`,
  },
  reverse: '역방향: 노이즈에서 걸어 나와요',
  about: (walkers) =>
    `점 ${walkers}개가 N(0, 1)에서 출발해요. 데이터의 식을 알고 있어서 신경망 대신 최선의 답 E[ε | xₜ]를 써요. 스케줄은 직선이에요.`,
  steps: '걸음 수',
  position: '걸은 걸음',
  positionValue: ({ step, steps, t }) => `${steps}걸음 중 ${step}걸음, t = ${t}`,
  play: '▶ 걷기',
  pause: '멈추기',
  one: '한 걸음',
  start: '처음으로',
  end: '끝까지',
  outcome: { t: 't', right: '오른쪽 봉우리', lost: '어느 봉우리도 아님', width: '봉우리의 폭' },
  ofData: (value, data) => `${value} (데이터 ${data})`,
  trails: '점 40개가 걸은 길',
  walkers: '지금의 점들',
  data: '데이터의 밀도',
  taco: '타코',
  burrito: '부리토',
  walked: {
    start: ({ steps }) => `t = 1000, 아직 노이즈뿐이에요. ${steps}걸음으로 걸어 보세요.`,
    hill: ({ step, t }) => `${step}걸음째, t = ${t}. 아직 언덕 하나예요.`,
    parting: ({ step, t }) => `${step}걸음째, t = ${t}. 언덕이 둘로 갈라지고 있어요.`,
    fine: ({ steps, right, lost, lostInData }) =>
      `${steps}걸음으로 도착했어요. 오른쪽이 ${right}, 어느 봉우리도 아닌 점은 ${lost}로 데이터(${lostInData})와 비슷해요.`,
    rough: ({ steps, right, lost, lostInData }) =>
      `${steps}걸음이라 조금 거칠어요. 오른쪽은 ${right}지만 어느 봉우리도 아닌 점이 ${lost}, 데이터(${lostInData})보다 많아요.`,
    broken: ({ steps, lost }) =>
      `${steps}걸음으로는 무너져요. ${lost}가 어느 봉우리도 아닌 곳, 세상에 없는 메뉴에 있어요. 큰 걸음에서는 한 걸음 전이 가우시안이 아니에요.`,
    single: ({ mean }) =>
      `한 걸음에 모두 ${mean} 근처, 타코와 부리토의 평균에 모였어요. 가우시안 하나로는 두 봉우리 사이를 찍을 수밖에 없어요.`,
  },
};

const en: DiffusionWords = {
  title: 'Diffusion: the road into noise and the road back',
  desc: 'Above is the forward process. A grey picture of a taco, 32 by 32, x₀, is multiplied by √ᾱₜ, noise ε by √(1−ᾱₜ), and their sum xₜ stands beside them; the curve shows how ᾱₜ falls with t from 1 to almost 0, early with the linear schedule and late with the cosine. Below is the reverse process. The data has peaks at −1 (tacos, 70%) and 1 (burritos, 30%), and its score is known as a formula, so points that start as noise walk from t = 1000 to 0 and part into the two peaks. With fewer steps more of them end at no peak, and with one step all of them gather at −0.4.',
  forward: 'Forward: mix in noise',
  schedule: 'Noise schedule',
  schedules: { linear: 'Linear (DDPM)', cosine: 'Cosine' },
  t: 'Moment t',
  pictures: { original: 'original x₀', noise: 'noise ε', mixed: 'mixed xₜ' },
  numbers: {
    alphaBar: 'ᾱₜ',
    signal: 'Signal √ᾱₜ',
    noise: 'Noise √(1−ᾱₜ)',
    ratio: 'Signal to noise',
    likeness: 'Correlation with x₀',
  },
  curve: 'ᾱₜ',
  halfLine: 'half signal, half noise',
  said: {
    clean: ({ half }) => `t = 0, the original. Raise t: from ${half} on there is more noise than signal.`,
    signal: ({ t, half, likeness }) =>
      `t = ${t}, still more signal than noise; the correlation with the original is ${likeness}. With this schedule it turns at t = ${half}.`,
    noise: ({ t, half, likeness }) =>
      `t = ${t}, more noise than signal since t = ${half}. Still, with a correlation of ${likeness} the outline is there.`,
    gone: ({ t, likeness }) =>
      `t = ${t}, with a correlation of ${likeness} the eye finds no picture. Change the schedule and compare.`,
    end: ({ signal }) => `t = 1000, almost pure noise. Yet ${signal} of the original, in size, is left.`,
  },
  reverse: 'Reverse: walk out of the noise',
  about: (walkers) =>
    `${walkers} points start from N(0, 1). The formula of the data is known, so the best guess E[ε | xₜ] stands in for a network. The schedule is the linear one.`,
  steps: 'Number of steps',
  position: 'Steps walked',
  positionValue: ({ step, steps, t }) => `${step} of ${steps}, t = ${t}`,
  play: '▶ Walk',
  pause: 'Pause',
  one: 'One step',
  start: 'To the start',
  end: 'To the end',
  outcome: { t: 't', right: 'Right peak', lost: 'At no peak', width: 'Width of a peak' },
  ofData: (value, data) => `${value} (data ${data})`,
  trails: 'roads of 40 points',
  walkers: 'the points now',
  data: 'density of the data',
  taco: 'taco',
  burrito: 'burrito',
  walked: {
    start: ({ steps }) =>
      `t = 1000, nothing but noise. Walk back in ${steps} ${steps === 1 ? 'step' : 'steps'}.`,
    hill: ({ step, t }) => `Step ${step}, t = ${t}: still one hill.`,
    parting: ({ step, t }) => `Step ${step}, t = ${t}: the hill is parting in two.`,
    fine: ({ steps, right, lost, lostInData }) =>
      `There in ${steps} steps: ${right} on the right and ${lost} at no peak, about as in the data (${lostInData}).`,
    rough: ({ steps, right, lost, lostInData }) =>
      `${steps} steps are a little rough: ${right} on the right, but ${lost} at no peak, more than in the data (${lostInData}).`,
    broken: ({ steps, lost }) =>
      `${steps} steps fall apart: ${lost} are at no peak, dishes that do not exist. With long strides, one step back is not Gaussian.`,
    single: ({ mean }) =>
      `In one step all land near ${mean}, the average of taco and burrito: one Gaussian can only point between two peaks.`,
  },
};

export const words: Readonly<Record<NotesLang, DiffusionWords>> = { ko, en };
