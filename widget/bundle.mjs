// What the widget and the editing page (editor/page) are both built with.
import { build, transform } from 'esbuild';
import { readFile } from 'node:fs/promises';

/** Lit takes style sheets as text, which esbuild would leave as it is. */
const styleSheets = {
  name: 'style sheets as text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2021', charset: 'utf8' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Line breaks between tags show nothing; they are taken out of the templates. */
const templates = {
  name: 'templates without line breaks',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const betweenTags = text.replace(/([>}])\n\s*(?=<)/g, '$1').replace(/>\n\s*(?=\$\{)/g, '>');
      const inTags = betweenTags.replace(/\n\s+(?=[@?]?[\w-]+=[$"])/g, ' ').replace(/\n\s+(?=>)/g, '');
      return { contents: inTags, loader: 'ts' };
    });
  },
};

/** Builds for today's browsers; `options` are esbuild's own. */
export function bundle(options) {
  return build({
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    sourcesContent: true,
    legalComments: 'linked',
    charset: 'utf8',
    conditions: ['production'],
    plugins: [styleSheets, templates],
    logLevel: 'warning',
    ...options,
  });
}
