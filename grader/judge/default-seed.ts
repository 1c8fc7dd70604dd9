/** The seed students grade with, so that a laptop and CI see the same inputs. */
export const DEFAULT_SEED = 2017;
