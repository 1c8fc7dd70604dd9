import type { JSX } from 'preact';
import type { LabExpected, LabTensor } from '../../../lab-data';
import { NumberTable } from '../../parts/number-table';
import type { Returned } from '../../parts/wire-tensors';
import { texts } from '../../texts';

const t = texts.checks;
const MAX_ROWS = 24;
const MAX_COLUMNS = 12;
/** As the grader compares: a share of the largest magnitude in the expected tensor. */
const TOLERANCE = 5e-4;

/** Expected numbers, the student's, and their difference, for each tensor of a result. */
export function Comparison({ expected, yours }: { expected: LabExpected; yours: Returned }): JSX.Element {
  const wanted = 'values' in expected ? expected.values : {};
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(yours)])];
  return (
    <>
      {'unknown' in expected && (
        <p>
          {t.noExpected} {expected.unknown}
        </p>
      )}
      {names.map((name) => (
        <section key={name} class="compared">
          <h3>
            <code>{name}</code>
          </h3>
          <Tensors expected={wanted[name]} yours={yours[name]} />
        </section>
      ))}
    </>
  );
}

interface TensorsProps {
  readonly expected: LabTensor | undefined;
  readonly yours: LabTensor | string | undefined;
}

function Tensors({ expected, yours }: TensorsProps): JSX.Element {
  const own = typeof yours === 'object' ? yours : undefined;
  const magnitude = Math.max(
    0,
    ...numbersOf(expected ?? own)
      .filter(Number.isFinite)
      .map(Math.abs),
  );
  const comparable = expected !== undefined && own?.shape.join() === expected.shape.join();
  const difference = comparable ? differenceOf(own, expected) : undefined;
  const apart = numbersOf(difference).map(Math.abs);
  const largest = apart.some((each) => Number.isNaN(each)) ? Number.NaN : Math.max(0, ...apart);
  return (
    <>
      {difference !== undefined && (
        <p>
          {largest <= TOLERANCE * Math.max(magnitude, Number.MIN_VALUE) ? (
            <>
              <span class="sign" aria-hidden="true">
                ✓
              </span>{' '}
              {t.agree}
            </>
          ) : (
            <>
              <span class="sign" aria-hidden="true">
                ✗
              </span>{' '}
              {t.largest(largest.toPrecision(3))}
            </>
          )}
        </p>
      )}
      <div class="beside">
        {expected !== undefined && <Matrix title={t.expected} tensor={expected} magnitude={magnitude} />}
        {own !== undefined && <Matrix title={t.yours} tensor={own} magnitude={magnitude} />}
        {typeof yours === 'string' && (
          <p>
            {t.yours}: {yours}
          </p>
        )}
        {difference !== undefined && (
          <Matrix title={t.difference} tensor={difference} magnitude={magnitude} />
        )}
      </div>
    </>
  );
}

function Matrix({
  title,
  tensor,
  magnitude,
}: {
  readonly title: string;
  readonly tensor: LabTensor;
  readonly magnitude: number;
}): JSX.Element {
  const numbers = numbersOf(tensor);
  const columns = tensor.shape.at(-1) ?? 1;
  const rows = columns === 0 ? 0 : numbers.length / columns;
  const leading = tensor.shape.slice(0, -1);
  return (
    <NumberTable
      caption={`${title}, ${t.shape(`[${tensor.shape.join(', ')}]`)}`}
      rows={Array.from({ length: Math.min(rows, MAX_ROWS) }, (_, i) => indexOf(i, leading))}
      columns={Array.from({ length: Math.min(columns, MAX_COLUMNS) }, (_, j) => String(j))}
      valueAt={(i, j) => numbers[i * columns + j] ?? Number.NaN}
      magnitude={magnitude}
    />
  );
}

/** The index of a row among the leading axes, for instance `1, 0`. */
function indexOf(row: number, leading: readonly number[]): string {
  const index: number[] = [];
  let rest = row;
  for (const length of leading.toReversed()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index.join(', ');
}

const numbersOf = (tensor: LabTensor | undefined): number[] => (tensor?.data ?? []).map(Number);

function differenceOf(yours: LabTensor, expected: LabTensor): LabTensor {
  const wanted = numbersOf(expected);
  return {
    shape: yours.shape,
    data: numbersOf(yours).map((value, i) => {
      const difference = value - (wanted[i] ?? 0);
      return Number.isFinite(difference) ? difference : 'NaN';
    }),
  };
}
