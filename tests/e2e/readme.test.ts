/** What README.md shows is what there is. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { modules } from '../../grader/course';
import { runGrade, withSubmission } from '../support/grade';

const readme = readFileSync('README.md', 'utf8');
const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...['students', 'instructors', 'reports', 'release', 'classroom50', 'add-an-exercise'].map(
    (name) => `docs/${name}.md`,
  ),
  'exercises/README.md',
  ...modules.map(({ id }) => `exercises/${id}/README.md`),
  ...['architecture', 'grading-quality', 'performance', 'security'].map((name) => `docs/${name}.md`),
];

test('README.md has the two commands on lines of their own, and fits on two screens', () => {
  const lines = readme.split('\n');
  expect(lines).toEqual(expect.arrayContaining(['npm ci && npm run grade', 'npm ci && npm test']));
  expect(lines.length).toBeLessThanOrEqual(90);
});

test('README.md shows the feedback that the grader gives', async () => {
  const [, shown = ''] = /^```text\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const answer = readFileSync('tests/submissions/scaled-dot-product-attention/mask-after-softmax.ts', 'utf8');
  const { stdout } = await withSubmission('scaled-dot-product-attention', answer, (submission) =>
    runGrade(['scaled-dot-product-attention', '--submission', submission]),
  );
  const trimmed = (text: string): string => text.replace(/ +$/gm, '');
  expect(trimmed(stdout)).toContain(trimmed(shown));
});

/** The ids that GitHub gives to headings. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(DOCUMENTS)('every link of %s leads to a file and a heading', (document) => {
  const links = [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)];
  for (const [, link = ''] of links) {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? document : path.join(path.dirname(document), file);
    expect({ link, there: existsSync(target) }).toEqual({ link, there: true });
    if (anchor !== undefined) expect(anchorsOf(readFileSync(target, 'utf8'))).toContain(anchor);
  }
});
