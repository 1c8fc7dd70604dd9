import { BEFORE_FIRST, entryOf, type Share } from '../../oracle/diffusion';
import { at } from '../../oracle/tensor';

/** Where a mistake reads another table of the schedule. */
export const alphaAt: Share = ({ alphas }, index) => entryOf(alphas, index, 1);
export const betaAt: Share = ({ betas }, index) => entryOf(betas, index, 0);

/** The product of ᾱ up to an index: a product of what is a product already. */
export const productOfBars: Share = ({ alphaBars }, index) => {
  let product = index === BEFORE_FIRST ? 1 : at(alphaBars, index);
  for (let earlier = 0; earlier < index; earlier++) product *= at(alphaBars, earlier);
  return product;
};
