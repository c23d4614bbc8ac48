interface Cell {
  readonly id: string;
  readonly cell_type: 'code' | 'markdown';
  readonly metadata: object;
  readonly source: string;
  readonly execution_count?: number;
  readonly outputs?: readonly object[];
}

/** A notebook (nbformat 4.5) of alternating Markdown and code cells, each code cell with a small text output. */
export function manyCells(count: number): { cells: readonly Cell[]; [key: string]: unknown } {
  const cells = Array.from({ length: count }, (_, index): Cell => {
    const head = { id: `cell-${index}`, metadata: {} };
    if (index % 2 === 0)
      return {
        ...head,
        cell_type: 'markdown',
        source: `## Step ${index / 2 + 1}\n\nWhat the next cell prints.`,
      };
    return {
      ...head,
      cell_type: 'code',
      source: `print(${index})`,
      execution_count: index,
      outputs: [{ output_type: 'stream', name: 'stdout', text: `${index}\n` }],
    };
  });
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  return {
    cells,
    metadata: { kernelspec, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
