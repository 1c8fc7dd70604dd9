import { readRepositories, submissionOf, writeRepositories } from '../../../grader/class/repository-list';

const commit = 'a'.repeat(40);
const read = (...rows: string[]): unknown =>
  readRepositories(['repository,commit', ...rows].join('\n'), 'list.csv');

test('reads a list as written, and as edited by hand', () => {
  const list = [
    { repository: 'org/attention-ada', commit },
    { repository: 'org/attention-Bela.2', commit: '' },
  ];
  expect(readRepositories(writeRepositories(list), 'list.csv')).toEqual(list);
  expect(readRepositories(`commit;repository\n;me/a\n\n${commit};org/b\n`, 'list.csv')).toEqual([
    { repository: 'me/a', commit: '' },
    { repository: 'org/b', commit },
  ]);
  expect(list.map(submissionOf)).toEqual(['attention-ada', 'attention-Bela.2']);
});

test.each([
  ['attention-ada,', /line 2: repository must be a repository’s owner and name/],
  ['org/..,', /line 2: repository must/],
  ['org/.git,', /line 2: repository must/],
  ['org/a/b,', /line 2: repository must/],
  ['org/a?b,', /line 2: repository must/],
  ['https://github.com/org/a,', /line 2: repository must/],
  ['--upload-pack=x/a,', /line 2: repository must/],
  ['org/a,main', /line 2: commit must be a full commit hash/],
  ['org/a,--force', /line 2: commit must/],
])('%s is refused', (row, message) => {
  expect(() => read(row)).toThrow(message);
});

test('refuses two repositories that would be the same submission', () => {
  expect(() => read('one/attention-ada,', `two/Attention-Ada,${commit}`)).toThrow(
    'list.csv has "attention-ada" in lines 2 and 3',
  );
});

test('refuses a list of nothing', () => {
  expect(() => read()).toThrow('list.csv lists no repositories; write it with npm run repositories');
});
