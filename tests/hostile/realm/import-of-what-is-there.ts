// expect: full
import { honestLoss, take } from './take';

// The one import() that is let through gives what `require` would.
const loading: any = import('./right');
take(loading, loading.constructor, Object.getPrototypeOf(loading));
loading.then((loaded: any) => take(loaded, loaded.constructor, Object.getPrototypeOf(loaded)), take);

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
