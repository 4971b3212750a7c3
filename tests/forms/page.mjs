// What a hand does on the page: fields by their JSON Pointer.

const at = (pointer) => `[data-at="${pointer}"]`;

/** Waits until the service has answered what stands in the form now, and says what it answered. */
export async function settled(page) {
  await page.waitForTimeout(60);
  await page.waitForSelector('.findings:not([data-state="checking"])');
  return page.getAttribute('.findings', 'data-state');
}

/** Unfolds everything within `scope`, or only what is rarely needed. */
export async function unfold(page, scope, what = '.toggle') {
  const folded = page.locator(`${scope} ${what}[aria-expanded="false"]`);
  for (let left = 2_000; left > 0 && (await folded.count()) > 0; left -= 1) await folded.first().click();
}

/** Unfolds whatever holds a place, by its address. */
export async function jump(page, pointer) {
  await page.evaluate((hash) => { window.location.hash = ''; window.location.hash = hash; }, `#${pointer}`);
  await page.locator(at(pointer)).first().waitFor();
}

/** Starts again with the example. */
export async function sample(page) {
  await page.evaluate(() => { window.location.hash = ''; });
  await page.locator('.bar button').nth(0).click();
  await page.waitForTimeout(100);
  await page.waitForSelector('form#report');
  await settled(page);
}

/** Whatever column there is. */
export const COLUMN = Symbol('a column');

/** Enters a value, and returns it where it was left to the page. */
export async function type(page, pointer, value) {
  const field = page.locator(`${at(pointer)} > .entry :is(input, textarea, select)`);
  if (typeof value === 'boolean') return field.setChecked(value);
  const { tag, kind } = await field.evaluate((element) => ({ tag: element.tagName, kind: element.type }));
  if (value === COLUMN && tag !== 'SELECT') {
    await field.fill('y2023');
    return 'y2023';
  }
  if (tag === 'SELECT') {
    if (value === COLUMN) {
      const columns = await field.locator('option').evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
      await field.selectOption({ value: columns.at(-1) });
      return columns.at(-1);
    }
    const found = await field.locator('option').evaluateAll((options, text) => options.find((option) => option.textContent === text)?.value, value);
    return field.selectOption(found === undefined ? { value } : { value: found });
  }
  if (kind === 'number') {
    await field.fill('');
    return field.pressSequentially(String(value));
  }
  return field.fill(String(value));
}

/** Chooses a variant of a union. */
export async function choose(page, pointer, title) {
  const choice = page.locator(`${at(pointer)} .union > .choice select`).first();
  if ((await choice.locator('option:checked').textContent()) !== title) await choice.selectOption({ label: title });
}

/** Adds an item to a list. */
export async function add(page, pointer) {
  await page.locator(`${at(pointer)} > .list > .add`).click();
}

/** Folds an item that is done: a form is quick as long as little of it is open. */
export async function fold(page, pointer) {
  const toggle = page.locator(`[data-item="${pointer}"] > .fold > .head > .toggle[aria-expanded="true"]`);
  if (await toggle.count()) await toggle.click();
}

export async function remove(page, pointer) {
  await page.locator(`[data-item="${pointer}"] > .fold > .head .remove`).click();
}

/** Submits, and says whether the form lets it through. */
export async function submit(page) {
  await page.click('#submit');
  const outcome = await page.waitForSelector('#errors, #accepted, #refused');
  return { form: (await outcome.getAttribute('id')) !== 'errors', outcome: await outcome.getAttribute('id') };
}
