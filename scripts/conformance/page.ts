/** The page's side: runs one test on a fresh host of the site, in a worker of its own. */

import type { FileContent, FileTree } from '../../src/wasi/api.ts';
import { openHost } from '../../src/wasi/host.ts';
import type { Job, Outcome } from './job.ts';
import type { Packed } from './tree.ts';

declare global {
  interface Window {
    runTest: (job: Job) => Promise<Outcome>;
  }
}

/** Room for any test: what it tests is the host, and not its limits. */
const LIMITS = { memory: 2 ** 32, output: 2 ** 26, files: 100_000, fileBytes: 2 ** 28 };

const bytesOf = (base64: string) => Uint8Array.fromBase64(base64);

function unpack(what: Packed): FileContent {
  return 'link' in what ? what : bytesOf(what.base64);
}

function treeOf(files: Job['files']): FileTree {
  return Object.fromEntries(files.map(([path, what]) => [path, unpack(what)]));
}

window.runTest = async (job) => {
  const host = openHost();
  try {
    const { exitCode, stdout, stderr, cut, failure } = await host.run({
      module: { name: job.name, bytes: bytesOf(job.base64) },
      args: job.args,
      env: job.env,
      stdin: job.stdin,
      files: treeOf(job.files),
      preopens: job.preopens,
      limits: { ...LIMITS, ...job.limits, time: job.milliseconds },
    });
    return {
      stdout,
      stderr,
      cut,
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(failure === undefined ? {} : { failure }),
    };
  } finally {
    host.close();
  }
};
