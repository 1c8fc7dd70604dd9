import { TimeAllowance } from '../../../grader/submission/time-allowance';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('time counts while a part is under way, once for parts that overlap', () => {
  const time = new TimeAllowance(1_000);
  jest.advanceTimersByTime(5_000);
  time.begin();
  jest.advanceTimersByTime(400);
  time.begin();
  jest.advanceTimersByTime(400);
  time.end();
  time.end();
  jest.advanceTimersByTime(5_000);
  expect(time.isTaken()).toBe(false);
  expect(time.isTaken(0.75)).toBe(true);
  time.begin();
  jest.advanceTimersByTime(201);
  expect(time.isTaken()).toBe(true);
});

test('time is charged to the enclosing allowance', () => {
  const whole = new TimeAllowance(1_000);
  const parts = [new TimeAllowance(10_000, whole), new TimeAllowance(10_000, whole)];
  for (const part of parts) {
    part.begin();
    jest.advanceTimersByTime(501);
    part.end();
  }
  expect(whole.isTaken()).toBe(true);
  expect(parts[0]?.isTaken()).toBe(true);
});

test('a pause of the whole machine counts as a second', () => {
  const time = new TimeAllowance(5_000);
  time.begin();
  const now = performance.now();
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
  expect(time.isTaken()).toBe(false);
  expect(time.isTaken(0.1)).toBe(true);
  clock.mockRestore();
});
