import * as prettier from 'prettier';
import { modules } from '../grader/course';
import type { Question } from '../grader/concepts/question';
import { CONCEPTS_FILE } from '../grader/concepts/read-answers';
import { REFLECTION_FILE } from '../grader/concepts/reflection';
import { variantOf } from '../grader/concepts/variant';
import { inRepository } from '../grader/platform/root';
import { conceptsText } from '../grader/release/concepts-text';
import { reflectionText } from '../grader/release/reflection-text';
import { answeredModules } from '../quality/concepts';
import type { PlainModule, PlainValue } from '../quality/concepts/plain';
import { rightAnswer } from '../quality/concepts/plain-keys';
import { conceptKeyFiles } from './concept-keys';

/** Who has the numbers in the files that are filled in. */
const STUDENT = 'solutions';

/** Files about ideas besides those that are empty: filled in, texts to write, and keys. */
export async function conceptFiles(): Promise<Map<string, string>> {
  const files = await conceptKeyFiles();
  for (const { concepts, plain } of answeredModules) {
    const title = modules.find(({ id }) => id === concepts.module)?.title ?? concepts.module;
    const answerTo = (question: Question): PlainValue => rightFor(question, plain);
    const filled = conceptsText(concepts, { student: STUDENT, answerTo });
    files.set(`solutions/${concepts.module}/${CONCEPTS_FILE}`, await formatted(filled, 'typescript'));
    const reflection = await formatted(reflectionText(concepts, title), 'markdown');
    files.set(`exercises/${concepts.module}/${REFLECTION_FILE}`, reflection);
  }
  return files;
}

function rightFor(question: Question, plain: PlainModule): PlainValue {
  const answers = plain[question.id];
  if (answers === undefined) throw new Error(`there is no answer to ${question.id}`);
  const numbers = question.kind === 'number' ? question.variants?.[variantOf(STUDENT)] : undefined;
  return rightAnswer(answers, numbers);
}

async function formatted(text: string, parser: 'typescript' | 'markdown'): Promise<string> {
  const options = await prettier.resolveConfig(inRepository('package.json'));
  return prettier.format(text, { ...options, parser });
}
