import type { Ends } from '../../oracle/diffusion';

/** The number at a share of the way from one end to the other. */
export const between = ({ start, end }: Ends, share: number): number => start + (end - start) * share;
