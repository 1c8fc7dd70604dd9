import type { JSX } from 'preact';
import { formatShape } from '../../engine/format';
import type { ShownCounterexample, ShownTensor } from '../../results/results';
import { inputLabel } from '../input-label';
import { Curves } from './plots/curves';
import { HeatMap } from './plots/heat-map';
import { isLine, matricesOf } from './plots/matrices';
import { magnitudeOf, numberText } from './plots/scale';
import { Text } from './text';

type Input = ShownCounterexample['inputs'][number];

const MAX_OPEN = 10;
const MAX_MATRICES = 2;
const MAX_ROW = 12;

/** The inputs of a function; if there are many, the rest is collapsed. */
export function Inputs({
  title,
  inputs,
}: {
  readonly title: string;
  readonly inputs: readonly Input[];
}): JSX.Element | null {
  if (inputs.length === 0) return null;
  const rest = inputs.slice(MAX_OPEN);
  return (
    <section class="inputs">
      <h4>{title}</h4>
      <InputList inputs={inputs.slice(0, MAX_OPEN)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more inputs</summary>
          <InputList inputs={rest} />
        </details>
      )}
    </section>
  );
}

const InputList = ({ inputs }: { readonly inputs: readonly Input[] }): JSX.Element => (
  <div class="beside">
    {inputs.map(({ name, value }) =>
      typeof value === 'object' && value.shape.length > 0 ? (
        <TensorView key={name} {...{ name: inputLabel(name), tensor: value }} />
      ) : (
        <p key={name} class="scalar">
          <code>{inputLabel(name)}</code> ={' '}
          {typeof value === 'object' ? numberText(value.data[0]) : <Text>{String(value)}</Text>}
        </p>
      ),
    )}
  </div>
);

function TensorView({ name, tensor }: { readonly name: string; readonly tensor: ShownTensor }): JSX.Element {
  const caption = `${name} ${formatShape(tensor.shape)}`;
  const magnitude = magnitudeOf(tensor);
  const summary = `Absolute values up to ${numberText(magnitude)}.`;
  if (isLine(tensor) && tensor.data.length > MAX_ROW)
    return (
      <figure class="drawn">
        <figcaption>{caption}</figcaption>
        <Curves curves={[{ name: 'value', tensor }]} summary={`${caption}. ${summary}`} />
      </figure>
    );
  const all = matricesOf(tensor);
  if (all.length === 0) return <p class="scalar">{caption} (empty)</p>;
  return (
    <>
      {all.slice(0, MAX_MATRICES).map((matrix) => (
        <HeatMap
          key={matrix.start}
          caption={matrix.label === undefined ? caption : `${caption}, at ${matrix.label}`}
          {...{ tensor, matrix, magnitude, summary }}
        />
      ))}
      {all.length > MAX_MATRICES && (
        <p class="scalar aside">
          … {all.length - MAX_MATRICES} more matrices of <code>{name}</code>
        </p>
      )}
    </>
  );
}
