import type { JSX } from 'preact';
import { formatShape } from '../../engine/format';
import { compare, differenceOf, type Compared } from '../comparison';
import type { ShownCounterexample, ShownTensor } from '../../results/results';
import { Curves } from './plots/curves';
import { HeatMap } from './plots/heat-map';
import { Histogram } from './plots/histogram';
import { isLine, matricesOf, mostTelling } from './plots/matrices';
import { finiteNumbers, magnitudeOf, numberText, sharedMagnitude } from './plots/scale';

type Comparison = ShownCounterexample['comparisons'][number];

/** The most matrices of a batch to draw; the sentence above them covers all. */
const MAX_MATRICES = 3;
/** From this many numbers on, their distribution says more than each value. */
const MANY = 256;
const MANY_SAMPLES = 20;
/** The fewest points of a curve. */
const CURVE = 2;
const MAX_ROW = 12;

interface ComparisonProps {
  readonly comparison: Comparison;
  /**
   * The message above the figure. If it already describes the difference, the figure does not
   * repeat it.
   */
  readonly message: string;
}

/**
 * Draws expected and received values to suit the data: a curve, matrices, or a histogram of
 * samples.
 */
export function ComparisonFigure({ comparison, message }: ComparisonProps): JSX.Element {
  const { name, expected, received } = comparison;
  const compared = compare(comparison);
  return (
    <section class="comparison">
      <h4>
        <code>{name}</code>
        {expected.shape.length > 0 && <span class="aside"> {formatShape(expected.shape)}</span>}
      </h4>
      {!message.includes(`\`${name}\``) && <p>{compared.summary}</p>}
      <Drawing {...{ comparison, compared }} />
      {isSample(comparison) && compared.sameShape && <Histogram {...{ expected, received }} />}
    </section>
  );
}

interface DrawingProps {
  readonly comparison: Comparison;
  readonly compared: Compared;
}

function Drawing({ comparison, compared }: DrawingProps): JSX.Element | null {
  const { expected, received } = comparison;
  if (!compared.sameShape) return <Apart {...{ expected, received }} />;
  const [rank, length] = [expected.shape.length, expected.data.length];
  if (rank === 0 || length === 0) return null;
  if ((rank === 1 && length >= CURVE) || (isLine(expected) && length > MAX_ROW))
    return (
      <>
        <Curves
          summary={compared.summary}
          curves={[
            { name: 'expected', tensor: expected },
            { name: 'yours', tensor: received },
          ]}
        />
        {length <= MAX_ROW && <Matrices {...{ comparison, compared }} />}
      </>
    );
  return <Matrices {...{ comparison, compared }} />;
}

function Matrices({ comparison, compared: { differing, summary } }: DrawingProps): JSX.Element {
  const { expected, received } = comparison;
  const difference = differenceOf(comparison);
  const all = matricesOf(expected);
  const shown = mostTelling(all, differing, MAX_MATRICES);
  const shared = sharedMagnitude(expected, received);
  const views = [
    { caption: 'expected', tensor: expected, magnitude: shared },
    { caption: 'yours', tensor: received, magnitude: shared, differing },
    { caption: 'yours − expected', tensor: difference, magnitude: magnitudeOf(difference) },
  ];
  return (
    <>
      {shown.map((matrix) => (
        <div key={matrix.start} class="beside">
          {matrix.label !== undefined && all.length > 1 && <p class="index">{matrix.label}</p>}
          {views.map((view) => (
            <HeatMap key={view.caption} {...view} {...{ matrix, summary }} />
          ))}
        </div>
      ))}
      <p class="aside">
        Blue above zero, orange below, full at {numberText(shared)}
        {differing.size > 0 && '; ≠ or × differs'}.
        {shown.length < all.length && ` Showing ${String(shown.length)} of ${String(all.length)} matrices.`}
      </p>
    </>
  );
}

/** Two tensors of different shapes. */
function Apart({ expected, received }: Pick<Comparison, 'expected' | 'received'>): JSX.Element {
  const magnitude = sharedMagnitude(expected, received);
  const first = (tensor: ShownTensor, caption: string): JSX.Element[] =>
    matricesOf(tensor)
      .slice(0, 1)
      .map((matrix) => (
        <HeatMap
          key={caption}
          caption={`${caption} ${formatShape(tensor.shape)}${matrix.label ?? ''}`}
          summary={`Absolute values up to ${numberText(magnitudeOf(tensor))}.`}
          {...{ tensor, matrix, magnitude }}
        />
      ));
  return (
    <div class="beside">
      {first(expected, 'expected')}
      {first(received, 'yours')}
    </div>
  );
}

/** Whether these are random samples, whose individual values mean little. */
function isSample({ name, expected, received }: Comparison): boolean {
  const many = /\bsamples?\b/.test(name) ? MANY_SAMPLES : MANY;
  return finiteNumbers(expected).length >= many && finiteNumbers(received).length > 0;
}
