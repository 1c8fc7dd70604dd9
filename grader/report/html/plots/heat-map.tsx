import type { JSX } from 'preact';
import { numberOf } from '../../comparison';
import type { ShownTensor } from '../../../results/results';
import type { MatrixView } from './matrices';
import { colourClass, numberText } from './scale';

interface HeatMapProps {
  readonly caption: string;
  readonly tensor: ShownTensor;
  readonly matrix: MatrixView;
  /** The magnitude at full colour. */
  readonly magnitude: number;
  /** Flat indices to mark. */
  readonly differing?: ReadonlySet<number> | undefined;
  /** Text alternative of a drawing without numbers. */
  readonly summary: string;
}

const MAX_NUMBERED = { rows: 12, columns: 10 };
/** Wider matrices may scroll on a phone, so the keyboard must reach them. */
const MAX_NARROW = 3;
const MAX_DRAWN = 40;
const CELL = 8;

/**
 * A coloured matrix: a table of numbers if it fits, otherwise a drawing. Differing cells also have
 * a sign and a border.
 */
export const HeatMap = (props: HeatMapProps): JSX.Element =>
  props.matrix.rows <= MAX_NUMBERED.rows && props.matrix.columns <= MAX_NUMBERED.columns ? (
    <NumberedMatrix {...props} />
  ) : (
    <DrawnMatrix {...props} />
  );

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

function NumberedMatrix({ caption, tensor, matrix, magnitude, differing }: HeatMapProps): JSX.Element {
  return (
    <figure class="drawn" {...(matrix.columns > MAX_NARROW ? { tabIndex: 0 } : {})}>
      <figcaption>{caption}</figcaption>
      <table class="heat" aria-label={caption}>
        <tbody>
          {range(matrix.rows).map((row) => (
            <tr key={row}>
              {range(matrix.columns).map((column) => {
                const index = matrix.start + row * matrix.columns + column;
                const value = tensor.data[index];
                const differs = differing?.has(index) === true;
                return (
                  <td key={column} class={`${colourClass(numberOf(value), magnitude)}${differs ? ' d' : ''}`}>
                    {differs && <span class="sign">≠</span>}
                    {numberText(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function DrawnMatrix({ caption, tensor, matrix, magnitude, differing, summary }: HeatMapProps): JSX.Element {
  const [rows, columns] = [Math.min(matrix.rows, MAX_DRAWN), Math.min(matrix.columns, MAX_DRAWN)];
  const isCut = rows < matrix.rows || columns < matrix.columns;
  const cells = range(rows * columns).map((i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return { x: column * CELL, y: row * CELL, index: matrix.start + row * matrix.columns + column };
  });
  return (
    <figure class="drawn">
      <figcaption>
        {caption}
        {isCut && (
          <span class="aside">
            {' '}
            first {rows} × {columns} of {matrix.rows} × {matrix.columns}
          </span>
        )}
      </figcaption>
      <svg
        viewBox={`-1 -1 ${String(columns * CELL + 2)} ${String(rows * CELL + 2)}`}
        width={columns * CELL + 2}
        role="img"
        aria-label={`Heat map, ${caption}. ${summary}`}
      >
        {cells.map(({ x, y, index }) => (
          <rect
            key={index}
            class={colourClass(numberOf(tensor.data[index]), magnitude)}
            {...{ x, y, width: CELL, height: CELL }}
          />
        ))}
        {cells
          .filter(({ index }) => differing?.has(index))
          .map(({ x, y, index }) => (
            <path key={index} class="mark" d={`M${String(x + 2)} ${String(y + 2)}l4 4m0-4l-4 4`} />
          ))}
      </svg>
    </figure>
  );
}
