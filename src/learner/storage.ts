/** The browser's storage for one reader on one device; where it is refused or full, memory stands in. Never throws. */

const PREFIX = 'strata:';
const memory = new Map<string, string>();

/** What was kept under `key`, or `undefined`; what can't be read as JSON counts as nothing. */
export function read(key: string): unknown {
  const text = readText(PREFIX + key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value under `key`; `undefined` forgets it. */
export function write(key: string, value: unknown): void {
  const name = PREFIX + key;
  if (value === undefined) {
    memory.delete(name);
    attempt(() => {
      localStorage.removeItem(name);
    });
    return;
  }
  const text = JSON.stringify(value);
  memory.set(name, text);
  attempt(() => {
    localStorage.setItem(name, text);
  });
}

function readText(name: string): string | undefined {
  return attempt(() => localStorage.getItem(name) ?? undefined) ?? memory.get(name);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
