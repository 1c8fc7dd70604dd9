/** The most elements of a returned tensor. Exercises need a few hundred. */
export const MAX_ELEMENTS = 200_000;
