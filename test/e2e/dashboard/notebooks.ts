import { writeFile } from 'node:fs/promises';

export interface TestCell {
  readonly type?: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly outputs?: readonly unknown[];
  readonly tags?: readonly string[];
  readonly id?: string;
}

/** An nbformat 4.5 notebook of these cells. */
export function notebookOf(cells: readonly TestCell[], metadata: Record<string, unknown> = {}): unknown {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, ...metadata },
    cells: cells.map(({ type = 'code', source, outputs = [], tags = [], id }, index) => ({
      cell_type: type,
      id: id ?? `cell-${index}`,
      metadata: tags.length > 0 ? { tags } : {},
      source,
      ...(type === 'code' ? { execution_count: outputs.length > 0 ? index + 1 : null, outputs } : {}),
    })),
  };
}

export const printed = (text: string): unknown => ({ output_type: 'stream', name: 'stdout', text });

export const shown = (data: Record<string, unknown>): unknown => ({
  output_type: 'display_data',
  data,
  metadata: {},
});

/** Writes a notebook as Jupyter does: one space of indent. */
export function writeNotebook(
  file: string,
  cells: readonly TestCell[],
  metadata?: Record<string, unknown>,
): Promise<void> {
  return writeFile(file, JSON.stringify(notebookOf(cells, metadata), undefined, 1));
}
