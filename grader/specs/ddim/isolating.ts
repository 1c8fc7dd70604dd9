import { BEFORE_FIRST, type DdimInput, type NamedModel, type Schedule } from '../../oracle/diffusion';
import { dim, filled } from '../../oracle/tensor';
import { stepModel } from '../shared/diffusion-inputs';
import { fixedSchedules } from './inputs';

const SHAPE = [1, 2];

const lastOf = ({ betas }: Schedule): number => dim(betas, 0) - 1;

const silent = (schedule: Schedule): NamedModel => stepModel(lastOf(schedule) + 1, () => 0);

/** A model that does not look at xt. */
const blind = (schedule: Schedule): NamedModel => stepModel(lastOf(schedule) + 1, (t) => 0.8 - 0.35 * t);

/** z alone, xt alone, and the prediction alone: few mistakes show there. */
export const isolating = (): readonly DdimInput[] =>
  fixedSchedules().flatMap((schedule, i) => {
    const last = lastOf(schedule);
    const nothing = { schedule, xt: filled(SHAPE, 0), z: filled(SHAPE, 0), model: silent(schedule) };
    const step = { t: last - (i % 2), tBefore: i % 2 === 0 ? 0 : last - 2 };
    const clean = { t: i, tBefore: BEFORE_FIRST, eta: 1 };
    const [xt, z, model] = [filled(SHAPE, 0.7), filled(SHAPE, 1.25), blind(schedule)];
    return [
      { ...nothing, ...step, eta: 0, z },
      { ...nothing, ...clean, z },
      { ...nothing, ...clean, xt },
      { ...nothing, ...clean, model },
      { ...nothing, ...step, eta: 1, z },
      { ...nothing, ...step, eta: 0.6, z },
      { ...nothing, ...step, eta: 0, xt },
      { ...nothing, ...step, eta: 0, model },
      { ...nothing, ...step, eta: 1, model },
      { ...nothing, ...step, eta: 0.5, xt, z, model },
    ];
  });
