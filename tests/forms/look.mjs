import { chromium } from 'playwright-core';
import fs from 'fs'; import os from 'os'; import path from 'path';
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'chr-'));
const ctx = await chromium.launchPersistentContext(dir, { executablePath: '/usr/bin/chromium', headless: true, viewport: {width:1440,height:1000},
 args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const page = await ctx.newPage();
page.on('console', m => console.log(m.type(), m.text().slice(0,500))); page.on('pageerror', e => console.log('pageerror', e.stack.slice(0,800)));
const t=Date.now();
await page.goto('http://127.0.0.1:8087/');
await page.waitForSelector('main form'); console.log('form after', Date.now()-t);
await page.waitForSelector('[data-state="judged"]',{timeout:20000}).catch(e=>console.log('no judge'));
console.log('judged after', Date.now()-t);
await page.screenshot({path:'/tmp/proto/s1.png'});
for (const b of await page.$$('.group > .head > .toggle[aria-expanded=false]')) await b.click();
await page.waitForTimeout(300); console.log('all open', Date.now()-t);
await page.screenshot({path:'/tmp/proto/s2.png', fullPage:true});
// typing speed
await page.click('.findings ol li button');
await page.waitForTimeout(1500);
await page.screenshot({path:'/tmp/proto/s3.png'});
const inp = page.locator('[data-at="/department/staffing/0/figure"] input');
const t2=Date.now(); await inp.fill('22人'); console.log('fill', Date.now()-t2);
const t3=Date.now(); await inp.pressSequentially('1'); await inp.pressSequentially('2'); console.log('2 keys', Date.now()-t3);
await inp.fill('22人');
await page.waitForTimeout(1500);
await page.screenshot({path:'/tmp/proto/s4.png'});
await ctx.close(); fs.rmSync(dir,{recursive:true});
