/** The objects of a text: its documents, and the items of those that are Lists. */

import type { YamlDocument } from './yaml.ts';

/** An object of the text: a document, or an item of a List. */
export interface Item extends YamlDocument {
  /** Of its paths: "items[0]." in a List. */
  readonly prefix: string;
}

/** A List's items, each with its own place; anything else as it is. */
export function itemsOf(document: YamlDocument): readonly Item[] {
  const { value } = document;
  if (document.fault === undefined && value === null) return [];
  const list = value as { kind?: unknown; apiVersion?: unknown; items?: unknown } | null;
  if (list?.kind !== 'List' || list.apiVersion !== 'v1' || !Array.isArray(list.items)) {
    return [{ ...document, prefix: '' }];
  }
  return list.items.map((item: unknown, index): Item => {
    const prefix = `items[${String(index)}]`;
    const range = document.spots.get(prefix)?.value ?? document.range;
    return { ...document, value: item, range, prefix: `${prefix}.`, repeated: [] };
  });
}
