/** How far down the stack a system call goes: here, where the host is this page, and on a server. */

import type { Call } from '../../wasi/api.ts';

/** From the top; the host is what stands between a module and the kernel. */
export const LEVELS = ['module', 'host', 'kernel', 'hardware'] as const;
export type Level = (typeof LEVELS)[number];

/** Answered from what the host was told when it started the module. */
const FROM_THE_HOST = /^(args|environ|fd_prestat|proc_exit|clock_res)/;
/** Refused by the host: the call names something that the module doesn't hold. */
const REFUSED = new Set(['BADF', 'NOSYS', 'NOTSOCK']);
/**
 * A path that leads out. Wasmtime leaves that check to Linux (openat2 with RESOLVE_BENEATH, in
 * github.com/bytecodealliance/cap-std, cap-primitives/src/rustix/linux/fs/open_impl.rs).
 */
const LEADS_OUT = 'NOTCAPABLE';
/** Come back only when the data is on the disk. */
const TO_THE_DISK = new Set(['fd_sync', 'fd_datasync']);

/** Where a call would end if Wasmtime ran the module on Linux. In this page every call ends in the host. */
export function reachOnServer(call: Pick<Call, 'name' | 'args' | 'result'>): Level {
  if (REFUSED.has(call.result) || FROM_THE_HOST.test(call.name)) return 'host';
  if (call.name === 'fd_fdstat_get' && /^fd [012]\b/.test(call.args)) return 'host';
  return TO_THE_DISK.has(call.name) ? 'hardware' : 'kernel';
}

/** One sentence on a call's way. */
export function wayInWords(call: Pick<Call, 'name' | 'args' | 'result'>): string {
  const reach = reachOnServer(call);
  if (REFUSED.has(call.result)) {
    return 'The host refuses: the module doesn’t hold that. A kernel is never asked, on a server neither.';
  }
  if (call.result === LEADS_OUT) {
    return 'The host refuses: this path leads out of what the module holds. On a server Wasmtime would have the kernel check the path, and refuse as well.';
  }
  if (reach === 'host') return 'The host knows the answer itself. A kernel isn’t asked.';
  if (reach === 'hardware') {
    return 'Here the file is in the host’s memory, and nothing is left to do. On a server the kernel would have the disk store it before it answers.';
  }
  return 'Here the host answers, from its own memory. On a server it would ask the kernel.';
}
