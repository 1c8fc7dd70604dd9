/** Scores of ensemble forecasts. */
export * from './crps';
export * from './ensemble';
export * from './rank-histogram';
export * from './spread-skill';
