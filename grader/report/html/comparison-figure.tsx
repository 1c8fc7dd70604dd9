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

/** Matrices of a batch that are drawn; the sentence above them speaks of all. */
const MAX_MATRICES = 3;
/** From so many numbers on their spread says more than each. */
const MANY = 256;
const MANY_SAMPLES = 20;
/** A curve of one point is none. */
const CURVE = 2;
const MAX_ROW = 12;

interface ComparisonProps {
  readonly comparison: Comparison;
  /** What stands above it; where that tells the difference, it is not told twice. */
  readonly message: string;
}

/** What was expected and what came back, drawn as the data asks for: a number, a curve, or matrices, and a histogram of samples. */
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
        {shown.length < all.length && ` ${String(shown.length)} of ${String(all.length)} matrices are drawn.`}
      </p>
    </>
  );
}

/** Two tensors that cannot be held against each other. */
function Apart({ expected, received }: Pick<Comparison, 'expected' | 'received'>): JSX.Element {
  const magnitude = sharedMagnitude(expected, received);
  const first = (tensor: ShownTensor, caption: string): JSX.Element[] =>
    matricesOf(tensor)
      .slice(0, 1)
      .map((matrix) => (
        <HeatMap
          key={caption}
          caption={`${caption} ${formatShape(tensor.shape)}${matrix.label ?? ''}`}
          summary={`Numbers up to ${numberText(magnitudeOf(tensor))} in size.`}
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

/** Random numbers say little one by one. */
function isSample({ name, expected, received }: Comparison): boolean {
  const many = /\bsamples?\b/.test(name) ? MANY_SAMPLES : MANY;
  return finiteNumbers(expected).length >= many && finiteNumbers(received).length > 0;
}
