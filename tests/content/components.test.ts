/** The committed component is what its manifest says, and was made of the module that the site runs. */

import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  COMPONENT_FOLDER,
  describeFile,
  FILES,
  TOOLS,
  type ComponentManifest,
} from '../../scripts/lib/component-manifest.ts';

const read = (name: string) => readFile(new URL(name, COMPONENT_FOLDER));
const manifest = JSON.parse((await read('manifest.json')).toString()) as ComponentManifest;

describe('the component', () => {
  it.each(FILES)('has $name as the manifest tells', async ({ name, what }) => {
    const entry = manifest.files.find((file) => file.name === name);
    expect(entry).toEqual(describeFile(name, what, await read(name)));
  });

  it('has no file that the manifest doesn’t tell of, but its licence', async () => {
    const names = manifest.files.map(({ name }) => name);
    const all = await readdir(COMPONENT_FOLDER);
    expect(all.toSorted()).toEqual([...names, 'LICENSE.txt', 'manifest.json'].toSorted());
    expect((await read('LICENSE.txt')).toString()).toContain('Apache License');
  });

  it('was made by the versions that the script asks for', async () => {
    expect(manifest.tools).toEqual(TOOLS);
    const opening = (await read('component.js')).subarray(0, 200).toString();
    for (const { name, version } of TOOLS) expect(opening).toContain(`${name} ${version}`);
  });

  it('holds the very module that the site runs; if not, run `npm run component`', async () => {
    const module = await readFile(new URL(`../../public/${manifest.module}`, import.meta.url));
    const [core] = manifest.files;
    expect(Buffer.compare(module, await read(core?.name ?? ''))).toBe(0);
  });

  it('makes no code out of text, which the site’s policy forbids', async () => {
    const code = (await read('component.js')).toString();
    expect(/\beval\(|new Function\(/.test(code)).toBe(false);
  });

  it('exports a program, and imports by interface', () => {
    expect(manifest.wit).toMatch(/export wasi:cli\/run@0\.2\.\d+;/);
    expect(manifest.wit).toMatch(/import wasi:filesystem\/types@0\.2\.\d+;/);
  });
});
