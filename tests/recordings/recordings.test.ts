/** The cluster model agrees with recordings of a real control plane. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';
import { readRecording } from './recording.ts';
import { compareValidation } from './validation.ts';

const FOLDER = new URL('cases/', import.meta.url);

function checkpoints(file: string) {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  return compareValidation(text) ?? compare(readRecording(text));
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const scenario = file.replace('.json', '');
  const all = checkpoints(file);

  if (scenario in KNOWN_DIFFERENCES) {
    it('still differs, as the list says', () => {
      expect(all.filter(({ difference }) => difference !== undefined)).not.toEqual([]);
    });
  } else {
    it.each(all.map(({ id, difference }) => [id, difference] as const))('%s', (_, difference) => {
      expect(difference).toBeUndefined();
    });
  }
});

describe('comparing manifests', () => {
  it('tells other words', () => {
    const text = readFileSync(new URL('18-validation.json', FOLDER), 'utf8');
    const other = text.replace('must be 1\\"', 'must be 2\\"').replace('must be 1"', 'must be 2"');
    const differing = compareValidation(other)?.filter(({ difference }) => difference);
    expect(differing?.map(({ id }) => id)).toContain(
      '18-validation probe successThreshold 2 for liveness',
    );
  });
});

describe('comparing', () => {
  const text = readFileSync(new URL('01-apply-deployment.json', FOLDER), 'utf8');

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
