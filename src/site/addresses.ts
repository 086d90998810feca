/** Addresses inside the site, right under whatever path it is published. */

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `at('/course/')` is "/course/", or "/strata/course/" where the site lives under a path. */
export function at(path: `/${string}`): string {
  return BASE + path;
}

/** The links of the page's head, in order. */
export const SITE_LINKS = [
  { label: 'Course', href: at('/course/') },
  { label: 'Playground', href: at('/playground/') },
] as const;
