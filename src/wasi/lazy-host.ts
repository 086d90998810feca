/** A host whose code comes with its first run: a page that nobody runs carries none of it. */

import { EMPTY } from '../recording/recording.ts';
import type { RunReport, WasiHost } from './api.ts';
import { failure } from './failures.ts';

/** What comes with the first run. */
type Load = () => Promise<{ readonly openHost: () => WasiHost }>;

const load: Load = () => import('./host.ts');

/** Fetches the code ahead of a run. Never rejects: the run tells what went wrong. */
export async function prepareHost(): Promise<void> {
  await load().catch(() => undefined);
}

/** As `openHost`; where the code doesn't arrive, the run fails, and the next one asks for it again. */
export function openLazyHost(loadHost: Load = load): WasiHost {
  let host: WasiHost | undefined;
  let closed = false;
  return {
    async run(spec, watch, signal) {
      try {
        const { openHost } = await loadHost();
        host ??= openHost();
      } catch (error) {
        return notLoaded(String(error));
      }
      if (closed) host.close();
      return host.run(spec, watch, signal);
    },
    type(text) {
      host?.type(text);
    },
    endInput() {
      host?.endInput();
    },
    close() {
      closed = true;
      host?.close();
    },
  };
}

function notLoaded(cause: string): RunReport {
  return {
    recording: EMPTY,
    stdout: '',
    stderr: '',
    exitCode: undefined,
    failure: failure('host-not-loaded', { cause }),
    calls: [],
    callCount: 0,
    counts: [],
    cut: false,
    files: {},
    wall: 0,
    bytes: 0,
  };
}
