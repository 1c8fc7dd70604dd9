import { existsSync } from 'node:fs';
import { inRepository } from '../../platform/root';
import type { LabCodes } from '../lab-data';
import { StudentCode } from './student-code';

const root = inRepository('solutions');

/** Only an instructor's copy has them. */
export const hasModelAnswers = (): boolean => existsSync(root);

let bundled: Promise<LabCodes> | undefined;

/** The bundles of the model answers, made when they are first asked for. */
export const modelAnswers = (): Promise<LabCodes> => (bundled ??= new StudentCode(root).update());
