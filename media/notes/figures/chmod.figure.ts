import { drawChmod } from './chmod/view';
import { chmodWords } from './chmod/words';
import { register } from './contract';

register('chmod', {
  words: chmodWords,
  draw: (into, { lang }) => {
    drawChmod(into, chmodWords[lang]);
    return undefined;
  },
});
