/** Pagefind marks what it found with <mark> in an otherwise escaped text; this makes nodes of it, never HTML. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

export function snippet(excerpt: string): Node[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((part, index) => {
    const text = part.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
    if (index % 2 === 0) return document.createTextNode(text);
    const found = document.createElement('b');
    found.textContent = text;
    return found;
  });
}
