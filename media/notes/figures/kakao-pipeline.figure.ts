import { register } from './contract';
import { drawKakao } from './kakao-pipeline/view';
import { kakaoWords } from './kakao-pipeline/words';

register('kakao-pipeline', {
  words: kakaoWords,
  draw: (into, { lang }) => {
    drawKakao(into, kakaoWords[lang]);
    return undefined;
  },
});
