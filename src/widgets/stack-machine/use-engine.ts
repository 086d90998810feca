/** The same module and arguments in the browser’s own engine: what it gives, or what it says. */

import { useEffect, useState } from 'preact/hooks';
import type { Example } from './examples.ts';

export interface Answer {
  readonly kind: 'result' | 'trap' | 'refused';
  /** The result, or the engine’s own words. */
  readonly text: string;
}

/** Undefined until the engine has answered for these very arguments, and where there is no script. */
export function useEngine(example: Example, args: readonly number[]): Answer | undefined {
  const [answer, setAnswer] = useState<{ key: string; answer: Answer }>();
  const key = `${example.name} ${args.join(' ')}`;
  useEffect(() => {
    let wanted = true;
    void ask(example, args).then((answer) => {
      if (wanted) setAnswer({ key, answer });
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  return answer?.key === key ? answer.answer : undefined;
}

async function ask({ name, bytes }: Example, args: readonly number[]): Promise<Answer> {
  try {
    const { instance } = await WebAssembly.instantiate(bytes);
    const call = instance.exports[name] as (...args: readonly number[]) => number | bigint;
    return { kind: 'result', text: String(call(...args)) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof WebAssembly.CompileError ? 'refused' : 'trap', text };
  }
}
