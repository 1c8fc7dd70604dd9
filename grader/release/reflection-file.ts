import * as prettier from 'prettier';
import { REFLECTION_MARK } from '../concepts/reflection';
import type { ModuleConcepts } from '../concepts/question';
import { inRepository } from '../platform/root';

/** Returns the file in which students write a short text about a module. */
export async function reflectionFile({ module, reflection }: ModuleConcepts, title: string): Promise<string> {
  const { prompts, rubric } = reflection;
  const file = `# Reflection: ${title}

${prompts.join('\n\n')}

Your instructor reads the text and grades it by hand:

| level | what it looks like |
| --- | --- |
${rubric.map(({ level, text }) => `| ${level} | ${text} |`).join('\n')}

${REFLECTION_MARK}
`;
  const options = await prettier.resolveConfig(inRepository('exercises', module, 'reflection.md'));
  return prettier.format(file, { ...options, parser: 'markdown' });
}
