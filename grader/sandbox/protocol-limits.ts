/** The most numbers one tensor may bring back. Exercises need a few hundred. */
export const MAX_ELEMENTS = 200_000;
