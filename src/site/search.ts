/** The search box: opened by a press or by "/", answered by Pagefind from the site's own files. */

import { snippet } from './snippet.ts';

interface Page {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
}
interface Pagefind {
  /** `null` where a newer search has overtaken this one. */
  debouncedSearch(
    query: string,
  ): Promise<{ readonly results: readonly { data(): Promise<Page> }[] } | null>;
}

const MOST = 8;

class SiteSearch extends HTMLElement {
  #index: Promise<Pagefind> | undefined;
  /** What was typed last: answers to anything before come too late. */
  #asked = '';

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (dialog === null || input === null) return;
    const open = () => {
      dialog.showModal();
      input.select();
    };
    this.querySelector('.find')?.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      open();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    // A search field takes the first Escape for itself, to empty it.
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') dialog.close();
    });
    input.addEventListener('input', () => void this.#search(input.value));
  }

  async #search(query: string): Promise<void> {
    this.#asked = query;
    if (query.trim() === '') {
      this.#show('', []);
      return;
    }
    try {
      this.#index ??= import(/* @vite-ignore */ this.dataset.index ?? '') as Promise<Pagefind>;
      const found = await (await this.#index).debouncedSearch(query);
      if (found === null || this.#asked !== query) return;
      const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
      if (this.#asked !== query) return;
      this.#show(inWords(found.results.length, query), pages);
    } catch {
      this.#index = undefined;
      if (this.#asked !== query) return;
      this.#show('The search index can’t be read. Is the page offline? Try again.', []);
    }
  }

  #show(status: string, pages: readonly Page[]): void {
    const line = this.querySelector('.search-status');
    if (line !== null) line.textContent = status;
    this.querySelector('.search-results')?.replaceChildren(...pages.map(entry));
  }
}

function inWords(count: number, query: string): string {
  if (count === 0) return `Nothing found for “${query}”.`;
  if (count === 1) return 'One page found.';
  return count > MOST
    ? `${String(MOST)} of ${String(count)} pages.`
    : `${String(count)} pages found.`;
}

function entry(page: Page): HTMLElement {
  const link = document.createElement('a');
  link.href = page.url;
  link.textContent = page.meta.title ?? page.url;
  const text = document.createElement('p');
  text.append(...snippet(page.excerpt));
  const item = document.createElement('li');
  item.append(link, text);
  return item;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

customElements.define('site-search', SiteSearch);
