/** Diffusion posterior sampling (Chung et al. 2023). */
export * from './guidance';
export * from './posterior-step';
