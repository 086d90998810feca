/** How Mermaid draws for us: our type, and stand-in colours that are exchanged for tokens afterwards. */

import { LAYERS } from '../../src/recording/layers.ts';

/** Size of text in a drawing, in px: --text-sm. */
export const TEXT_SIZE = 15;

/** The family under which the drawing page loads the site's label font. */
export const FONT = 'Strata Label';

const TOKENS = [
  '--ink',
  '--ink-2',
  '--sheet',
  '--sunk',
  '--paper',
  '--edge',
  '--rule',
  ...LAYERS.flatMap((layer) => [`--layer-${layer}`, `--layer-${layer}-on`]),
] as const;

type Token = (typeof TOKENS)[number];

/** A token's stand-in: a colour that Mermaid would not make by itself. */
function standIn(token: Token): string {
  return `#0b07${(TOKENS.indexOf(token) + 1).toString(16).padStart(2, '0')}`;
}

/** From a computed colour, "rgb(11, 7, 3)", to our variable, "var(--sheet)". */
export const TOKEN_OF: ReadonlyMap<string, string> = new Map(
  TOKENS.map((token, index) => [`rgb(11, 7, ${String(index + 1)})`, `var(${token})`]),
);

const ROLES: Readonly<Record<Token, readonly string[]>> = {
  '--ink': [
    'textColor titleColor primaryTextColor secondaryTextColor tertiaryTextColor nodeTextColor',
    'classText labelColor actorTextColor signalTextColor labelTextColor loopTextColor noteTextColor',
    'sequenceNumberColor stateLabelColor transitionLabelColor',
  ],
  '--ink-2': [
    'lineColor arrowheadColor defaultLinkColor signalColor actorLineColor transitionColor',
  ],
  '--sheet': ['primaryColor mainBkg nodeBkg actorBkg stateBkg labelBoxBkgColor background'],
  '--sunk': [
    'secondaryColor tertiaryColor clusterBkg altBackground compositeBackground noteBkgColor',
    'activationBkgColor compositeTitleBackground',
  ],
  '--paper': ['edgeLabelBackground labelBackground labelBackgroundColor'],
  '--edge': [
    'primaryBorderColor secondaryBorderColor tertiaryBorderColor nodeBorder actorBorder stateBorder',
    'labelBoxBorderColor noteBorderColor activationBorderColor',
  ],
  '--rule': ['clusterBorder border1 border2'],
};

const themeVariables = Object.fromEntries(
  Object.entries(ROLES).flatMap(([token, names]) =>
    names.flatMap((line) => line.split(' ')).map((name) => [name, standIn(token)]),
  ),
);

/** Mermaid's settings. Text stays SVG text, so that it wraps and scales like the rest. */
export const MERMAID = {
  startOnLoad: false,
  securityLevel: 'strict',
  deterministicIds: true,
  handDrawnSeed: 1,
  theme: 'base',
  fontFamily: FONT,
  fontSize: TEXT_SIZE,
  htmlLabels: false,
  themeVariables: { ...themeVariables, fontFamily: FONT, fontSize: `${String(TEXT_SIZE)}px` },
  layout: 'dagre',
  themeCSS: '.flowchart-link, .transition, .messageLine0, .messageLine1 { stroke-width: 1.5px; }',
  flowchart: {
    wrappingWidth: 150,
    minNodeWidth: 88,
    padding: 12,
    nodeSpacing: 28,
    rankSpacing: 36,
    subGraphTitleMargin: { top: 8, bottom: 8 },
  },
  sequence: { actorFontSize: TEXT_SIZE, messageFontSize: TEXT_SIZE, noteFontSize: TEXT_SIZE },
} as const;

/** Diagram types that know `classDef`. */
const CLASSED = /^(?:flowchart|graph|stateDiagram|classDiagram|block)/u;

/** A block's code with a class for each layer: `class web module` then gives the layer's colours. */
export function withLayers(code: string): string {
  if (!CLASSED.test(code)) return code;
  const classes = LAYERS.map((layer) => {
    const fill = standIn(`--layer-${layer}`);
    const text = standIn(`--layer-${layer}-on`);
    return `  classDef ${layer} fill:${fill},stroke:${fill},color:${text}`;
  });
  return [code, ...classes].join('\n');
}
