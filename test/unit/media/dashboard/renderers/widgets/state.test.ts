import assert from 'node:assert/strict';
import { repaired } from '../../../../../../media/dashboard/renderers/widgets/repair';
import {
  linkedModels,
  readModels,
  type StoredModel,
} from '../../../../../../media/dashboard/renderers/widgets/state';
import type { Json, JsonObject } from '../../../../../../src/shared/json';

const stored = (models: Record<string, Json>): JsonObject => ({ version_major: 2, state: models });
const model = (name: string, state: JsonObject, more: JsonObject = {}): JsonObject => ({
  model_name: name,
  model_module: '@jupyter-widgets/controls',
  model_module_version: '2.0.0',
  state,
  ...more,
});
const box = (...children: string[]): JsonObject =>
  model('VBoxModel', { children: children.map((id) => `IPY_MODEL_${id}`) });
const repairedBoxes = (
  models: Record<string, Json>,
  limits?: { views: number; depth: number },
): Map<string, StoredModel> => repaired(readModels(stored(models)), () => ['children', 'layout'], limits);
const children = (models: Map<string, StoredModel>, id: string): unknown => models.get(id)?.state['children'];

describe('stored widget state', () => {
  it('is read tolerantly: what is not a model is left out', () => {
    const models = readModels(
      stored({
        one: model('A', { x: 1 }),
        two: 4,
        three: null,
        four: { state: {} },
        five: { model_name: 1 },
      }),
    );
    assert.deepEqual([...models.keys()], ['one']);
    assert.deepEqual(readModels(null).size, 0);
    assert.deepEqual(readModels({ state: 'no' }).size, 0);
  });

  it('has two ends in a range, whatever is stored', () => {
    const many = Array.from({ length: 40_000 }, (_one, index) => index);
    const models = repairedBoxes({
      floats: model('FloatRangeSliderModel', { value: many }),
      options: model('SelectionRangeSliderModel', { index: many }),
      tags: model('TagsInputModel', { value: many }),
    });
    assert.deepEqual(models.get('floats')?.state['value'], [0, 1]);
    assert.deepEqual(models.get('options')?.state['index'], [0, 1]);
    assert.equal((models.get('tags')?.state['value'] as unknown[]).length, 40_000);
  });

  it('gets its buffers back as DataViews, wherever they belong', () => {
    const raw = model(
      'A',
      { list: [1, null], deep: { inner: {} } },
      {
        buffers: [
          { path: ['value'], data: 'AQID', encoding: 'base64' },
          { path: ['list', 1], data: '0aff', encoding: 'hex' },
          { path: ['deep', 'inner', 'x'], data: 'BA==', encoding: 'base64' },
          { path: ['deep', 'nowhere', 'x'], data: 'BA==', encoding: 'base64' },
          { path: ['odd'], data: '0af', encoding: 'hex' },
          { path: ['broken'], data: '!', encoding: 'base64' },
        ],
      },
    );
    const state = readModels(stored({ one: raw })).get('one')?.state ?? {};
    const bytes = (view: unknown): number[] => [...new Uint8Array((view as DataView).buffer)];
    assert.ok(state['value'] instanceof DataView);
    assert.deepEqual(bytes(state['value']), [1, 2, 3]);
    assert.deepEqual(bytes((state['list'] as unknown[])[1]), [10, 255]);
    assert.deepEqual(bytes((state['deep'] as { inner: { x: unknown } }).inner.x), [4]);
    assert.deepEqual(Object.keys(state).sort(), ['deep', 'list', 'value']);
    assert.deepEqual(
      raw['state'],
      { list: [1, null], deep: { inner: {} } },
      'the message itself stays as it came',
    );
  });

  it('pollutes no prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const raw = model('A', JSON.parse(`{"${key}": {"polluted": 1}}`) as JsonObject, {
        buffers: [{ path: [key, 'polluted'], data: 'AAAA', encoding: 'base64' }],
      });
      const state = readModels(stored({ one: raw })).get('one')?.state ?? {};
      assert.equal((state as { polluted?: unknown }).polluted, undefined);
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    }
  });

  it('knows the controls that links of the front end keep working', () => {
    const link = (name: string): JsonObject =>
      model(name, { source: ['IPY_MODEL_a', 'value'], target: ['IPY_MODEL_b', 'value'] });
    assert.deepEqual([...linkedModels(readModels(stored({ l: link('LinkModel') })))], ['a', 'b']);
    assert.deepEqual([...linkedModels(readModels(stored({ l: link('DirectionalLinkModel') })))], ['a']);
  });
});

