// Chromium, started afresh, and a page that keeps what went wrong in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function executable() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // Another name, then.
    }
  }
  throw new Error('found no chromium, expected one on the path');
}

/** A browser with a page at `address`, tried again if it does not start: machines are busy at times. */
export async function open(address, locale) {
  for (let tries = 3; ; tries -= 1) {
    const folder = mkdtempSync(join(tmpdir(), 'form-'));
    try {
      const viewport = { width: 1440, height: 1000 };
      const options = { executablePath: executable(), headless: true, args: [...FLAGS, `--lang=${locale}`], viewport, locale, timeout: 60_000 };
      const context = await chromium.launchPersistentContext(folder, options);
      const page = context.pages()[0] ?? (await context.newPage());
      page.setDefaultTimeout(30_000);
      const faults = [];
      page.on('console', (message) => {
        // The service refuses with 422 what is not yet complete: that is an answer, not a fault.
        const isRefusal = message.text().includes('422');
        if (['error', 'warning'].includes(message.type()) && !isRefusal) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(address);
      await page.waitForSelector('form#report');
      const close = async () => {
        await context.close();
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      };
      return { page, faults, close };
    } catch (error) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      if (tries === 1) throw error;
      console.log(`the browser did not start, once more: ${error.message.split('\n')[0]}`);
    }
  }
}
