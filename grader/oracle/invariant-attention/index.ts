/** Attention that rotations and translations leave as it is (Jumper et al. 2021). */
export * from './coordinate-update';
export * from './frames';
export * from './point-attention';
