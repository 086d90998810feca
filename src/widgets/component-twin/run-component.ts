/** One run of the component: its imports given by the shim, its output and its files taken. */

import type { ComponentCode, Directory, Interfaces } from './code.ts';
import { isExit, type ComponentCall, type Recorder } from './record.ts';

export interface Given {
  /** The program's own name first. */
  readonly args: readonly string[];
  /** What lies in `/`; none for no directory at all. */
  readonly files: Readonly<Record<string, string>> | undefined;
  readonly trace: boolean;
}

export interface ComponentRun {
  readonly stdout: string;
  /** All that a component can say of how it ended. */
  readonly status: 'ok' | 'err';
  readonly calls: readonly ComponentCall[];
  readonly files: Readonly<Record<string, string>>;
}

type GetCore = (name: string) => Promise<WebAssembly.Module>;

export async function runComponent(
  code: ComponentCode,
  recorder: Recorder,
  getCore: GetCore,
  given: Given,
): Promise<ComponentRun> {
  let stdout = '';
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array) => {
    stdout += decoder.decode(bytes, { stream: true });
  };
  const root = toDirectory(given.files ?? {});
  const preopens = given.files === undefined ? {} : { '/': root };
  const imports = recorder.wrap(allInterfaces(code, given.args, write, preopens));
  recorder.start(given.trace);
  const { run } = await code.instantiate(getCore, imports);
  const status = statusOf(() => {
    run.run();
  });
  const calls = [...recorder.calls()];
  recorder.start(false);
  return { stdout, status, calls, files: fromDirectory(root) };
}

function allInterfaces(
  code: ComponentCode,
  args: readonly string[],
  write: (bytes: Uint8Array) => void,
  preopens: Readonly<Record<string, Directory>>,
): Interfaces {
  const cli = code.createCli({ arguments: args, stdout: { write }, stderr: { write } });
  const filesystem = code.createFilesystem({
    adapter: new code.InMemoryFilesystemAdapter(),
    preopens,
  });
  return {
    'wasi:cli/environment': cli.environment,
    'wasi:cli/exit': cli.exit,
    'wasi:cli/stdin': cli.stdin,
    'wasi:cli/stdout': cli.stdout,
    'wasi:cli/stderr': cli.stderr,
    'wasi:cli/terminal-input': cli.terminalInput,
    'wasi:cli/terminal-output': cli.terminalOutput,
    'wasi:cli/terminal-stdin': cli.terminalStdin,
    'wasi:cli/terminal-stdout': cli.terminalStdout,
    'wasi:cli/terminal-stderr': cli.terminalStderr,
    'wasi:filesystem/preopens': filesystem.preopens,
    'wasi:filesystem/types': code.types,
    'wasi:io/error': code.error,
    'wasi:io/streams': code.streams,
  };
}

/** `run` returns or throws the shim's exit, which carries a code of 0 or 1; anything else is a failure. */
function statusOf(run: () => void): ComponentRun['status'] {
  try {
    run();
    return 'ok';
  } catch (error) {
    if (isExit(error)) return error.code === 0 ? 'ok' : 'err';
    // `run` itself gave an error, which jco throws.
    if (error instanceof Error && 'payload' in error) return 'err';
    throw error;
  }
}

function toDirectory(files: Readonly<Record<string, string>>): Directory {
  const entries = Object.entries(files).map(([name, source]) => [name, { source }] as const);
  return { dir: Object.fromEntries(entries) };
}

/** The files right in the directory; this program makes no others. */
function fromDirectory({ dir }: Directory): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, entry] of Object.entries(dir)) {
    if (!('source' in entry)) continue;
    const { source } = entry;
    files[name] = typeof source === 'string' ? source : new TextDecoder().decode(source);
  }
  return files;
}
