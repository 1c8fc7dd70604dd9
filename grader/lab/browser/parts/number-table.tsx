import type { JSX } from 'preact';
import { colourClass } from '../../../report/html/plots/scale';
import { texts } from '../texts';

interface NumberTableProps {
  readonly caption: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly valueAt: (row: number, column: number) => number;
  /** The magnitude at full colour. */
  readonly magnitude: number;
}

/** A coloured matrix of numbers, with its exact numbers for whoever points at them. */
export const NumberTable = ({
  caption,
  rows,
  columns,
  valueAt,
  magnitude,
}: NumberTableProps): JSX.Element => (
  <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
    <table class="heat">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column, j) => (
            <th key={j} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">{row}</th>
            {columns.map((_, j) => (
              <Cell key={j} value={valueAt(i, j)} magnitude={magnitude} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const Cell = ({ value, magnitude }: { value: number; magnitude: number }): JSX.Element => (
  <td class={colourClass(value, magnitude)} title={String(value)} data-value={value}>
    {texts.number(value)}
  </td>
);
