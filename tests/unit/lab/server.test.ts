import { request, type IncomingHttpHeaders } from 'node:http';
import { startServer, type LabServer } from '../../../grader/lab/site/server';

let server: LabServer;
const answered: string[] = [];

beforeAll(async () => {
  server = await startServer(
    {
      studentScript: () => Promise.resolve('globalThis.labData={};'),
      codes: () => Promise.resolve({ 'causal-mask': { code: 'first' } }),
      model: () => Promise.resolve({ 'causal-mask': { code: 'right' } }),
      answer: (body) => {
        answered.push(body);
        return Promise.resolve({ refused: 'no' });
      },
    },
    0,
  );
});

afterAll(() => server.close());

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ask = (
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL(path, server.url), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: text });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });

test('only this machine reaches the page, and the policy lets it load nothing else', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const { status, headers, body } = await ask('/');
  expect(status).toBe(200);
  expect(body).toContain('<script src="page.js">');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("connect-src 'self'");
  expect(headers['content-security-policy']).not.toContain("unsafe-eval' ");
});

test.each([
  ['a name of another site', { host: 'evil.example' }],
  ['another site that sends something', { 'sec-fetch-site': 'cross-site' }],
])('refuses %s', async (_, headers) => {
  const { status } = await ask('/answer', { method: 'POST', headers, body: '{}' });
  expect(status).toBe(403);
  expect((await ask('/student.js', { headers })).status).toBe(403);
  expect(answered).toEqual([]);
});

test('answers inputs, and refuses long ones, other methods and other files', async () => {
  const asked = await ask('/answer', { method: 'POST', body: 'question' });
  expect(asked).toMatchObject({ status: 200, body: '{"refused":"no"}' });
  expect(answered.splice(0)).toEqual(['question']);
  expect((await ask('/answer', { method: 'POST', body: 'x'.repeat(1_000_001) })).status).toBe(413);
  expect((await ask('/', { method: 'DELETE' })).status).toBe(405);
  expect((await ask('/../package.json')).status).toBe(404);
  expect(answered).toEqual([]);
});

test('sends the model answers to a page that asks for them', async () => {
  expect((await ask('/model')).body).toBe('{"causal-mask":{"code":"right"}}');
  expect((await ask('/model', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
});

test('tells each page the code, and what changes', async () => {
  const text = await new Promise<string>((resolve, reject) => {
    let [read, isSent] = ['', false];
    const asked = request(new URL('/events', server.url), (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        read += chunk;
        if (!isSent && read.endsWith('\n\n')) server.send({ 'causal-mask': { code: 'second' } });
        isSent ||= read.endsWith('\n\n');
        if (!read.includes('second')) return;
        asked.destroy();
        resolve(read);
      });
    });
    asked.on('error', reject);
    asked.end();
  });
  expect(text).toBe(
    'event: code\ndata: {"causal-mask":{"code":"first"}}\n\nevent: code\ndata: {"causal-mask":{"code":"second"}}\n\n',
  );
});

test('says which port is taken, and what to do', async () => {
  const port = Number(new URL(server.url).port);
  const lab = {
    studentScript: () => Promise.resolve(''),
    codes: () => Promise.resolve({}),
    model: () => Promise.resolve({}),
    answer: () => Promise.resolve({ refused: '' }),
  };
  await expect(startServer(lab, port)).rejects.toThrow(
    `port ${String(port)} cannot be used: another program uses it; choose another with --port`,
  );
});
