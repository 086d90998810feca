import { describe, expect, test } from 'vitest';
import { PARTS } from '../../../content/curriculum.ts';
import { LAYERS } from '../../../src/recording/layers.ts';
import { middle, SECTION, stages, strata } from '../../../src/site/section.ts';

describe('the section drawing', () => {
  test('has every layer once, bottom first', () => {
    expect(strata().map((s) => s.layer)).toEqual([...LAYERS]);
  });

  test('names each layer inside of its stratum, in the stage that brings it in', () => {
    for (const { layer, label } of strata()) {
      const first = PARTS.findIndex((part) => part.layers.includes(layer));
      expect(Math.abs(label.y - 6 - middle(layer, first))).toBeLessThan(1);
      expect(label.x).toBeLessThan(((first + 1) * SECTION.width) / PARTS.length);
    }
  });

  test('keeps the order of layers at every stage', () => {
    PARTS.forEach((part, stage) => {
      const heights = part.layers.map((layer) => middle(layer, stage));
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
    });
  });

  test('writes every stage’s name above the surface', () => {
    expect(stages().map((s) => s.title)).toEqual(PARTS.map((part) => part.title));
    stages().forEach((stage, index) => {
      const top = PARTS[index]?.layers.at(-1);
      expect(top && stage.y).toBeLessThan(top ? middle(top, index) : 0);
    });
  });
});
