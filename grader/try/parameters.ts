import { readFixtures } from '../judge/read-fixtures';
import { DEFAULT_SEED } from '../judge/default-seed';
import type { SpecifiedFunction } from '../engine/exercise';
import {
  isDimerModel,
  isGaussianSource,
  isLinearMap,
  isModel,
  isPlanarModel,
  isStepModel,
  isTokenModel,
  isUniformSource,
  type Argument,
} from '../engine/values';
import { isTensor, type DType } from '../oracle/tensor';

/** Arguments of a function, by parameter. */
export type Arguments = Readonly<Record<string, Argument>>;

/** What a parameter takes. */
export type Kind =
  | { readonly kind: 'tensor'; readonly dtype: DType }
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'numbers'; readonly isWhole: boolean }
  | { readonly kind: 'model' | 'source' }
  | { readonly kind: 'list'; readonly items: Kind }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Field> };

/** A field of a record. */
export interface Field {
  readonly isOptional: boolean;
  readonly kind: Kind;
}

export interface Parameter extends Field {
  readonly name: string;
}

/** Inputs of a function that are known to be right: generated ones, then those of the fixtures. */
export const knownInputs = (exercise: string, { name, generatedInputs }: SpecifiedFunction): Arguments[] => [
  ...generatedInputs(DEFAULT_SEED),
  ...readFixtures(exercise).flatMap((each) => (each.function === name ? [each.arguments] : [])),
];

/** The parameters of a function, as its known inputs show them. */
export const parametersOf = (
  { parameters }: SpecifiedFunction,
  known: readonly Arguments[],
): readonly Parameter[] =>
  parameters.map((name) => {
    const given = known.map((input) => input[name]);
    const values = given.filter((value) => value !== undefined);
    return { name, isOptional: values.length < given.length, kind: kindOf(values) };
  });

function kindOf(values: readonly Argument[]): Kind {
  const [first] = values;
  if (isTensor(first)) return { kind: 'tensor', dtype: first.dtype };
  if ([isModel, isTokenModel, isStepModel, isLinearMap, isDimerModel, isPlanarModel].some((is) => is(first)))
    return { kind: 'model' };
  if (typeof first === 'number') return { kind: 'number', isWhole: values.every(Number.isInteger) };
  if (first === undefined) throw new Error('no known input has this parameter');
  if (Array.isArray(first)) {
    const items = values.flatMap((value) => value as readonly Argument[]);
    return items.every((item) => typeof item === 'number')
      ? { kind: 'numbers', isWhole: items.every(Number.isInteger) }
      : { kind: 'list', items: kindOf(items) };
  }
  if (isGaussianSource(first) || isUniformSource(first)) return { kind: 'source' };
  const names = new Set(values.flatMap((value) => Object.keys(value as Arguments)));
  return {
    kind: 'record',
    fields: new Map(
      [...names].flatMap((name): [string, Field][] => {
        const given = values
          .map((value) => (value as Arguments)[name])
          .filter((inner) => inner !== undefined);
        return given.length === 0
          ? []
          : [[name, { isOptional: given.length < values.length, kind: kindOf(given) }]];
      }),
    ),
  };
}
