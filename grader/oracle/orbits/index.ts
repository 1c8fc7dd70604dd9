/** Relative motion in orbit, simulated tracks with burns, and how well burns are detected. */
export * from './clohessy-wiltshire';
export * from './matching';
export * from './maneuver-logits';
export * from './tracks';
