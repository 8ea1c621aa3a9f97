// The page that holds the SDK: served on loopback, opened in Chromium, and called.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const FOLDERS = {
  sdk: new URL('./node_modules/firebase/', import.meta.url),
  common: new URL('../common/', import.meta.url),
  'firebase-js': new URL('../firebase-js/', import.meta.url),
};

/** Serves the page and what it imports; gives its address. */
function serve(version) {
  const page = readFileSync(new URL('./page.html', import.meta.url), 'utf8').replace('VERSION', version);
  const server = createServer((request, response) => {
    const [, folder, name] = request.url.split('/');
    if (request.url === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    } else if (Object.hasOwn(FOLDERS, folder) && /^[\w.-]+\.m?js$/.test(name)) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(readFileSync(new URL(name, FOLDERS[folder])));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/`));
  });
}

/**
 * Opens the page.
 *
 * @param say takes each line that the page prints, as an object
 * @return a function that evaluates an expression in the page, and waits for it if it is a promise
 */
export async function openPage(devTools, version, say) {
  const { targetId } = await devTools.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await devTools.call('Target.attachToTarget', { targetId, flatten: true });
  const loaded = new Promise((resolve) => {
    devTools.listen((method, params) => {
      if (method === 'Runtime.bindingCalled' && params.name === 'flatlineSay') {
        say(JSON.parse(params.payload));
      } else if (method === 'Runtime.exceptionThrown') {
        console.error(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      } else if (method === 'Runtime.consoleAPICalled') {
        console.error(...params.args.map((argument) => argument.value ?? argument.description));
      } else if (method === 'Page.loadEventFired') {
        resolve();
      }
    });
  });
  await devTools.call('Runtime.enable', {}, sessionId);
  await devTools.call('Page.enable', {}, sessionId);
  await devTools.call('Runtime.addBinding', { name: 'flatlineSay' }, sessionId);
  await devTools.call('Page.navigate', { url: await serve(version) }, sessionId);
  // Modules have run when a page has loaded.
  await loaded;
  return async (expression) => {
    const { exceptionDetails } = await devTools.call('Runtime.evaluate', { expression, awaitPromise: true }, sessionId);
    if (exceptionDetails) {
      console.error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      process.exit(1);
    }
  };
}
