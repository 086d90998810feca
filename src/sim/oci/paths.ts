/** Paths inside an image: their parts, without "./" before and "/" behind. */

/** `normalise('./etc/')` is "etc"; the root is "". */
export function normalise(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** The directory that a path lies in: "" is the root. */
export function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

export function join(parent: string, name: string): string {
  return parent === '' ? name : `${parent}/${name}`;
}

/** Every directory above a path, the highest first: "a", "a/b" for "a/b/c". */
export function parentsOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
