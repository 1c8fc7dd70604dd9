/** A diffusion model that learns the distribution of a simulation. */
export * from './denoiser';
export * from './denoiser-gradient';
export * from './double-well';
export * from './initial-network';
export * from './metropolis';
export * from './optimum';
export * from './sampling';
export * from './training';
