/** The modules that a file may import. */
export const TFJS = '@tensorflow/tfjs';

export const isGiven = (from: string): boolean => /(^|\/)given\/\w+$/.test(from);

export const isOwn = (from: string): boolean => /^\.\.?\//.test(from) && !isGiven(from);
