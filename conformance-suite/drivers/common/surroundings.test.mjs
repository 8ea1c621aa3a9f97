import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { seedRandom, shiftClock } from './surroundings.mjs';

const trueDate = globalThis.Date;
const trueRandom = Math.random;

afterEach(() => {
  globalThis.Date = trueDate;
  Math.random = trueRandom;
});

const hourMillis = 3_600_000;

function assertShifted(millis) {
  const ahead = millis - trueDate.now();
  assert.ok(Math.abs(ahead - hourMillis) < 2_000, `ahead by ${ahead} ms`);
}

test('every way to ask for the time is shifted', () => {
  shiftClock(hourMillis);
  assertShifted(Date.now());
  assertShifted(new Date().getTime());
  assertShifted(Date.parse(Date()));
});

test('a given date stays what it is', () => {
  shiftClock(hourMillis);
  assert.equal(new Date(5).getTime(), 5);
  assert.equal(new Date('1970-01-01T00:00:01Z').getTime(), 1_000);
  assert.equal(Date.UTC(1970, 0, 1), 0);
  assert.ok(new Date() instanceof Date);
});

test('no skew leaves the clock alone', () => {
  shiftClock(0);
  assert.equal(globalThis.Date, trueDate);
});

test('a clock that is shifted again does not add up, and can be set right', () => {
  shiftClock(-5_000);
  shiftClock(hourMillis);
  assertShifted(Date.now());
  shiftClock(0);
  assert.equal(globalThis.Date, trueDate);
});

test('equal seeds give equal numbers, other seeds others, all in [0, 1)', () => {
  const draw = (seed) => {
    seedRandom(seed);
    return Array.from({ length: 1_000 }, () => Math.random());
  };
  assert.deepEqual(draw('1/alice'), draw('1/alice'));
  assert.notDeepEqual(draw('1/alice'), draw('1/bob'));
  assert.ok(draw('1/alice').every((number) => number >= 0 && number < 1));
});
