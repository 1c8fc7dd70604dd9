import { REFLECTION_MARK } from '../concepts/reflection';
import type { ModuleConcepts } from '../concepts/question';

/** Returns the file in which students write a short text about a module, not formatted yet. */
export function reflectionText({ reflection }: ModuleConcepts, title: string): string {
  const { prompts, rubric } = reflection;
  return `# Reflection: ${title}

${prompts.join('\n\n')}

Your instructor reads the text and grades it by hand:

| level | what it looks like |
| --- | --- |
${rubric.map(({ level, text }) => `| ${level} | ${text} |`).join('\n')}

${REFLECTION_MARK}
`;
}
