/** Hands out repositories through a gh that behaves like GitHub. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../../../grader/class/run-tool';
import { assign } from '../../../grader/cli/assign';

jest.mock('../../../grader/class/run-tool');
const gh = jest.mocked(runTool);

const folder = mkdtempSync(path.join(os.tmpdir(), 'assign-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface World {
  readonly users: string[];
  readonly templates: Record<string, boolean>;
  /** Members and invited users, by repository. */
  readonly repositories: Map<string, { members: string[]; invited: string[]; template: string }>;
  readonly changes: string[];
}

let world: World;
let said: string[];

const notFound = (): Promise<string> => Promise.reject(new Error('gh: Not Found (HTTP 404)'));

function answer(args: readonly string[]): Promise<string> {
  const [command, sub, name = ''] = args;
  if (command === 'repo' && sub === 'create') {
    const template = args[args.indexOf('--template') + 1] ?? '';
    expect(args).toContain('--private');
    world.changes.push(`create ${name} from ${template}`);
    world.repositories.set(name, { members: [], invited: [], template });
    return Promise.resolve('');
  }
  const endpoint = args.find((arg) => /^(users|repos)\//.test(arg)) ?? '';
  const [kind, ...rest] = endpoint.split('/');
  if (kind === 'users') return world.users.includes(rest[0] ?? '') ? Promise.resolve('') : notFound();
  const [owner, repo, what, user = ''] = rest;
  const repository = `${owner ?? ''}/${repo ?? ''}`;
  const isTemplate = world.templates[repository];
  if (what === undefined && isTemplate !== undefined) return Promise.resolve(`${String(isTemplate)}\n`);
  const found = world.repositories.get(repository);
  if (found === undefined) return notFound();
  if (what === 'invitations') return Promise.resolve(found.invited.join('\n'));
  if (what === 'collaborators' && args.includes('PUT')) {
    if (user === 'dora') return Promise.reject(new Error('gh: Validation Failed (HTTP 422)'));
    world.changes.push(`invite ${user} to ${repository}`);
    found.invited.push(user);
  } else if (what === 'collaborators' && !found.members.includes(user)) return notFound();
  return Promise.resolve('');
}

beforeEach(() => {
  world = {
    users: ['ada', 'bela', 'cy', 'dora'],
    templates: { 'org/attention': true, 'org/course': false },
    repositories: new Map(),
    changes: [],
  };
  said = [];
  for (const stream of ['log', 'error'] as const)
    jest.spyOn(console, stream).mockImplementation((...line: unknown[]) => void said.push(line.join(' ')));
  gh.mockImplementation((_, args) => answer(args));
});
afterEach(() => {
  jest.restoreAllMocks();
});

function run(table: string, { really = false, template = 'org/attention' } = {}): Promise<number> {
  const students = path.join(folder, 'students.csv');
  writeFileSync(students, table);
  return assign({ students, owner: 'org', template, prefix: 'attention', really });
}

test('a dry run changes nothing, and says what is to do', async () => {
  expect(await run('name,github_username\nAda,ada\nBela,bela\n')).toBe(0);
  expect(world.changes).toEqual([]);
  expect(said).toEqual([
    'org/attention-ada: would be created, ada would be invited',
    'org/attention-bela: would be created, bela would be invited',
    'Repositories to create: 2, students to invite: 2. To do it, add --really.',
  ]);
});

test('each student gets a repository from the template, once', async () => {
  world.repositories.set('org/attention-bela', { members: ['bela'], invited: [], template: '' });
  expect(await run('username\nada\nbela\n', { really: true })).toBe(0);
  expect(world.changes).toEqual([
    'create org/attention-ada from org/attention',
    'invite ada to org/attention-ada',
  ]);
  // The invitation is not answered yet.
  expect(await run('username\nada\nbela\n', { really: true })).toBe(0);
  expect(world.changes).toHaveLength(2);
  expect(said.at(-1)).toBe('Repositories created: 0, students invited: 0.');
});

test('a name that is listed twice is one student', async () => {
  world.users.push('ADA');
  expect(await run('username\nada\nADA\n', { really: true })).toBe(0);
  expect(world.repositories.size).toBe(1);
});

test('one student who cannot be served does not stop the others', async () => {
  expect(await run('username\nnobody\ndora\ncy\n\n', { really: true })).toBe(1);
  expect(said).toEqual([
    'org/attention-nobody: GitHub has no user nobody',
    'org/attention-dora: gh: Validation Failed (HTTP 422)',
    'org/attention-cy: created, cy invited',
    'Repositories created: 1, students invited: 1. 2 could not be done.',
  ]);
  // A second attempt invites dora to what the first has created.
  gh.mockImplementation((_, args) =>
    answer(args.map((arg) => arg.replace('collaborators/dora', 'collaborators/x'))),
  );
  said = [];
  await run('username\ndora\n', { really: true });
  expect(said[0]).toBe('org/attention-dora: dora invited');
});

test('rows without a username are counted', async () => {
  expect(await run('name,username\nAda,ada\nEve,\n')).toBe(1);
  expect(said).toContain('1 row has no GitHub username.');
});

test.each([
  ['username\nada\n', 'org/course', /org\/course is not a template; make it one with: gh repo edit/],
  ['username\nada\n', 'org/none', /GitHub does not show the template org\/none: gh: Not Found/],
  ['username\nada;rm\n', undefined, /"ada;rm" is not a GitHub username/],
  ['username\n--help\n', undefined, /"--help" is not a GitHub username/],
  ['name\nada\n', undefined, /needs a column github_username or username/],
  ['username\n', undefined, /lists no students/],
])('%j with the template %s is refused', async (table, template, message) => {
  await expect(run(table, { really: true, ...(template && { template }) })).rejects.toThrow(message);
  expect(world.changes).toEqual([]);
});
