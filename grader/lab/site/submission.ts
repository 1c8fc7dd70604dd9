import { existsSync } from 'node:fs';
import type { Results } from '../../results/results';
import type { LabAnswer, LabCodes } from '../lab-data';
import { answerTo, failedChecks } from './checks';
import { languageModel } from './language-model';
import { hasModelAnswers, modelAnswers } from './model-answers';
import { StudentCode } from './student-code';
import { studentScript, type SiteOptions } from './student-script';

/** What the lab shows of a submission. Needs the specifications of all exercises. */
export class LabSubmission {
  private readonly code: StudentCode;
  private bundled: Promise<unknown> | undefined;

  /**
   * @param root the folder that contains the module folders
   * @param out the folder with trained models
   * @param results those with the failed checks; undefined for the last grading
   */
  constructor(
    private readonly root: string,
    private readonly out: string,
    private readonly results: Results | undefined,
  ) {
    this.code = new StudentCode(root);
  }

  /** The script of a page that a server tells of the code. */
  liveScript(): string {
    return this.script({ student: null, hasModel: hasModelAnswers(), isLive: true });
  }

  /** The script of a page without a server, which anyone may see. */
  async siteScript(): Promise<string> {
    return this.script({ student: await this.codes(), hasModel: false, isLive: false });
  }

  private script(options: Pick<SiteOptions, 'student' | 'hasModel' | 'isLive'>): string {
    const { root, out, results } = this;
    const [checks, model] = [failedChecks(root, results), languageModel(out)];
    return studentScript({ ...options, root, checks, languageModel: model });
  }

  /** The code, bundled when it is first asked for. */
  async codes(): Promise<LabCodes> {
    await (this.bundled ??= this.code.update());
    return this.code.codes;
  }

  /** Bundles again what depends on saved files, and returns what has changed. */
  async update(files: readonly string[]): Promise<LabCodes> {
    await this.codes();
    return existsSync(this.root) ? this.code.update(files) : {};
  }

  model(): Promise<LabCodes> {
    return modelAnswers();
  }

  /** @param body the JSON of an edited input */
  answer(body: string): LabAnswer {
    return answerTo(body);
  }
}
