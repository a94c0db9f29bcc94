// Bundles the widget into dist/: a versioned file that browsers keep for ever, and klachtwijzer.js, which loads it.
import { analyzeMetafile, build, transform } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 20 * 1024;

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

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
const { metafile } = await build({
  entryPoints: { klachtwijzer: 'src/index.ts' },
  entryNames: '[name]-[hash]',
  outdir: 'dist',
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
  metafile: true,
  logLevel: 'warning',
});

const versioned = (await readdir('dist')).find((name) => name.endsWith('.js'));
await writeFile('dist/klachtwijzer.js', `import "./${versioned}";\n`);

const sizes = await Promise.all(['klachtwijzer.js', versioned].map(async (name) => gzipSync(await readFile(`dist/${name}`), { level: 9 }).length));
const total = sizes.reduce((sum, size) => sum + size, 0);
if (process.argv.includes('--parts')) console.log(await analyzeMetafile(metafile));
console.log(`dist/${versioned} with its loader: ${total} bytes gzipped, ${MOST_BYTES} at most`);
if (total >= MOST_BYTES) {
  console.error('The widget is too large: take something out, or find what came in.');
  process.exit(1);
}
