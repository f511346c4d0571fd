import type { RequestListener } from 'node:http';

/**
 * Begins one request in each turn of the event loop: of many that arrive at once, each but the first waits until the
 * sockets were looked at again, so that what is answered before this goes out between them.
 */
export function inTurns(app: RequestListener): RequestListener {
  const waiting: Parameters<RequestListener>[] = [];
  let begun = false;
  const nextTurn = () => {
    const next = waiting.shift();
    begun = next !== undefined;
    if (!next) return;
    setImmediate(nextTurn);
    app(...next);
  };
  return (req, res) => {
    if (begun) {
      waiting.push([req, res]);
      return;
    }
    begun = true;
    setImmediate(nextTurn);
    app(req, res);
  };
}
