/** What runs on this page have shown so far, by widget id: text beside a widget can quote it. Gone with the page. */

import { createStore } from './store.ts';

/** Named figures of a run, in the units that the widget's definition says. */
export type Results = Readonly<Record<string, number | string>>;

const store = createStore<Readonly<Record<string, Results>>>({});

export const onResults = store.subscribe;

export function results(widget: string): Results | undefined {
  return store.get()[widget];
}

/** `undefined` takes the widget's results back: its settings have changed since. */
export function publish(widget: string, value: Results | undefined): void {
  const { [widget]: _old, ...rest } = store.get();
  store.set(value === undefined ? rest : { ...rest, [widget]: value });
}
