// Drives the form in a browser: node drive.mjs ADDRESS FOLDER-FOR-SCREENSHOTS [PART…], by default all parts.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browser.mjs';
import { EDITS } from './edits.mjs';
import { Filler } from './fill.mjs';
import { jump, sample, settled, submit, type, unfold } from './page.mjs';

const [address, folder, ...only] = process.argv.slice(2);
const wants = (part) => only.length === 0 || only.includes(part);
mkdirSync(folder, { recursive: true });
const LANGUAGES = ['zh-CN', 'en'];
const TOTAL = '/department/staffing/0/figure';

for (const language of LANGUAGES) {
  const form = await (await fetch(`${address}/api/form?lang=${language}`)).json();
  const { page, faults, close } = await open(`${address}/?lang=${language}`, language);
  const picture = (name, options) => page.screenshot({ path: join(folder, `${language}-${name}.png`), ...options });
  const say = (text) => console.log(`${language}: ${text}`);
  const posted = recorded(page);

  try {
    await settled(page);
    await picture('1-start');
    if (wants('findings')) await findings(page, language, picture, say);
    if (wants('tree')) await tree(page, picture);
    if (wants('odd')) await odd(page, form, posted, picture, say);
    if (wants('everything')) await everything(page, form, posted, picture, say);

    const text = await page.textContent('body');
    for (const bad of ['Unsupported field', 'Unknown field type', 'Option 1', 'option 1', 'undefined', '[object']) {
      assert.ok(!text.includes(bad), `the page says ${bad}`);
    }
    if (language === 'en' && wants('switched')) await switched(page, picture);
    assert.deepEqual(faults, [], 'the console is empty');
    say('console empty');
  } catch (error) {
    await picture('failed').catch(() => {});
    console.error([error.message, ...faults].join('\n'));
    process.exitCode = 1;
  }
  await close();
}

/** The last report that the page sent, with the answer of the service. */
function recorded(page) {
  const last = {};
  page.on('response', (response) => {
    const request = response.request();
    if (request.method() === 'POST') Object.assign(last, { body: request.postData(), status: response.status() });
  });
  return last;
}

/** A wrong total is told at its field in the language of the page, and no longer once it is right. */
async function findings(page, language, picture, say) {
  await page.locator('.findings ol li button').first().click();
  const field = page.locator(`[data-at="${TOTAL}"]`);
  await field.waitFor();
  await type(page, TOTAL, '22人');
  await settled(page);
  assert.equal(await field.locator('.finding').count(), 0, '22 = 5 + 17');
  await type(page, TOTAL, '25人');
  await settled(page);
  const finding = field.locator('.finding[data-finding="STA001"]');
  await finding.waitFor();
  const message = await finding.textContent();
  assert.match(message, /25人/);
  assert.equal(/[a-z]{4}/i.test(message), language === 'en', `in the language of the page: ${message}`);
  await page.waitForTimeout(1_700);
  await picture('2-finding');
  await type(page, TOTAL, '22人');
  await settled(page);
  assert.equal(await field.locator('.finding').count(), 0, 'corrected, it is gone');
  say(`finding at ${TOTAL}: ${message}`);
  await type(page, TOTAL, '23人');
  await settled(page);
}

/** A tree of lines with what is computed of them. */
async function tree(page, picture) {
  await page.locator('.groups a').nth(2).click();
  await page.locator('[data-item="/statements/0"] .toggle').first().click();
  for (const item of ['/statements/0/lines/0', '/statements/0/lines/0/breakdowns/0', '/statements/0/lines/0/breakdowns/0/lines/0']) {
    await page.locator(`[data-item="${item}"] > .fold > .head > .toggle`).click();
  }
  const share = page.locator('[data-computed="/statements/0/lines/0/breakdowns/0/lines/0/shares/0/share"]');
  if ((await share.count()) === 0) await unfold(page, '[data-item="/statements/0/lines/0/breakdowns/0/lines/0"]');
  assert.match(await share.textContent(), /83\.28%/);
  await jump(page, '/statements/0/lines/0/breakdowns/0/lines/0');
  await page.waitForTimeout(1_700);
  await picture('3-lines');
}

/** What the form lets through is what Rust takes, for every odd edit. */
async function odd(page, form, posted, picture, say) {
  await page.waitForTimeout(200);
  const titles = (pointer, tag) => {
    const fact = form.schema.properties.facts.items.properties[pointer.split('/').at(-1)];
    return fact.oneOf.find((one) => one.properties.kind.const === tag).title;
  };
  let agreed = 0;
  let refused = 0;
  for (const { name, at, edit, good } of EDITS) {
    await sample(page);
    await jump(page, at);
    await edit(page, titles);
    const rust = (await settled(page)) === 'judged';
    assert.equal(rust, posted.status === 200);
    const { form: lets } = await submit(page);
    assert.equal(lets, rust, `${name}: the form says ${lets}, Rust ${rust}`);
    assert.equal(rust, good, `${name}: expected ${good}`);
    if (!good) {
      const faults = await page.locator('#errors li').allTextContents();
      assert.ok(faults.every((fault) => !/pattern|模式|\^/.test(fault)), `no regex is shown: ${faults}`);
      if (refused === 0) await picture('4-refused');
      refused += 1;
    }
    agreed += 1;
  }
  say(`${agreed} of ${EDITS.length} odd edits: the form and Rust agree (${refused} refused)`);
}

/** From a blank form to a document with everything in it. */
async function everything(page, form, posted, picture, say) {
  await page.evaluate(() => { window.location.hash = ''; });
  await page.locator('.bar button').nth(1).click();
  await page.waitForTimeout(100);
  await settled(page);
  await picture('5-blank');
  const filler = new Filler(page, form);
  const expected = await filler.all();
  await settled(page);
  await picture('6-everything', { fullPage: true });
  const { outcome } = await submit(page);
  const faults = await page.locator('#errors li, #refused').allTextContents();
  assert.equal(outcome, 'accepted', `submitted: ${faults.slice(0, 5)}`);
  await settled(page);
  assert.equal(posted.status, 200);
  assert.deepEqual(sorted(JSON.parse(posted.body)), sorted(expected), 'what is sent is what was typed');
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture('7-submitted');
  const unions = filler.variants.size;
  say(`${filler.fields} fields, ${unions} variants, ${filler.words.size} words, trees of ${filler.deepest} levels: sent as typed, taken by Rust`);
  const variants = countVariants(form.schema);
  assert.equal(unions, variants, 'every variant was chosen');
  assert.ok(filler.deepest >= 3);
}

function countVariants(schema) {
  const all = new Set();
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === 'object') {
      if (value.discriminator) {
        const key = value.oneOf.map((one) => one.title).join();
        value.oneOf.forEach((one) => all.add(`${key}: ${one.title}`));
      }
      Object.values(value).forEach(walk);
    }
  };
  walk(schema);
  return all.size;
}

/** Members have no order, and a list without items is a list that is not there. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([, member]) => !(Array.isArray(member) && member.length === 0));
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}

/** The other language, with what was typed still there. */
async function switched(page, picture) {
  const before = await page.locator('[data-at="/title"] input').inputValue();
  await page.click('#language');
  await page.waitForSelector('html[lang="zh-CN"] form#report');
  await settled(page);
  assert.equal(await page.locator('[data-at="/title"] input').inputValue(), before);
  assert.match(await page.textContent('.groups'), /报告基本信息/);
  await picture('8-switched');
}
