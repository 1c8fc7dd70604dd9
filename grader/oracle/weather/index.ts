/** A model of the weather, its forecasts, and their errors. */
export * from './fields';
export * from './lorenz96';
export * from './roll-out';
