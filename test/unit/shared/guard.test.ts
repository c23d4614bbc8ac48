import assert from 'node:assert/strict';
import { frameIntentSchema, type FrameIntent } from '../../../src/shared/frameApi';
import { frameRequestSchema, panelIntentSchema, type PanelIntent } from '../../../src/shared/dashboardApi';
import { matches } from '../../../src/shared/guard';

const isIntent = (value: unknown): boolean => matches<PanelIntent>(panelIntentSchema, value);
const isFrameIntent = (value: unknown): boolean => matches<FrameIntent>(frameIntentSchema, value);

describe('messages from webviews', () => {
  it('accepts each intent with the members of its schema', () => {
    assert.ok(isIntent({ type: 'trust' }));
    assert.ok(isIntent({ type: 'need', tiles: ['a', 'b'] }));
    assert.ok(isIntent({ type: 'set', layout: 'grid' }));
    assert.ok(isIntent({ type: 'asset', tile: 't', id: '1' }));
  });

  it('refuses wrong types, extra members, missing members and unknown types', () => {
    const bad: unknown[] = [
      null,
      'trust',
      [],
      {},
      { type: 'constructor' },
      { type: '__proto__' },
      { type: 'trust', extra: 1 },
      { type: 'need' },
      { type: 'need', tiles: 'a' },
      { type: 'need', tiles: [1] },
      { type: 'need', tiles: Array.from({ length: 501 }, () => 'a') },
      { type: 'asset', tile: 't', id: { toString: () => '1' } },
      { type: 'set', layout: 'spiral' },
      { type: 'set', code: 'yes' },
      { type: 'painted', what: 'first', ms: Number.NaN },
      { type: 'act', action: 'format' },
    ];
    for (const message of bad) assert.equal(isIntent(message), false, JSON.stringify(message));
  });

  it('gives the inner frame no way to trust, export, set, act or go live', () => {
    const forbidden = ['trust', 'export', 'set', 'act', 'goLive', 'reload', 'openNotebook'];
    for (const type of forbidden) {
      assert.ok(Object.hasOwn(panelIntentSchema, type), `${type} is an intent`);
      assert.equal(isFrameIntent({ type, action: 'reload', code: true }), false, type);
      assert.equal(isFrameIntent({ type }), false, type);
    }
    for (const type of Object.keys(frameRequestSchema)) assert.ok(!forbidden.includes(type), type);
  });
});
