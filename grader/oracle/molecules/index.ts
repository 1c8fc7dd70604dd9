/** Molecules without a centre of mass (Hoogeboom et al. 2022). */
export * from './centre';
export * from './density';
export * from './dimer-model';
export * from './forward';
export * from './planar-model';
export * from './reverse';
