import { register } from './contract';
import { backward } from './diffusion/backward';
import { forward } from './diffusion/forward';
import { words } from './diffusion/words';

register('diffusion', {
  words,
  draw(into, { lang }) {
    const parts = [forward(words[lang]), backward(words[lang])];
    into.classList.add('figure-diffusion');
    into.append(...parts.map(({ element }) => element));
    return () => parts.forEach(({ end }) => end());
  },
});
