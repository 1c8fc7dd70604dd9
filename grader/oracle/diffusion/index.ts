/** Diffusion models (Ho et al. 2020). */
export * from './ddim';
export * from './forward-process';
export * from './noise-model';
export * from './noise-prediction';
export * from './noise-schedule';
export * from './reverse-process';
export * from './score';
export * from './time-embedding';
