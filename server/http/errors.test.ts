import { Error as MongooseError, mongo } from 'mongoose';
import { describe, expect, test } from 'vitest';
import { toHttpError } from './error-handler.ts';
import { loggableUrl } from './request-log.ts';

describe('HTTP: answers to trouble of the database', () => {
  test.each([
    ['no server to be found', new MongooseError.MongooseServerSelectionError('gone'), 503],
    ['a broken connection', new mongo.MongoNetworkError('reset'), 503],
    ['a closed client', new mongo.MongoNotConnectedError('closed'), 503],
    [
      'not yet connected',
      new MongooseError('Cannot call `staff.findOne()` before initial connection is complete'),
      503,
    ],
    ['a full disk', new mongo.MongoServerError({ code: 14_031, message: 'full' }), 507],
  ])('%s', (_name, error, status) => {
    const answer = toHttpError(error);
    expect(answer?.status).toBe(status);
    expect(answer?.message).not.toContain(error.message);
  });

  test('a fault of the program is none of these, and its words stay inside', () => {
    expect(toHttpError(new TypeError('x is not a function'))).toBeNull();
    expect(toHttpError('thrown text')).toBeNull();
  });
});

describe('HTTP: the log', () => {
  test.each([
    ['/p/V1StGXR8_Z5jdHi6B-myT/files/1?inline=1', '/p/…/files/1'],
    ['/p/V1StGXR8_Z5jdHi6B-myT/enter/kX0vZ8?page=plan', '/p/…/enter/…'],
    ['/sign-in/secret', '/sign-in/…'],
    ['/setup/secret?x=1', '/setup/…'],
    ['/invitation/secret', '/invitation/…'],
    ['/api/v1/customers?search=Maria', '/api/v1/customers'],
  ])('%s is kept as %s', (url, logged) => {
    expect(loggableUrl(url)).toBe(logged);
  });
});
