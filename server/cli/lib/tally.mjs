import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './root.mjs';

/**
 * Counts of Vitest's JSON report, and the names of what failed. A run that failed without a failed test (a crash, a file
 * that does not load) counts as one failure.
 */
export function tally(reportPath, exitCode) {
  if (!existsSync(reportPath))
    return { passed: 0, failed: 1, skipped: 0, failures: ['The run ended without a report'] };
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file}: ${test.fullName}`);
    return status === 'failed' && failed.length === 0 ? [`${file} did not load or run`] : failed;
  });
  if (failures.length === 0 && exitCode !== 0) failures.push('The run failed without a failed test: see above');
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}
