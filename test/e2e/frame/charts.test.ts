import assert from 'node:assert/strict';
import type { Part } from '../../../src/core/notebook/types';
import type { JsonObject } from '../../../src/shared/json';
import { bodiesOf, closeBrowser, openFrame } from './page';
import { themes } from './themes';

const lite = (data: JsonObject, more: JsonObject = {}): Part => ({
  kind: 'vega',
  lite: true,
  options: {},
  spec: {
    data,
    mark: 'bar',
    transform: [{ calculate: 'datum.b * 2', as: 'c' }],
    encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'c', type: 'quantitative' } },
    ...more,
  },
});
const values = [
  { a: 'x', b: 1 },
  { a: 'y', b: 3 },
];
const vega = (spec: JsonObject): Part => ({ kind: 'vega', lite: false, options: {}, spec });
const plotly = (figure: JsonObject): Part => ({ kind: 'plotly', figure });

describe('charts under the real policy', () => {
  after(closeBrowser);

  it('draws Vega and Vega-Lite without eval, CSV included, and names the host of remote data', async () => {
    const spec = {
      width: 100,
      height: 50,
      data: [{ name: 't', values, transform: [{ type: 'formula', expr: 'datum.b + 1', as: 'c' }] }],
      marks: [
        {
          type: 'rect',
          from: { data: 't' },
          encode: { enter: { width: { value: 9 }, height: { field: 'c' } } },
        },
      ],
    };
    const page = await openFrame(
      bodiesOf([
        [lite({ values })],
        [{ kind: 'vega', lite: false, spec, options: {} }],
        [lite({ values: 'a,b\n"x, ""1""",1\ny,3\n', format: { type: 'csv' } })],
        [lite({ url: 'https://data.example/cars.json' })],
      ]),
      { height: 1600 },
    );
    await page.intent('painted', ({ what }) => what === 'screen');
    const bars = (tile: string) => page.frame.locator(`[data-tile=${tile}] svg .mark-rect path`).count();
    assert.deepEqual([await bars('c0'), await bars('c1'), await bars('c2')], [2, 2, 2]);
    assert.equal(await page.frame.locator('[data-tile=c2]').getByText('x, "1"').count(), 1);
    await page.frame.locator('[data-tile=c3] .notice', { hasText: 'data.example' }).waitFor();
    assert.deepEqual([page.requests, page.problems], [[], []]);
    const label = () =>
      page.frame.locator('[data-tile=c0] .role-axis-label text').first().getAttribute('fill');
    const before = await label();
    await page.post({ type: 'theme', theme: themes.dark });
    await page.frame.waitForFunction(
      (old) =>
        (document.querySelector('[data-tile=c0] .role-axis-label text')?.getAttribute('fill') ?? old) !== old,
      before,
    );
    await page.close();
  });

  it('draws Plotly, WebGL too, and refuses maps of remote tiles', async () => {
    const page = await openFrame(
      bodiesOf([
        [plotly({ data: [{ type: 'bar', x: ['a', 'b'], y: [1, 2] }], layout: { title: { text: 'Bars' } } })],
        [plotly({ data: [{ type: 'scatter3d', x: [1, 2], y: [1, 2], z: [1, 2] }], layout: {} })],
        [
          plotly({
            data: [{ type: 'scattermapbox', lat: [1], lon: [1] }],
            layout: { mapbox: { style: 'open-street-map' } },
          }),
        ],
        [plotly({ data: [{ type: 'scattergeo', lat: [10], lon: [20] }], layout: { height: 200 } })],
      ]),
      { height: 2000 },
    );
    await page.intent('painted', ({ what }) => what === 'screen');
    assert.equal(await page.frame.locator('[data-tile=c0] .bars .point').count(), 2);
    assert.equal(await page.frame.getByRole('group', { name: 'Bars' }).count(), 1);
    const painted = await page.frame
      .locator('[data-tile=c1] canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const gl = canvas.getContext('webgl') ?? canvas.getContext('webgl2');
        return gl !== null && !gl.isContextLost();
      });
    assert.equal(painted, true);
    await page.frame.locator('[data-tile=c2] .notice', { hasText: 'tile.openstreetmap.org' }).waitFor();
    assert.deepEqual([page.requests, page.problems], [[], []]);
    await page.close();
  });

  it('says in its own tile that a chart cannot be drawn', async () => {
    const page = await openFrame(
      bodiesOf([
        [vega({ scales: [{ name: 'x', type: 'nothing' }] })],
        [lite({ values })],
        [vega({ marks: [{ type: 'nothing' }] })],
      ]),
    );
    await page.frame.locator('[data-tile=c0] .notice-error').waitFor();
    await page.frame.locator('[data-tile=c1] svg').waitFor();
    await page.frame.locator('[data-tile=c2] .notice', { hasText: 'draws nothing' }).waitFor();
    assert.equal(await page.frame.locator('[data-tile=c1] .notice').count(), 0);
    await page.close();
  });
});
