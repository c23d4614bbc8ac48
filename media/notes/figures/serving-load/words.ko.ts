import { example } from '../../../../src/core/notes/figures/serving-load';
import type { Words } from './words';

const number = (value: number, digits = 0): string =>
  value.toLocaleString('ko', { maximumFractionDigits: digits });
const time = (seconds: number): string =>
  seconds < 0.9995 ? `${number(seconds * 1_000)} ms` : `${number(seconds, 1)}초`;
const percent = (share: number): string => `${number(share * 100)}%`;
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (hours: number): string => {
  const minutes = Math.round(hours * 60);
  const days = Math.floor(minutes / 1_440);
  const text = `${two(Math.floor((minutes % 1_440) / 60))}:${two(minutes % 60)}`;
  return days === 0 ? text : `${days === 1 ? '다음 날' : `${days}일 뒤`} ${text}`;
};
const won = (value: number): string => `${number(value)}원`;

export const ko: Words = {
  title: '온라인 서빙과 배치 서빙: 손님이 늘면 무엇이 움직이나',
  desc: '위에는 초당 요청 수에 따라 지연 시간이 어떻게 달라지는지 그린 그래프가 있어요. 가로는 초당 요청, 세로는 지연 시간이고, 보통의 요청(p50)과 스무 건 가운데 가장 느린 한 건(p95)이 곡선 두 개예요. 곡선은 한계 가까이에서 치솟고, 한계를 넘은 곳에는 곡선이 없어요. 줄이 끝없이 길어지기 때문이에요. 지금 고른 요청 수가 세로선으로 표시돼요. 아래에는 같은 일을 새벽 3시에 시작하는 배치로 했을 때 몇 시에 끝나고 얼마가 드는지 하루짜리 띠로 나와요. 요청 수, 한 건에 걸리는 시간, 일꾼 수, 들쭉날쭉한 정도를 바꿀 수 있고 결과는 한 문장과 숫자로 나와요.',
  rate: '초당 요청',
  service: '한 건에 걸리는 시간',
  workers: '일꾼 수',
  uneven: '손님이 오는 모양',
  models: {
    'D/D/c': '일정한 간격',
    'M/D/c': '들쭉날쭉',
    'M/M/c': '일거리까지 들쭉날쭉',
  },
  modelSays: {
    'D/D/c': '일정한 간격으로 오고 일도 늘 같아요(대기행렬 D/D/c). 위의 파이썬 코드와 같은 가정이에요.',
    'M/D/c':
      '손님은 아무 때나 따로따로 오고(푸아송 도착) 일은 늘 같은 대기행렬 M/D/c로 계산했어요. 난수로 흉내 낸 값이 아니라 공식의 값이에요.',
    'M/M/c':
      '손님은 아무 때나 따로따로 오고 일도 짧았다 길었다 하는(지수 분포) 대기행렬 M/M/c로 계산했어요. 기다릴 확률은 얼랑 C 공식의 값이에요.',
  },
  perSecond: (count) => `초당 ${number(count)}건`,
  people: (count) => `${number(count)}명`,
  time,
  axes: { load: '초당 요청', latency: '지연 시간' },
  limit: (count) => `한계 ${count}`,
  legend: { p50: 'p50, 절반은 이 안에', p95: 'p95, 스무 건 중 한 건은 이보다 늦게' },
  endless: '끝없이 길어져요',
  over: '줄이 끝없이 길어져요',
  online: {
    head: '온라인',
    utilisation: '일꾼이 일하는 시간',
    waiting: '줄 길이 (평균)',
    p50: 'p50',
    p95: 'p95',
    cost: '하루 비용 (24시간 켜 둠)',
  },
  batch: {
    head: '같은 일을 배치로',
    predictions: '하루치 예측',
    hours: '걸리는 시간',
    ends: '끝나는 시각',
    cost: '하루 비용 (도는 동안만)',
  },
  count: (count) => `${number(count, 1)}건`,
  hours: (hours) => (hours < 0.95 ? `${number(hours * 60)}분` : `${number(hours, 1)}시간`),
  clock,
  won,
  day: { online: '온라인', batch: '배치', opens: '문 열어요' },
  whenBatch: '무엇을 예측할지 미리 알고 몇 시간 지난 답이어도 된다면 배치가 맞아요.',
  examples: `어림을 위한 예시예요: 손님은 하루 ${example.open}시간 동안 오고, 배치는 ${clock(example.starts)}에 시작해서 문 여는 ${clock(example.needed)} 전에 끝나야 하고, 일꾼 하나는 한 시간에 ${won(example.price)}이에요. 실제 요금이 아니에요.`,
  says: ({ rate }, online, batch) => {
    const coming = `초당 ${number(rate)}건`;
    const night = {
      'in-time': `배치라면 줄 없이 ${clock(batch.ends)}에 끝나요.`,
      late: `배치라면 줄은 없지만 ${clock(batch.ends)}에야 끝나서 문 여는 시각을 넘겨요.`,
      overlaps: '배치로도 하루 안에 못 끝나서 다음 배치와 겹쳐요.',
    }[batch.fate];
    if (!online.rest)
      return online.growth > 0
        ? `✕ ${coming}이 오는데 초당 ${number(online.limit, 1)}건밖에 못 해요. 줄이 매초 ${number(online.growth, 1)}건씩 끝없이 길어져요. ${night}`
        : `✕ ${coming}이면 한계와 똑같아요. 들쭉날쭉 오는 손님을 따라잡을 틈이 없어서 줄이 끝없이 길어져요. ${night}`;
    const { p50, p95 } = online.rest;
    const busy = `${coming}이면 일꾼이 시간의 ${percent(online.utilisation)}를 일해요.`;
    const wait =
      p95 - p50 < 1e-9
        ? `간격이 일정하니 모두 ${time(p50)} 만에 답을 받아요.`
        : `절반은 ${time(p50)} 안에 답을 받지만, 스무 명에 한 명은 ${time(p95)} 넘게 기다려요.`;
    return `${busy} ${wait} ${night}`;
  },
};
