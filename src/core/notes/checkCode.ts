import { isInnerPath } from '../scaffold/plan';
import type { MessageArgs, MessageId } from '../../shared/t';
import type { CodeBlock, Lecture } from './lecture';

type Say = (line: number, message: MessageId, args?: MessageArgs) => void;

const runnable = ['python', 'sh'];
const attributeNames = ['run', 'output', 'file', 'requires'];

/** What blocks may say that they need: names that the panel shows, of tools and of packages as `pip` knows them. */
const requirements: ReadonlySet<string> = new Set(
  (
    'bentoml bokeh curl docker duckdb fastapi flask git gradio httpx ipywidgets jinja2 joblib jq kubectl lightgbm make matplotlib ' +
    'mlflow node numpy onnx onnxruntime openai pandas pillow plotly polars psutil pyarrow pydantic pytest python pyyaml redis ' +
    'requests rich scikit-learn scipy seaborn sqlalchemy sqlite streamlit sympy tensorflow torch torchvision tqdm transformers ' +
    'uv uvicorn voila xgboost'
  ).split(' '),
);

/** Code blocks that say of themselves what cannot be: run in no language of ours, print what nothing ran, need the unknown. */
export function checkCode({ code }: Lecture, say: Say): void {
  let before: CodeBlock | undefined;
  for (const block of code) {
    const { attributes, language, line } = block;
    for (const name of attributes.keys())
      if (!attributeNames.includes(name))
        say(line, 'notes.codeAttribute', { name: name.slice(0, 40), known: attributeNames.join(', ') });
    if (attributes.has('run') && !runnable.includes(language))
      say(line, 'notes.codeLanguage', { language: language || '-', known: runnable.join(', ') });
    if (attributes.has('output') && !before?.attributes.has('run')) say(line, 'notes.codeOutput');
    if (attributes.has('output') && attributes.has('run')) say(line, 'notes.codeBoth');
    const file = attributes.get('file');
    if (file !== undefined && !isInnerPath(file)) say(line, 'notes.codeFile', { file: file.slice(0, 80) });
    for (const name of (attributes.get('requires') ?? '').split(',').filter((one) => one !== ''))
      if (!requirements.has(name)) say(line, 'notes.codeRequires', { name: name.slice(0, 40) });
    // A second output has nothing that it could be the output of.
    before = attributes.has('output') ? undefined : block;
  }
}
