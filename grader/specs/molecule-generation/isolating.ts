import { once } from '../../engine/remember';
import { fixedInputs } from '../../engine/inputs';
import type { NamedModel, Schedule } from '../../oracle/diffusion';
import type { CentreInput, MoleculeForwardInput, MoleculeReverseInput } from '../../oracle/molecules';
import { dim, filled, tensor } from '../../oracle/tensor';
import { schedules, stepModel } from '../shared/diffusion-inputs';

/** Centred, without padding, along a line: centring changes nothing. */
const pair = tensor([1, 2, 1], [1.5, -1.5]);
const both = tensor([1, 2], [1, 1], 'bool');

const still: CentreInput = { x: pair, mask: both };
const moved: CentreInput = { x: tensor([1, 2, 1], [3, 1]), mask: both };
/** Centred with padding of 0 at the end, then with numbers there. */
const padded: CentreInput = {
  x: tensor([1, 3, 1], [1.5, -1.5, 0]),
  mask: tensor([1, 3], [1, 1, 0], 'bool'),
};
const numbersAtPadding: CentreInput = { ...padded, x: tensor([1, 3, 1], [1.5, -1.5, 2]) };
const movedWithPadding: CentreInput = { ...padded, x: tensor([1, 3, 1], [3, 1, 0]) };
const inPlane: CentreInput = { x: tensor([1, 2, 2], [1, -2, -1, 2]), mask: both };
const movedInPlane: CentreInput = { x: tensor([1, 2, 2], [3, -2, 1, 2]), mask: both };
const several: CentreInput = {
  x: tensor([3, 2, 1], [1, -1, 2, -2, 1, 5]),
  mask: tensor([3, 2], [1, 1, 1, 1, 1, 0], 'bool'),
};

export const isolatingCentres = (): readonly CentreInput[] => [
  ...[still, padded, inPlane, several],
  ...[moved, numbersAtPadding, movedWithPadding, movedInPlane],
];

const table = (schedule: Schedule): number => dim(schedule.betas, 0);

const longSchedules = once(() =>
  fixedInputs(
    schedules(5).filter((schedule) => table(schedule) > 2),
    3,
  ),
);

/** Centred data or centred noise alone, then both, then what is not centred. */
export const isolatingForward = (): readonly MoleculeForwardInput[] =>
  longSchedules().flatMap((schedule, i) => {
    const last = table(schedule) - 1;
    const of = (data: CentreInput | undefined, noise: CentreInput | undefined, t: number) => {
      const { x, mask } = data ?? noise ?? still;
      return {
        x0: data === undefined ? filled(x.shape, 0) : x,
        noise: noise === undefined ? filled(x.shape, 0) : x,
        t: tensor(
          [dim(x, 0)],
          Array.from({ length: dim(x, 0) }, (_, k) => (t + k) % (last + 1)),
          'int32',
        ),
        mask,
        schedule,
      };
    };
    return [
      of(still, undefined, i),
      of(undefined, still, i),
      of(still, undefined, last),
      of(undefined, still, last),
      of(several, undefined, 0),
      of(moved, undefined, i),
      of(undefined, moved, i),
      of(undefined, inPlane, i),
      of(numbersAtPadding, undefined, i),
      of(undefined, numbersAtPadding, i),
      of(movedWithPadding, undefined, last),
      of(movedInPlane, undefined, last),
    ];
  });

/** A model that does not look at x_t. */
const blind = (schedule: Schedule): NamedModel => stepModel(table(schedule), (t) => 0.8 - 0.35 * t);

const silent = (schedule: Schedule): NamedModel => stepModel(table(schedule), () => 0);

/** A model that passes x_t on, with a factor for each step. */
const passing = (schedule: Schedule): NamedModel => ({
  model: 'affine',
  scale: tensor(
    [table(schedule)],
    Array.from({ length: table(schedule) }, (_, t) => 0.25 + 0.25 * t),
  ),
  offset: filled([table(schedule)], 0),
});

/** x_t, z and the prediction alone, centred at first. */
export const isolatingReverse = (): readonly MoleculeReverseInput[] =>
  longSchedules().flatMap((schedule, i) => {
    const last = table(schedule) - 1;
    const of = (
      data: CentreInput | undefined,
      noise: CentreInput | undefined,
      t: number,
      model = silent(schedule),
    ): MoleculeReverseInput => {
      const { x, mask } = data ?? noise ?? still;
      return {
        xt: data === undefined ? filled(x.shape, 0) : x,
        z: noise === undefined ? filled(x.shape, 0) : x,
        t,
        mask,
        schedule,
        model,
      };
    };
    return [
      of(still, undefined, i),
      of(undefined, still, last),
      of(undefined, still, 0),
      of(still, undefined, last, passing(schedule)),
      of(still, undefined, i, blind(schedule)),
      of(moved, undefined, i),
      of(undefined, moved, last),
      of(padded, undefined, i, blind(schedule)),
      of(numbersAtPadding, undefined, i),
      of(undefined, numbersAtPadding, last),
      of(movedWithPadding, undefined, i),
      of(movedInPlane, undefined, i),
      of(several, undefined, i),
    ];
  });
