import { correlationChecks, errorChecks } from './field-checks';
import { rollOutChecks } from './roll-out-checks';
import { tendencyChecks } from './tendency-checks';

export const checks = [...rollOutChecks, ...tendencyChecks, ...errorChecks, ...correlationChecks];
