import { logitsChecks, logitsGradient } from './logits-checks';
import { lossChecks } from './loss-checks';

export const checks = [...logitsChecks, ...lossChecks, logitsGradient];
