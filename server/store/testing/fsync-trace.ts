import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Writes the system calls of a running process that reach disk or socket into a file, by strace. */
export function traceProcess(pid: number, file: string): { attached: Promise<void>; ended: Promise<void> } {
  const tracer = spawn(
    'strace',
    [
      '-f',
      '-s',
      '200',
      '-e',
      'trace=fdatasync,fsync,msync,sync_file_range,pwrite64,pwritev,write,writev,sendmsg,sendto',
      '-o',
      file,
      '-p',
      String(pid),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const attached = new Promise<void>((resolve, reject) => {
    tracer.stderr.on('data', (chunk) => String(chunk).includes('attached') && resolve());
    tracer.once('exit', () => reject(new Error('strace ended early')));
  });
  const ended = new Promise<void>((resolve) => tracer.once('exit', () => resolve()));
  return { attached, ended };
}

/** For each insert's answer in a trace, what went to disk since the answer before. */
export function eventsBeforeAnswers(trace: string): string[][] {
  const answers: string[][] = [];
  let events: string[] = [];
  for (const line of trace.split('\n')) {
    if (/ pwrite64\(.*, 128, (40|4136)\)/.test(line)) events.push('meta');
    else if (/ (pwrite64|pwritev2?)\(/.test(line)) events.push('pages');
    else if (/ fdatasync\(|fdatasync resumed/.test(line)) events.push('sync');
    else if (/ (write|writev|sendmsg|sendto)\(.*\\20n\\0\\1/.test(line)) {
      answers.push(events);
      events = [];
    }
  }
  return answers;
}

/** Whether a process has a file open so that each write to it is synced. */
export function hasSynchronousDescriptor(pid: number, file: string): boolean {
  const O_DSYNC = 0o10000;
  return readdirSync(`/proc/${pid}/fd`).some((descriptor) => {
    if (readlinkSync(`/proc/${pid}/fd/${descriptor}`) !== file) return false;
    const flags = /flags:\s+([0-7]+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & O_DSYNC) !== 0;
  });
}
