import { t, type Lang } from '../../shared/t';

/** How many rows there were in each run: `3`, `3, 1, 0`, `≥ 3`, or a dash where nobody knows. */
export function rowNumbers(counts: readonly (number | undefined)[], atLeast: boolean): string {
  if (counts.length === 0) return '–';
  const shown = counts
    .slice(0, 3)
    .map((count) => (count === undefined ? '–' : `${atLeast ? '≥ ' : ''}${count}`));
  return [...shown, ...(counts.length > 3 ? ['…'] : [])].join(', ');
}

/** `12 rows`, for people. */
export function rowsText(lang: Lang, counts: readonly (number | undefined)[], atLeast: boolean): string {
  const id = counts.length === 1 && counts[0] === 1 ? 'microscope.oneRow' : 'microscope.rows';
  return t(lang, id, { count: rowNumbers(counts, atLeast) });
}
