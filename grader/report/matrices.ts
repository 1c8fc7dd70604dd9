import { formatNumber, formatShape, position } from '../engine/format';
import type { ShownTensor } from '../results/results';

const MAX_ROWS = 8;
const MAX_COLUMNS = 8;
const GAP = '  ';

/**
 * Renders a tensor as rows of text: one matrix per leading index, truncated if large or wider than
 * the room.
 */
export function matrixLines({ shape, data }: ShownTensor, room = Infinity): string[] {
  if (shape.length === 0) return [cell(data[0])];
  const columns = shape.at(-1) ?? 0;
  const rows = shape.length === 1 ? 1 : (shape.at(-2) ?? 0);
  const matrices = rows * columns === 0 ? 0 : data.length / (rows * columns);
  if (data.length === 0) return ['(empty)'];
  const cells = data.map(cell);
  const width = Math.max(...cells.map((text) => text.length));
  const widthOf = (count: number): number =>
    count * (width + GAP.length) + (count < columns ? '…'.length : -GAP.length);
  let shownColumns = Math.min(columns, MAX_COLUMNS);
  while (shownColumns > 1 && widthOf(shownColumns) > room) shownColumns--;
  const lines: string[] = [];
  for (let matrix = 0; matrix < Math.ceil(matrices) && lines.length < MAX_ROWS; matrix++) {
    const shownRows = Math.min(rows, MAX_ROWS - lines.length);
    if (shape.length > 2) lines.push(`[${position(shape.slice(0, -2), matrix).join(', ')}]:`);
    for (let row = 0; row < shownRows; row++) {
      const start = (matrix * rows + row) * columns;
      const shown = cells.slice(start, start + shownColumns).map((text) => text.padStart(width));
      lines.push(`${shown.join(GAP)}${columns > shownColumns ? `${GAP}…` : ''}`);
    }
  }
  if (rows * matrices > MAX_ROWS && shape.length > 1) lines.push('…');
  return lines;
}

const cell = (value: ShownTensor['data'][number] | undefined): string =>
  typeof value === 'number' ? formatNumber(value) : (value ?? '');

export interface Titled {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Places blocks of text side by side, as many as fit in the width, and the rest below. */
export function sideBySide(blocks: readonly Titled[], width: number): string[] {
  const lines: string[] = [];
  let row: Titled[] = [];
  const widthOf = ({ title, lines: body }: Titled): number =>
    Math.max(title.length, ...body.map((line) => line.length));
  const flush = (): void => {
    const height = Math.max(0, ...row.map((block) => block.lines.length));
    for (let i = -1; i < height; i++) {
      const parts = row.map((block) => (i < 0 ? block.title : (block.lines[i] ?? '')).padEnd(widthOf(block)));
      lines.push(parts.join('   ').trimEnd());
    }
    row = [];
  };
  for (const block of blocks) {
    const used = row.reduce((sum, each) => sum + widthOf(each) + 3, 0);
    if (row.length > 0 && used + widthOf(block) > width) flush();
    row.push(block);
  }
  flush();
  return lines;
}

export const tensorBlock = (name: string, value: ShownTensor, room: number): Titled => ({
  title: value.shape.length === 0 ? name : `${name} ${formatShape(value.shape)}`,
  lines: matrixLines(value, room),
});
