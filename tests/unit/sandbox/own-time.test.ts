/** Calls with a time limit of their own, in a real sandbox. */
import { openSession, type OpenSession } from '../../../grader/sandbox/open-session';
import type { LocatedReply, Session } from '../../../grader/sandbox/session';
import { fakeBundle } from '../../support/fake-exercise';

const code = `
  const busy = (ms) => { const began = Date.now(); while (Date.now() - began < ms); };
  exports.short = () => busy(2_600);
  exports.long = () => { console.log('begun'); busy(60_000); };
`;
let opened: OpenSession;
let session: Session;

beforeAll(async () => {
  opened = openSession('standard');
  session = await opened.session;
});
beforeEach(() => {
  session.serve({ bundles: new Map([['e', fakeBundle({ code })]]), modelAnswers: '' });
});
afterAll(() => opened.close());

const call = (name: string, callMs?: number): Promise<LocatedReply> =>
  session.request(
    'e',
    { kind: 'call', function: name, arguments: [], ...(callMs !== undefined && { callMs }) },
    () => true,
  );

test('a call may take longer than usual, and its time is not charged to the exercise', async () => {
  for (let i = 0; i < 7; i++) {
    const { reply } = await call('short', 60_000);
    expect(reply.kind).toBe('returned');
  }
  // Together they took more than the 15 s of an exercise.
  expect((await call('short', 60_000)).reply.kind).toBe('returned');
  await expect(call('short')).rejects.toThrow('did not finish within 2 s; look for an infinite loop');
}, 120_000);

test('a call that is too slow ends at its own limit, with what it printed', async () => {
  await session.load('e');
  await expect(call('long', 700)).rejects.toThrow('did not finish within 0.7 s; look for an infinite loop');
  expect(session.printed('e').flatMap(({ lines }) => lines)).toEqual(['begun']);
}, 120_000);

test('three such timeouts end the exercise too', async () => {
  for (let i = 0; i < 3; i++) await expect(call('long', 300)).rejects.toThrow('did not finish');
  await expect(call('short', 60_000)).rejects.toThrow(
    'was not called again after 3 calls that did not finish',
  );
}, 120_000);
