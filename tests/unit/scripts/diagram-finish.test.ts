/** What is left of Mermaid's drawing, and what is refused. */

import { describe, expect, it } from 'vitest';
import { finishDrawing, type DrawnNode } from '../../../scripts/lib/diagram-finish.ts';
import { TOKEN_OF, withLayers } from '../../../scripts/lib/diagram-theme.ts';

const NAMES = { hash: 'abc', title: 'Ways & means', description: 'One way, “then” another.' };

/** The stand-in colour of a token, as a browser computes it. */
function standIn(token: string): string {
  const found = [...TOKEN_OF].find(([, variable]) => variable === `var(${token})`);
  if (found === undefined) throw new Error(`${token} has no stand-in.`);
  return found[0];
}

function node(tag: string, changes: Partial<DrawnNode> = {}): DrawnNode {
  const paint = { display: 'inline', fill: 'none', stroke: 'none', opacity: '1', ...changes.paint };
  return { tag, attributes: {}, children: [], ...changes, paint };
}

function drawing(...children: DrawnNode[]): string {
  return finishDrawing(node('svg', { attributes: { viewBox: '0 0 99.4 50' }, children }), NAMES);
}

const BOX = node('rect', {
  attributes: { class: 'basic', id: 'x', x: '-35.36328125', y: '0', width: '70', height: '22' },
  paint: { fill: standIn('--sheet'), stroke: standIn('--edge'), 'stroke-width': '1.5px' },
});

describe('a finished drawing', () => {
  it('has a role, a title and a description', () => {
    const svg = drawing(BOX);
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="dabc-title" aria-describedby="dabc-desc"/,
    );
    expect(svg).toContain('<title id="dabc-title">Ways &amp; means</title>');
    expect(svg).toContain('<desc id="dabc-desc">One way, “then” another.</desc>');
  });

  it('knows its natural width', () => {
    expect(drawing(BOX)).toContain('style="--natural:100px"');
  });

  it('has our colours in place of the stand-ins, and nothing of Mermaid’s styles', () => {
    expect(drawing(BOX)).toContain(
      '<rect x="-35.4" y="0" width="70" height="22" fill="var(--sheet)" stroke="var(--edge)" stroke-width="1.5"/>',
    );
    expect(drawing(node('style', { children: ['.node{fill:red}'] }), BOX)).not.toContain('red');
  });

  it('keeps a layer’s class for authors', () => {
    expect(withLayers('flowchart TD\n  a --> b')).toMatch(/classDef module fill:#0b07/);
    expect(withLayers('sequenceDiagram\n  a->>b: c')).not.toContain('classDef');
  });

  it('keeps the markers in use under names of its own, and drops the others', () => {
    const marker = (id: string) => node('marker', { attributes: { id }, children: [BOX] });
    const line = node('path', {
      attributes: { d: 'M0,0', 'marker-end': 'url(#d_flow-pointEnd)' },
      paint: { stroke: standIn('--ink-2') },
    });
    const svg = drawing(marker('d_flow-pointEnd'), marker('d_flow-circleEnd'), line);
    expect(svg).toContain('<marker id="dabc-flow-pointEnd">');
    expect(svg).toContain('marker-end="url(#dabc-flow-pointEnd)"');
    expect(svg).not.toContain('circleEnd');
  });

  it('writes text as text', () => {
    const words = node('text', {
      paint: { fill: standIn('--ink') },
      children: [node('tspan', { paint: { fill: standIn('--ink') }, children: ['a < b'] })],
    });
    expect(drawing(words)).toContain('<text fill="var(--ink)">a &lt; b</text>');
  });

  it('drops what can’t be seen', () => {
    const empty = node('rect', { attributes: { width: '0', height: '0' } });
    expect(
      drawing(node('g', { children: [empty, node('path', { attributes: { d: 'M0,0' } })] })),
    ).not.toMatch(/<rect|<path|<g/);
  });
});

describe('what is refused', () => {
  it('a colour that would not follow light and dark', () => {
    const red = node('rect', {
      attributes: { width: '9', height: '9' },
      paint: { fill: 'rgb(255, 0, 0)' },
    });
    expect(() => drawing(red)).toThrow('rgb(255, 0, 0)');
  });

  it('an element that could hold anything', () => {
    expect(() => drawing(node('foreignObject'))).toThrow('<foreignObject>');
    expect(() => drawing(node('script'))).toThrow('<script>');
  });

  it('a drawing without a size', () => {
    expect(() => finishDrawing(node('svg'), NAMES)).toThrow('no size');
  });
});
