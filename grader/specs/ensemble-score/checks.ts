import { fairChecks, scoreChecks } from './score-checks';
import { rankChecks } from './rank-checks';
import { ratioChecks } from './ratio-checks';

export const checks = [...scoreChecks, ...fairChecks, ...ratioChecks, ...rankChecks];
