import mongoose from 'mongoose';

let stopping = false;

/** From now on load balancers send nobody here; what is under way still gets its answer. */
export function beginStopping(): void {
  stopping = true;
}

/** Whether new requests are better sent elsewhere. */
export function isStopping(): boolean {
  return stopping;
}

const PING_MS = 1000;

/** Whether this process can serve: it is not stopping, and the database answers. */
export async function isReady(): Promise<boolean> {
  const { db, readyState } = mongoose.connection;
  if (stopping || readyState !== mongoose.ConnectionStates.connected || !db) return false;
  try {
    await db.command({ ping: 1 }, { timeoutMS: PING_MS });
    return true;
  } catch {
    return false;
  }
}
