import { Agent, request } from 'node:http';

/** What to ask for, and how often. */
export interface SteadyOrder {
  readonly url: string;
  readonly perSecond: number;
  readonly connections: number;
}

// Asks for one address at even intervals until told to stop, then tells how many milliseconds each answer took. In a
// process of its own: whoever makes the server busy must not make the clock late.
process.once('message', async (order: SteadyOrder) => {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const taken: number[] = [];
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const start = performance.now();
      const asked = request(order.url, { agent }, (res) => {
        res.resume().once('end', () => {
          taken.push(performance.now() - start);
          resolve();
        });
      });
      asked.once('error', reject).end();
    });
  // Opening the connections is not what is measured.
  for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: order.connections }, ask));
  taken.length = 0;

  const start = performance.now();
  const answers: Promise<void>[] = [];
  const askWhatIsDue = () => {
    while (answers.length * (1000 / order.perSecond) <= performance.now() - start) answers.push(ask());
  };
  const timer = setInterval(askWhatIsDue, 1);
  process.once('message', async () => {
    clearInterval(timer);
    await Promise.all(answers);
    agent.destroy();
    process.send?.(taken, () => process.disconnect());
  });
  process.send?.('under way');
});
