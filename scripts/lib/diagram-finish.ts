/** Turns Mermaid's drawing into a small SVG of ours: no styles, no ids of its own, only our colours. */

import { TEXT_SIZE, TOKEN_OF } from './diagram-theme.ts';

/** An element as the browser drew it. */
export interface DrawnNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Computed values of the properties in `PAINT`. */
  readonly paint: Readonly<Record<string, string>>;
  readonly children: readonly (DrawnNode | string)[];
}

export interface Finish {
  /** Prefix of every id, so that two drawings on one page don't share any. */
  readonly hash: string;
  readonly title: string;
  readonly description: string;
}

/** What the drawing page reads of each element's computed style. */
export const PAINT = [
  'display',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'opacity',
];

const GEOMETRY = new Set([
  ...['x', 'y', 'dx', 'dy', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'],
  ...['d', 'points', 'transform', 'viewBox', 'refX', 'refY', 'orient', 'preserveAspectRatio'],
  ...['markerUnits', 'markerWidth', 'markerHeight', 'marker-start', 'marker-mid', 'marker-end'],
]);

const SHAPES = new Set(['circle', 'ellipse', 'line', 'path', 'polygon', 'polyline', 'rect']);
const GROUPS = new Set(['svg', 'g', 'defs', 'marker']);
const TEXTS = new Set(['text', 'tspan']);
/** Elements that mean nothing without attributes. */
const UNNEEDED = new Set(['g', 'defs', 'tspan']);

/** What a property is where nothing says otherwise. */
const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'font-size': `${String(TEXT_SIZE)}px`,
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  opacity: '1',
};

/**
 * The finished drawing: one line of SVG with `role="img"`, a title and a description, its natural
 * width in the variable `--natural`.
 * @throws {Error} where the drawing holds a colour or an element that we don't know
 */
export function finishDrawing(root: DrawnNode, finish: Finish): string {
  const { hash, title, description } = finish;
  const [, , width = 0, height = 0] = (root.attributes.viewBox ?? '').split(/[ ,]+/u).map(Number);
  if (!(width > 0 && height > 0)) throw new Error('The drawing has no size.');
  const used = usedIds(root);
  const body = root.children.map((child) => write(child, root, { hash, used })).join('');
  const open = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    'aria-labelledby': `d${hash}-title`,
    'aria-describedby': `d${hash}-desc`,
    viewBox: round(root.attributes.viewBox ?? ''),
    'font-family': 'var(--font-label)',
    'font-size': String(TEXT_SIZE),
    style: `--natural:${String(Math.ceil(width))}px`,
  });
  const names =
    `<title id="d${hash}-title">${escape(title)}</title>` +
    `<desc id="d${hash}-desc">${escape(description)}</desc>`;
  return `<svg${open}>${names}${body}</svg>\n`;
}

/** Ids that the drawing itself refers to: those of the markers in use. */
function usedIds(node: DrawnNode): Set<string> {
  const own = Object.values(node.attributes).flatMap((value) => referred(value) ?? []);
  const below = node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...usedIds(child)],
  );
  return new Set([...own, ...below]);
}

function referred(value: string): string | undefined {
  return /^url\(["']?[^#]*#([^"')]+)["']?\)$/u.exec(value)?.[1];
}

interface Context {
  readonly hash: string;
  readonly used: ReadonlySet<string>;
}

function write(node: DrawnNode | string, parent: DrawnNode, context: Context): string {
  if (typeof node === 'string') return TEXTS.has(parent.tag) ? escape(node) : '';
  if (['style', 'title', 'desc', 'symbol', 'filter', 'linearGradient'].includes(node.tag))
    return '';
  if (!SHAPES.has(node.tag) && !GROUPS.has(node.tag) && !TEXTS.has(node.tag)) {
    throw new Error(`The drawing holds <${node.tag}>, which our finish does not know.`);
  }
  if (isUnseen(node, context)) return '';
  const body = node.children.map((child) => write(child, node, context)).join('');
  if (body === '' && !SHAPES.has(node.tag)) return '';
  const own = attributes({
    ...idOf(node, context),
    ...geometry(node, context),
    ...paint(node, parent),
  });
  if (own === '' && UNNEEDED.has(node.tag)) return body;
  return body === '' ? `<${node.tag}${own}/>` : `<${node.tag}${own}>${body}</${node.tag}>`;
}

function isUnseen(node: DrawnNode, { used }: Context): boolean {
  if (node.tag === 'marker') return !used.has(node.attributes.id ?? '');
  if (node.paint.display === 'none') return true;
  if (node.tag === 'rect') {
    const { width = '0', height = '0' } = node.attributes;
    return Number(width) === 0 || Number(height) === 0;
  }
  return SHAPES.has(node.tag) && node.paint.fill === 'none' && node.paint.stroke === 'none';
}

function idOf(node: DrawnNode, { hash, used }: Context): Record<string, string> {
  const id = node.attributes.id;
  return id !== undefined && used.has(id) ? { id: newId(id, hash) } : {};
}

/** "d_flowchart-v2-pointEnd" becomes "d0123-flowchart-v2-pointEnd". */
function newId(id: string, hash: string): string {
  return `d${hash}-${id.replace(/^d[-_]/u, '')}`;
}

function geometry(node: DrawnNode, { hash }: Context): Record<string, string> {
  const kept = Object.entries(node.attributes).filter(([name]) => GEOMETRY.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const id = referred(value);
      return [name, id === undefined ? round(value) : `url(#${newId(id, hash)})`];
    }),
  );
}

/** The properties that this element needs as attributes, colours as variables. */
function paint(node: DrawnNode, parent: DrawnNode): Record<string, string> {
  const found: Record<string, string> = {};
  const isText = TEXTS.has(node.tag);
  if (!isText && !SHAPES.has(node.tag)) return opacityOf(node);
  for (const name of PAINT) {
    const value = node.paint[name] ?? INITIAL[name] ?? 'none';
    // A label's ground is half clear in Mermaid: the line would strike the text through.
    if (name === 'opacity' && !isText) continue;
    if (name === 'display' || value === (INITIAL[name] ?? '')) continue;
    if (name.startsWith('stroke') && isUnstroked(node)) continue;
    if (name === 'fill-opacity' && node.paint.fill === 'none') continue;
    if (/^(?:font|text|dominant)-/u.test(name) && !isText) continue;
    if (node.tag === 'tspan' && value === parent.paint[name]) continue;
    found[name] = name === 'fill' || name === 'stroke' ? colour(value, node) : shorten(value);
  }
  return found;
}

function isUnstroked({ paint: values }: DrawnNode): boolean {
  return values.stroke === 'none' || values['stroke-width'] === '0px';
}

function opacityOf(node: DrawnNode): Record<string, string> {
  const { opacity = '1' } = node.paint;
  return opacity === '1' ? {} : { opacity };
}

function colour(value: string, node: DrawnNode): string {
  if (value === 'none') return value;
  const token = TOKEN_OF.get(value);
  if (token !== undefined) return token;
  throw new Error(
    `The colour ${value} on <${node.tag}> is not one of our tokens. Use the layer classes ` +
      '(“class name kernel”) in place of colours.',
  );
}

function shorten(value: string): string {
  return round(value.replaceAll('px', '').replaceAll(', ', ' '));
}

/** Numbers with at most one decimal: a tenth of a pixel can't be seen. */
function round(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?/gu, (number) =>
    String(Number(Number(number).toFixed(1)) + 0),
  );
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
