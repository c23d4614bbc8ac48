import { components, isComponent, type ComponentId } from '../../../src/core/notes/figures/mlops-map';
import { register, type ComponentEvidence } from './contract';
import { saying } from './kit/controls';
import { freshId } from './kit/ids';
import { details } from './mlops-map/details';
import { placesMap } from './mlops-map/map';
import { words as allWords } from './mlops-map/words';

register('mlops-map', {
  words: allWords,
  draw(into, context) {
    const words = allWords[context.lang];
    const panelId = freshId();
    // Where an order comes in: the lecture's walk begins there.
    let selected: ComponentId = 'serving';
    const said = saying();
    const panel = details(words, panelId, context);
    const map = placesMap(words, panelId, (id) => {
      if (id === selected) return;
      selected = id;
      map.select(id);
      panel.show(id, of(id));
    });

    const of = (id: ComponentId): readonly ComponentEvidence[] | undefined =>
      context.evidence.current()?.filter(({ component }) => component === id);
    const light = (): void => {
      const counts = new Map<ComponentId, number>();
      const evidence = context.evidence.current();
      for (const { component } of evidence ?? [])
        if (isComponent(component)) counts.set(component, (counts.get(component) ?? 0) + 1);
      map.light(counts);
      said.say(evidence ? words.said(counts.size, components.length) : words.saidNoFolder);
    };

    into.classList.add('figure-mlops-map');
    into.append(map.element, said.element, panel.element);
    map.select(selected);
    panel.show(selected, of(selected));
    light();
    context.evidence.onChange(() => {
      light();
      // What had the focus is gone: its place has it now, and nobody is thrown to the start of the page.
      if (panel.update(selected, of(selected))) map.focus(selected);
    });
    return undefined;
  },
});
