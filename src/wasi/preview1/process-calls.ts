/** The calls about the run itself: arguments, environment, clocks, random bytes, its end; and sockets, of which there are none. */

import { wasi, WASIProcExit } from '@bjorn3/browser_wasi_shim';
import type { Capability } from '../api.ts';
import type { Clocks } from './clocks.ts';
import type { Descriptors } from './descriptors.ts';
import type { GuestMemory } from './memory.ts';
import type { Random } from './random.ts';

/** `args_…` and `environ_…`, which are alike: how many strings and how long, and the strings. */
export function stringCalls(
  memory: GuestMemory,
  given: {
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  },
  denies: (what: Capability) => boolean,
) {
  const pair = (texts: () => readonly string[], denied: boolean) => {
    let encoded: readonly Uint8Array[] | undefined;
    const list = () => (encoded ??= texts().map((text) => memory.encode(text)));
    const length = () => list().reduce((sum, text) => sum + text.length, 0);
    return {
      sizes(count: number, size: number): number {
        if (denied) return wasi.ERRNO_NOTCAPABLE;
        memory.refresh();
        if (!memory.holds(count >>> 0, 4) || !memory.holds(size >>> 0, 4)) return wasi.ERRNO_FAULT;
        memory.view.setUint32(count >>> 0, list().length, true);
        memory.view.setUint32(size >>> 0, length(), true);
        return wasi.ERRNO_SUCCESS;
      },
      get(pointers: number, buffer: number): number {
        if (denied) return wasi.ERRNO_NOTCAPABLE;
        memory.refresh();
        const fits =
          memory.holds(pointers >>> 0, list().length * 4) && memory.holds(buffer >>> 0, length());
        if (!fits) return wasi.ERRNO_FAULT;
        memory.setStrings(pointers >>> 0, list(), buffer >>> 0);
        return wasi.ERRNO_SUCCESS;
      },
    };
  };
  const args = pair(() => given.args, denies('args'));
  const variables = () => Object.entries(given.env).map(([name, value]) => `${name}=${value}`);
  const environ = pair(variables, denies('env'));
  return {
    args_sizes_get: args.sizes,
    args_get: args.get,
    environ_sizes_get: environ.sizes,
    environ_get: environ.get,
  };
}

export function clockCalls(memory: GuestMemory, clocks: Clocks, denied: boolean) {
  const answer = (time: bigint | undefined, result: number): number => {
    if (time === undefined) return wasi.ERRNO_INVAL;
    memory.view.setBigUint64(result, time, true);
    return wasi.ERRNO_SUCCESS;
  };
  return {
    clock_time_get(id: number, _precision: bigint, result: number): number {
      if (denied) return wasi.ERRNO_NOTCAPABLE;
      memory.refresh();
      result >>>= 0;
      return memory.holds(result, 8) ? answer(clocks.read(id), result) : wasi.ERRNO_FAULT;
    },
    clock_res_get(id: number, result: number): number {
      if (denied) return wasi.ERRNO_NOTCAPABLE;
      memory.refresh();
      result >>>= 0;
      return memory.holds(result, 8) ? answer(clocks.resolution(id), result) : wasi.ERRNO_FAULT;
    },
  };
}

export function randomCalls(memory: GuestMemory, random: Random, denied: boolean) {
  return {
    random_get(address: number, length: number): number {
      if (denied) return wasi.ERRNO_NOTCAPABLE;
      memory.refresh();
      address >>>= 0;
      length >>>= 0;
      if (!memory.holds(address, length)) return wasi.ERRNO_FAULT;
      random(memory.bytes.subarray(address, address + length));
      return wasi.ERRNO_SUCCESS;
    },
  };
}

export function processCalls(table: Descriptors) {
  const noSocket = (fd: number): number =>
    table.get(fd) === undefined ? wasi.ERRNO_BADF : wasi.ERRNO_NOTSOCK;
  return {
    proc_exit(code: number): never {
      throw new WASIProcExit(code >>> 0);
    },
    /** Nothing here receives signals. */
    proc_raise: (): number => wasi.ERRNO_NOTSUP,
    sched_yield: (): number => wasi.ERRNO_SUCCESS,
    sock_accept: noSocket,
    sock_recv: noSocket,
    sock_send: noSocket,
    sock_shutdown: noSocket,
  };
}
