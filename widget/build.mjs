// Bundles the widget into dist/: a versioned file that browsers keep for ever, and klachtwijzer.js, which loads it.
import { analyzeMetafile } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';

const MOST_BYTES = 20 * 1024;

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
const { metafile } = await bundle({
  entryPoints: { klachtwijzer: 'src/index.ts' },
  entryNames: '[name]-[hash]',
  outdir: 'dist',
  metafile: true,
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
