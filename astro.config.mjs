/** The site: Astro with Starlight, lessons from `content/`, and our own build steps. */

import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { existsSync } from 'node:fs';
import { PARTS } from './content/curriculum.ts';
import { clientUse } from './src/integrations/client-use.ts';
import { compiler } from './src/integrations/compiler.ts';
import { diagrams } from './src/integrations/diagrams.ts';
import { pages } from './src/integrations/pages.ts';

/** Where the site is published; set both for a path other than the root. */
const site = process.env.SITE ?? 'http://localhost:4321';
const base = process.env.BASE ?? '/';

const sidebar = PARTS.map((part) => ({
  label: part.title,
  items: part.lessons
    .filter((lesson) =>
      existsSync(new URL(`./content/lessons/${lesson.slug}.mdx`, import.meta.url)),
    )
    .map((lesson) => ({ slug: `lessons/${lesson.slug}` })),
})).filter((group) => group.items.length > 0);

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ mdastPlugins: [diagrams] }) },
  integrations: [
    starlight({
      title: 'Strata',
      description: 'How a program came to share a computer, from bare metal to WebAssembly.',
      favicon: '/favicon.svg',
      markdown: { processedDirs: ['./content'] },
      customCss: [
        './src/styles/tokens.css',
        './src/styles/starlight.css',
        './src/styles/base.css',
        './src/styles/site.css',
        './src/styles/frame.css',
        './src/styles/furniture.css',
        './src/styles/timeline.css',
        './src/styles/race.css',
        './src/styles/diagram.css',
        './src/styles/wasi-run.css',
        './src/styles/module-explorer.css',
        './src/styles/workbench.css',
        './src/styles/stack-machine.css',
        './src/styles/noisy-neighbour.css',
        './src/styles/memory-lab.css',
        './src/styles/speed.css',
        './src/styles/component-twin.css',
        './src/styles/print.css',
      ],
      components: {
        Footer: './src/overrides/Footer.astro',
        Head: './src/overrides/Head.astro',
        Header: './src/overrides/Header.astro',
        PageFrame: './src/overrides/PageFrame.astro',
        PageSidebar: './src/overrides/PageSidebar.astro',
        PageTitle: './src/overrides/PageTitle.astro',
        Pagination: './src/overrides/Pagination.astro',
        Search: './src/overrides/Search.astro',
        Sidebar: './src/overrides/Sidebar.astro',
        SiteTitle: './src/overrides/SiteTitle.astro',
        SkipLink: './src/overrides/SkipLink.astro',
        SocialIcons: './src/overrides/SocialIcons.astro',
        ThemeProvider: './src/overrides/ThemeProvider.astro',
        ThemeSelect: './src/overrides/ThemeSelect.astro',
      },
      sidebar,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      pagination: true,
      disable404Route: true,
      expressiveCode: {
        styleOverrides: { borderRadius: '0', frames: { shadowColor: 'transparent' } },
      },
    }),
    mdx(),
    preact(),
    // Figures on their own are for other people's pages, not for search engines.
    sitemap({ filter: (page) => !page.includes('/embed/') }),
    clientUse(),
    compiler(),
    pages(),
  ],
});
