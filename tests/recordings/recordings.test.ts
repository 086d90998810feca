/** The cluster model agrees with recordings of a real control plane. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { COMPARED, KNOWN_DIFFERENCES } from './known-differences.ts';
import { readRecording } from './recording.ts';
import { compareValidation } from './validation.ts';

/** Those that the site shows, and the others. */
const FOLDERS = [
  new URL('../../content/recordings/', import.meta.url),
  new URL('cases/', import.meta.url),
];

const FILES = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));

describe.each(FILES.map((url) => [basename(url.pathname, '.json'), url] as const))(
  '%s',
  (scenario, url) => {
    const text = readFileSync(url, 'utf8');
    const all = compareValidation(text) ?? compare(readRecording(text));

    if (scenario in KNOWN_DIFFERENCES) {
      it('still differs, as the list says', () => {
        expect(all.filter(({ difference }) => difference !== undefined)).not.toEqual([]);
      });
    } else {
      it.each(all.map(({ id, difference }) => [id, difference] as const))('%s', (_, difference) => {
        expect(difference).toBeUndefined();
      });
    }
  },
);

it('has every recording in the list that readers see', () => {
  const names = FILES.map((url) => basename(url.pathname, '.json'));
  expect(COMPARED.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

describe('comparing manifests', () => {
  it('tells other words', () => {
    const text = readFileSync(new URL('cases/18-validation.json', import.meta.url), 'utf8');
    const other = text.replace('must be 1\\"', 'must be 2\\"').replace('must be 1"', 'must be 2"');
    const differing = compareValidation(other)?.filter(({ difference }) => difference);
    expect(differing?.map(({ id }) => id)).toContain(
      '18-validation probe successThreshold 2 for liveness',
    );
  });
});

describe('comparing', () => {
  const text = readFileSync(
    new URL('../../content/recordings/01-apply-deployment.json', import.meta.url),
    'utf8',
  );

  it('tells another number of pods', () => {
    const other = text.replaceAll('"replicas":3', '"replicas":2');
    const differing = compare(readRecording(other)).filter(({ difference }) => difference);
    expect(differing.map(({ id }) => id)).toContain('01-apply-deployment pods made');
  });

  it('tells another time', () => {
    const other = text.replace('"ready_ms":500', '"ready_ms":1500');
    const differing = compare(readRecording(other)).filter(({ difference }) => difference);
    expect(differing.map(({ id }) => id)).toContain('01-apply-deployment pods ready');
  });

  it('names what the model can’t do', () => {
    const other = text.replace('kubectl apply -f -', 'kubectl dance');
    expect(compare(readRecording(other))).toEqual([
      {
        id: '01-apply-deployment',
        difference: 'The model can’t do this yet: kubectl dance',
      },
    ]);
  });
});
