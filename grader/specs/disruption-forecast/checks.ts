import { alarmChecks } from './alarm-checks';
import { logitChecks } from './logit-checks';

export const checks = [...logitChecks, ...alarmChecks];
