/** The most elements of a returned tensor. Exercises need a few hundred. */
export const MAX_ELEMENTS = 200_000;
/** How deep a result of a student's function may be nested. */
export const MAX_DEPTH = 5;

/** The reply of a process that ended a call itself, at its time limit. */
export const TIMED_OUT = '{"kind":"timed-out"}';

/** How many times its limit a call may take in all, if it had to wait for the processor. */
export const PATIENCE = 6;
