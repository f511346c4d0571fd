import { afterAll, describe, expect, test } from 'vitest';
import { hashPassword, stopPasswordWorker, verifyNothing, verifyPassword } from './passwords.ts';

afterAll(stopPasswordWorker);

describe('C-18 passwords in a worker thread', () => {
  test('verify tells the right password from a wrong one', async () => {
    const hash = await hashPassword('Sesame, öffne dich');
    expect(hash).toMatch(/^\$2[aby]\$10\$/);
    expect(await verifyPassword('Sesame, öffne dich', hash)).toBe(true);
    expect(await verifyPassword('Sesame, offne dich', hash)).toBe(false);
    expect(await verifyNothing('Sesame, öffne dich')).toBe(false);
  });

  test('twenty checks at once leave the main thread free', async () => {
    const hash = await hashPassword('correct horse');
    let turns = 0;
    let busy = true;
    const spin = () => {
      turns += 1;
      if (busy) setImmediate(spin);
    };
    setImmediate(spin);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => verifyPassword(`guess ${n}`, hash)));
    busy = false;
    expect(answers.every((answer) => answer === false)).toBe(true);
    expect(turns).toBeGreaterThan(100);
  });

  test('a damaged hash is an error to the asker and the worker lives on', async () => {
    const hash = await hashPassword('still here');
    expect(await verifyPassword('still here', 'not a hash')).toBe(false);
    expect(await verifyPassword('still here', hash)).toBe(true);
  });

  test('a stopped worker starts again', async () => {
    const hash = await hashPassword('again');
    await stopPasswordWorker();
    expect(await verifyPassword('again', hash)).toBe(true);
  });
});
