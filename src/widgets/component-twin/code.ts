/** What the component's JavaScript gives: the tools' output, which speaks WASI 0.2. */

/** A host's objects by interface: `wasi:cli/stdout`. */
export type Interfaces = Readonly<Record<string, object>>;

interface OutputHandler {
  write(bytes: Uint8Array): void;
}

/** A directory in memory, as the shim keeps it. */
export interface Directory {
  readonly dir: Record<string, Directory | { source: Uint8Array | string }>;
}

interface CliConfig {
  readonly arguments: readonly string[];
  readonly stdout: OutputHandler;
  readonly stderr: OutputHandler;
}

interface Cli {
  readonly environment: object;
  readonly exit: object;
  readonly stdin: object;
  readonly stdout: object;
  readonly stderr: object;
  readonly terminalInput: object;
  readonly terminalOutput: object;
  readonly terminalStdin: object;
  readonly terminalStdout: object;
  readonly terminalStderr: object;
}

interface FilesystemConfig {
  readonly adapter: object;
  readonly preopens: Readonly<Record<string, Directory>>;
}

type Constructor = new () => object;

/** What `component.js` exports. */
export interface ComponentCode {
  instantiate(
    getCoreModule: (name: string) => Promise<WebAssembly.Module>,
    imports: Interfaces,
  ): Promise<{ readonly run: { run(): void } }>;
  createCli(config: CliConfig): Cli;
  createFilesystem(config: FilesystemConfig): { readonly preopens: object };
  readonly InMemoryFilesystemAdapter: Constructor;
  readonly types: object & { readonly Descriptor: Constructor };
  readonly error: object;
  readonly streams: object & {
    readonly InputStream: Constructor;
    readonly OutputStream: Constructor;
  };
}
