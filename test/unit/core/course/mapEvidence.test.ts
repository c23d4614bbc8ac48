import assert from 'node:assert/strict';
import { mapEvidence, mostFacts, wantsText, type ListedFile } from '../../../../src/core/course/mapEvidence';
import { components } from '../../../../src/core/notes/figures/mlops-map';

/** Files with their texts, read as a caller would: only where it is asked for. */
const workspace = (files: Readonly<Record<string, string>>): readonly ListedFile[] =>
  Object.entries(files).map(([path, text]) => ({
    path,
    size: text.length,
    ...(wantsText(path, text.length) ? { text } : {}),
  }));

const found = (files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> => {
  const grouped: Record<string, string[]> = {};
  for (const { component, text } of mapEvidence(workspace(files))) (grouped[component] ??= []).push(text);
  return grouped;
};

const workflow = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  '.github/workflows/weekly.yml': lines.join('\n'),
});

describe('evidence for the map of MLOps', () => {
  it('is nothing in an empty workspace, nor in one that has nothing to do with it', () => {
    assert.deepEqual(mapEvidence([]), []);
    assert.deepEqual(
      found({ 'README.md': 'import mlflow', 'main.py': 'print("import mlflow")', 'a.txt': '' }),
      {},
    );
  });

  it('is found for a service in the making', () => {
    assert.deepEqual(
      found({
        Dockerfile: 'FROM python:3.12',
        'app/main.py': 'from fastapi import FastAPI\nfrom pydantic import BaseModel\n',
        'train.py': 'import mlflow\nimport mlflow.sklearn\n',
        'models/box.npz': '',
        'mlruns/0/meta.yaml': '',
        'mlruns/0/abc/artifacts/model.pkl': '',
        'logs/requests.log': '',
      }),
      {
        'data-validation': ['app/main.py (import pydantic)'],
        experiments: ['train.py (import mlflow)', 'models/box.npz', 'mlruns/'],
        serving: ['app/main.py (import fastapi)'],
        monitoring: ['logs/requests.log'],
        infra: ['Dockerfile'],
      },
    );
  });

  it('is found for each component by another file', () => {
    const grouped = found({
      'deploy/docker-compose.yml': '',
      'serve_model.py': 'x = 1',
      'mlflow.db': '',
      'features/feature_store.yaml': '',
      'gx/great_expectations.yml': '',
      'checks/validate_orders.py': '',
      'dags/nightly.py': '',
      'ops/prometheus.yml': '',
      'search.py': 'from ray import tune',
      'spread.py': 'from ray import serve',
    });
    assert.deepEqual(Object.keys(grouped).sort(), [...components].sort());
    assert.deepEqual(grouped['automl'], ['search.py (import ray.tune)']);
    assert.deepEqual(grouped['serving'], ['serve_model.py', 'spread.py (import ray.serve)']);
    assert.deepEqual(grouped['data-validation'], ['gx/', 'checks/validate_orders.py']);
  });

  it('takes a workflow only where a time and a training are in it', () => {
    const time = ['on:', '  schedule:', "    - cron: '0 3 * * 1'"];
    const job = ['jobs:', '  weekly:', '    steps:', '      - run: python train.py'];
    assert.deepEqual(Object.keys(found(workflow(...time, ...job))), ['continuous-training']);
    assert.deepEqual(found(workflow('on: push', ...job)), {});
    assert.deepEqual(found(workflow(...time, '  - run: pytest  # train later')), {});
    assert.deepEqual(found(workflow('on: push', '# cron: never', ...job)), {});
    assert.deepEqual(found({ 'workflows/a.yml': [...time, ...job].join('\n') }), {});
    assert.deepEqual(Object.keys(found({ crontab: '0 3 * * 1 python train.py' })), ['continuous-training']);
    assert.deepEqual(found({ crontab: '0 3 * * 1 backup' }), {});
  });

  it('does not take words of other meaning', () => {
    assert.deepEqual(
      found({
        'observe.py': '',
        'preserve.py': '',
        'invalidate.py': '',
        'flask.py': '',
        'streamlit_notes.md': '',
        'debug.log': '',
        '.pkl': '',
        'mlruns.md': '',
      }),
      {},
    );
  });

  it('leaves other people’s code and hostile names alone', () => {
    const import_ = 'import mlflow';
    assert.deepEqual(
      found({
        '.venv/lib/site-packages/mlflow/server/app.py': 'import flask',
        'node_modules/x/Dockerfile': '',
        '../Dockerfile': '',
        '/etc/Dockerfile': '',
        'a//Dockerfile': '',
        'a\\Dockerfile': '',
        'a\nb/Dockerfile': '',
        'x\u202egnp.py': import_,
        [`${'a/'.repeat(600)}Dockerfile`]: '',
      }),
      {},
    );
    assert.deepEqual(found({ '__proto__/constructor.py': 'import __proto__, constructor, toString' }), {});
    assert.deepEqual(found({ '<b>&"/dockerfile': '' }), { infra: ['<b>&"/dockerfile'] });
  });

  it('asks for text where it decides, and for no large or foreign file', () => {
    assert.ok(wantsText('a/b.py') && wantsText('.github/workflows/x.yaml') && wantsText('crontab'));
    for (const path of ['data.csv', 'model.pkl', 'Dockerfile', '.venv/a.py', 'x.yml'])
      assert.ok(!wantsText(path), path);
    assert.ok(!wantsText('a.py', 10_000_000));
    // A text that came all the same is not read.
    assert.deepEqual(mapEvidence([{ path: 'a.py', size: 10_000_000, text: 'import mlflow' }]), []);
  });

  it('is bounded for a huge listing', () => {
    function* many(): Generator<ListedFile> {
      for (let n = 0; n < 200_000; n++) yield { path: `data/part-${n}/weights.pt`, size: 1 };
      yield { path: 'Dockerfile', size: 1 };
    }
    const facts = mapEvidence(many());
    assert.equal(facts.length, mostFacts + 1);
    assert.deepEqual(facts.at(-1), {
      component: 'infra',
      path: 'Dockerfile',
      text: 'Dockerfile',
      why: 'container',
    });
  });
});
