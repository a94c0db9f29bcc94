// Prints where the browser is, unpacked at the first call. On a machine without the libraries that it needs, its own are unpacked too.
import chromium from '@sparticuz/chromium';

console.log(await chromium.executablePath());
