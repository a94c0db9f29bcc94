// Bundles the editing page into dist/, with the widget's own tools, parts and copy of Lit.
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../widget/bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const widget = join(here, '../../widget');
await rm(join(here, 'dist'), { recursive: true, force: true });
await mkdir(join(here, 'dist'));
await bundle({
  absWorkingDir: here,
  entryPoints: { redactie: 'src/index.ts' },
  outdir: 'dist',
  nodePaths: [join(widget, 'node_modules')],
});
await cp(join(here, 'geheel.css'), join(here, 'dist/geheel.css'));
await cp(join(widget, 'pages/icoon.svg'), join(here, 'dist/icoon.svg'));
