import { markedText, textForAssignments } from '../../../grader/release/assignment-text';

const readme = `# Title

For all.

${markedText('language-models', 'Later.\n\nStill later.')}
## Hints

${markedText('core', 'First.')}`;

test.each([
  [['core', 'language-models'], '# Title\n\nFor all.\n\nLater.\n\nStill later.\n\n## Hints\n\nFirst.\n'],
  [['core'], '# Title\n\nFor all.\n\n## Hints\n\nFirst.\n'],
  [['language-models'], '# Title\n\nFor all.\n\nLater.\n\nStill later.\n\n## Hints\n'],
  [[], '# Title\n\nFor all.\n\n## Hints\n'],
])('for %j', (assignments, expected) => {
  expect(textForAssignments(readme, assignments)).toBe(expected);
  expect(textForAssignments(readme.replaceAll('\n', '\r\n'), assignments)).toBe(
    expected.replaceAll('\n', '\r\n'),
  );
});

test('text without marks is returned unchanged', () => {
  const text = '# Title\n\n<!-- a comment -->\n\n\nText\n';
  expect(textForAssignments(text, ['core'])).toBe(text);
});

test.each([
  ['<!-- assignment: core -->\ntext', 'the text of the assignment core does not end'],
  ['text\n<!-- end of assignment -->\n', 'is not one of a pair'],
  ['<!-- assignment: core -->\n<!-- assignment: core -->\n', 'is not one of a pair'],
])('refuses %j', (text, message) => {
  expect(() => textForAssignments(text, ['core'])).toThrow(message);
});
