/** Teaches Astro `client:use`: a figure’s code comes when its reader is about to use it. */

import type { AstroIntegration } from 'astro';

export function clientUse(): AstroIntegration {
  return {
    name: 'strata:client-use',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'use', entrypoint: './src/site/client-use.ts' });
      },
    },
  };
}

declare module 'astro' {
  interface AstroClientDirectives {
    'client:use'?: boolean;
  }
}
