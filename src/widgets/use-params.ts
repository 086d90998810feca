/** A widget's settings: the author's values, then the link's, then what the reader chooses. */

import { useLayoutEffect, useState } from 'preact/hooks';
import type { WidgetProps } from './definition.ts';
import { parseParams, toQuery, type ParamSchema, type ParamValues } from './params.ts';

export interface Settings<S extends ParamSchema> {
  readonly values: ParamValues<S>;
  /** What was wrong with the link, in sentences; empty most of the time. */
  readonly problems: readonly string[];
  set<K extends keyof S>(name: K, value: ParamValues<S>[K]): void;
  reset(): void;
  /** The address that brings the present settings back. */
  link(): string;
}

/** Settings that hosts and course systems put into links, never ours. */
const FOREIGN = new Set(['theme']);

export function useParams<S extends ParamSchema>(schema: S, props: WidgetProps<S>): Settings<S> {
  const [values, setValues] = useState(props.initial);
  const [problems, setProblems] = useState<readonly string[]>([]);
  // Before anything else: a press that was missed is done again as soon as the figure is there.
  useLayoutEffect(() => {
    const given = fromAddress(location.search, props);
    if (Object.keys(given).length === 0) return;
    const parsed = parseParams(schema, { ...props.initial, ...given });
    setValues(parsed.values);
    setProblems(parsed.problems);
  }, []);
  return {
    values,
    problems,
    set(name, value) {
      setValues((current) => ({ ...current, [name]: value }));
    },
    reset() {
      setValues(props.initial);
      setProblems([]);
    },
    link: () => toAddress(values, props),
  };
}

function prefix(props: Pick<WidgetProps, 'id' | 'alone'>): string {
  return props.alone === true ? '' : `${props.id}.`;
}

/** The part of a link's query that speaks to this widget: `?race.cache=warm` in a lesson, `?cache=warm` on its own page. */
function fromAddress(
  search: string,
  props: Pick<WidgetProps, 'id' | 'alone'>,
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (FOREIGN.has(name) || !name.startsWith(prefix(props))) continue;
    given[name.slice(prefix(props).length)] = value;
  }
  return given;
}

function toAddress<S extends ParamSchema>(values: ParamValues<S>, props: WidgetProps<S>): string {
  const url = new URL(location.href);
  url.search = '';
  for (const [name, value] of Object.entries(toQuery(values, props.initial))) {
    url.searchParams.set(prefix(props) + name, value);
  }
  url.hash = props.alone === true ? '' : props.id;
  return url.href;
}
