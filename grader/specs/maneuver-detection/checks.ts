import { logitChecks } from './logit-checks';
import { motionChecks } from './motion-checks';
import { scoreChecks } from './score-checks';

export const checks = [...motionChecks, ...logitChecks, ...scoreChecks];
