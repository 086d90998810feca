/** Search engines may read everything; the site map says what there is. */

import type { APIRoute } from 'astro';
import { at } from '../site/addresses.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\nSitemap: ${new URL(at('/sitemap-index.xml'), site).href}\n`,
  );
