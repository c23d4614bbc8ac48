import { register } from './contract';
import { drawLayers } from './layer-cache/view';
import { layerWords } from './layer-cache/words';

register('layer-cache', {
  words: layerWords,
  draw: (into, { lang }) => {
    drawLayers(into, layerWords[lang]);
    return undefined;
  },
});