describe('repaired widget state', () => {
  it('leaves sound references alone, shared ones too', () => {
    const models = repairedBoxes({ a: box('b', 'c'), b: box('c'), c: box() });
    assert.deepEqual(children(models, 'a'), ['IPY_MODEL_b', 'IPY_MODEL_c']);
    assert.deepEqual(children(models, 'b'), ['IPY_MODEL_c']);
  });

  it('marks references to models that are not stored', () => {
    assert.deepEqual(children(repairedBoxes({ a: box('gone') }), 'a'), ['IPY_MODEL_ailab:missing']);
  });

  it('takes a text for no list of children, whose letters would each be one', () => {
    const models = repairedBoxes({ a: model('VBoxModel', { children: '$'.repeat(100_000) }), b: box('a') });
    assert.deepEqual(children(models, 'a'), ['IPY_MODEL_ailab:missing']);
    assert.deepEqual(children(models, 'b'), ['IPY_MODEL_a']);
  });

  it('cuts every circle exactly once', () => {
    const models = repairedBoxes({ a: box('b'), b: box('c'), c: box('a', 'd'), d: box('d') });
    const marks = ['a', 'b', 'c', 'd'].flatMap((id) => children(models, id) as string[]);
    assert.equal(marks.filter((mark) => mark === 'IPY_MODEL_ailab:cycle').length, 2);
    assert.deepEqual(children(models, 'd'), ['IPY_MODEL_ailab:cycle']);
  });

  it('drops a layout that is missing, circular or no reference', () => {
    const layout = (value: Json): JsonObject => model('A', { layout: value });
    const models = repairedBoxes({
      gone: layout('IPY_MODEL_x'),
      self: layout('IPY_MODEL_self'),
      plain: layout(5),
      fine: layout('IPY_MODEL_gone'),
    });
    const kept = ['gone', 'self', 'plain', 'fine'].map((id) => models.get(id)?.state['layout']);
    assert.deepEqual(kept, [null, null, null, 'IPY_MODEL_gone']);
  });

  it('bounds how many views a widget leads to and how deep they nest', () => {
    const wide = repairedBoxes(
      { a: box('b', 'b', 'b', 'b', 'b'), b: box('c', 'c'), c: box() },
      { views: 7, depth: 9 },
    );
    // One sentence for all that are left out.
    assert.deepEqual(children(wide, 'a'), ['IPY_MODEL_b', 'IPY_MODEL_b', 'IPY_MODEL_ailab:many']);
    const odd = repairedBoxes({ a: model('A', { children: [0, 0, 0, 0] }) }, { views: 2, depth: 9 });
    assert.deepEqual(children(odd, 'a'), [0, 0, 'IPY_MODEL_ailab:many']);
    const deep = repairedBoxes({ a: box('b'), b: box('c'), c: box() }, { views: 99, depth: 2 });
    assert.deepEqual(children(deep, 'a'), ['IPY_MODEL_ailab:many']);
    assert.deepEqual(children(deep, 'b'), ['IPY_MODEL_c']);
  });

  it('follows the views among the outputs of an Output widget', () => {
    const view = (id: string): JsonObject => ({
      output_type: 'display_data',
      data: { 'application/vnd.jupyter.widget-view+json': { model_id: id } },
    });
    const output = (...ids: string[]): JsonObject =>
      model(
        'OutputModel',
        { outputs: [{ output_type: 'stream', text: 'x' }, ...ids.map(view)] },
        {
          model_module: '@jupyter-widgets/output',
        },
      );
    const models = repairedBoxes({ a: output('a', 'b'), b: box() });
    const outputs = models.get('a')?.state['outputs'] as JsonObject[];
    const ids = outputs.slice(1).map((one) => Object.values(one['data'] as JsonObject)[0]);
    assert.deepEqual(ids, [{ model_id: 'ailab:cycle' }, { model_id: 'b' }]);
  });

  it('is not stopped by a chain as long as the file', () => {
    const models: Record<string, Json> = {};
    for (let index = 0; index < 50_000; index++) models[`m${index}`] = box(`m${index + 1}`);
    assert.equal(repairedBoxes(models).size, 50_000);
  });
});
