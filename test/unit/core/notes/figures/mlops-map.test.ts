import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  components,
  flows,
  isComponent,
  neighbour,
  places,
  travels,
  type Direction,
} from '../../../../../src/core/notes/figures/mlops-map';
import { parseLecture } from '../../../../../src/core/notes/lecture';

describe('the map of MLOps', () => {
  for (const lang of ['ko', 'en'])
    it(`has the places of the lecture's sections (${lang})`, () => {
      const text = readFileSync(path.resolve(`media/course/${lang}/02-mlops.md`), 'utf8');
      const sections = parseLecture(text).sections.filter(({ level }) => level === 2);
      const others = ['why', 'research-production', 'map', 'since', 'check'];
      assert.deepEqual(
        [...components].sort(),
        sections
          .map(({ id }) => id)
          .filter((id) => !others.includes(id))
          .sort(),
      );
    });

  it('closes the road from an order to the next model', () => {
    const road = [
      'guests',
      'serving',
      'monitoring',
      'data-validation',
      'feature-store',
      'continuous-training',
    ];
    [...road, 'experiments', 'serving', 'guests'].reduce((from, to) => {
      assert.ok(
        flows.some((flow) => flow.from === from && flow.to === to),
        `${from} to ${to}`,
      );
      return to;
    });
    assert.deepEqual(travels('serving'), { into: ['order', 'model', 'present'], out: ['answer', 'log'] });
  });

  it('reaches every place from every place with the arrow keys', () => {
    const directions: readonly Direction[] = ['left', 'right', 'up', 'down'];
    for (const start of components) {
      const reached = new Set([start]);
      for (const id of reached) for (const direction of directions) reached.add(neighbour(id, direction));
      assert.equal(reached.size, components.length, start);
    }
  });

  it('goes where the arrow points, or stays', () => {
    assert.equal(neighbour('data-validation', 'right'), 'feature-store');
    assert.equal(neighbour('data-validation', 'left'), 'data-validation');
    assert.equal(neighbour('monitoring', 'down'), 'serving');
    assert.equal(neighbour('serving', 'down'), 'infra');
    assert.equal(neighbour('automl', 'down'), 'infra');
    assert.equal(neighbour('infra', 'up'), 'serving');
    for (const id of components) {
      assert.ok(places[neighbour(id, 'down')].row >= places[id].row);
      assert.ok(places[neighbour(id, 'left')].column <= places[id].column);
    }
  });

  it('knows its own places only', () => {
    assert.ok(isComponent('automl') && !isComponent('toString') && !isComponent(''));
  });
});
