// Odd things that people type, each on the report of 南岳区应急管理局. What the form lets through must be what Rust takes.
import { add, choose, remove, type } from './page.mjs';

const AMOUNT = '/statements/0/lines/0/amounts/0/figure';
const SHARE = '/statements/0/lines/0/breakdowns/0/lines/0/shares/0/share';
const COUNT = '/department/staffing/0/figure';

const typed = (name, pointer, value) => ({ name, at: pointer, edit: (page) => type(page, pointer, value) });

/** Each edit with its name; `good` says what both must answer. */
export const EDITS = [
  { ...typed('an amount without a unit', AMOUNT, '311.01'), good: false },
  { ...typed('an amount with a thousands separator', AMOUNT, '1,311.01万元'), good: false },
  { ...typed('an amount in full-width digits', AMOUNT, '３１１.０１万元'), good: false },
  { ...typed('an amount with an exponent', AMOUNT, '3e2万元'), good: false },
  { ...typed('a signed zero', AMOUNT, '-0万元'), good: false },
  { ...typed('an amount of sixteen digits', AMOUNT, '1000000000000000元'), good: false },
  { ...typed('an amount to the last digit that there is', AMOUNT, '123456789012345.67元'), good: true },
  { ...typed('an amount that is missing', AMOUNT, 'missing'), good: true },
  { ...typed('an amount in yuan and a word', AMOUNT, '3110100元整'), good: false },
  { ...typed('an amount cleared', AMOUNT, ''), good: false },
  { ...typed('a share without its sign', SHARE, '83.28'), good: false },
  { ...typed('a share with a full-width sign', SHARE, '83.28％'), good: false },
  { ...typed('half a person', COUNT, '22.5人'), good: false },
  { ...typed('more than so many people', COUNT, '20余人'), good: true },
  { ...typed('a count with a space before its unit', COUNT, '23 人'), good: false },
  { ...typed('a title that begins with a space', '/title', ' 报告'), good: false },
  { ...typed('a title of 301 characters', '/title', '字'.repeat(301)), good: false },
  { ...typed('a title of 300 characters beyond the basic plane', '/title', '𠮷'.repeat(300)), good: true },
  { ...typed('a year before 1950', '/period/fiscal_year', '1949'), good: false },
  { ...typed('half a year', '/period/fiscal_year', '2023.5'), good: false },
  { ...typed('a year as a float', '/period/fiscal_year', '2.023e3'), good: true },
  { ...typed('a leap day', '/date', '2024-02-29'), good: true },
  { ...typed('a date cleared', '/date', ''), good: true },
  { ...typed('a division of five digits', '/department/division', '43041'), good: false },
  { ...typed('a currency in small letters', '/currency', 'cny'), good: false },
  { ...typed('a problem of two lines', '/problems/0', '第一行\n第二行'), good: true },
  { ...typed('a problem that ends in a line break', '/problems/0', '第一行\n'), good: false },
  { ...typed('a name with a space', '/statements/0/lines/0/id', 'basic line'), good: false },
  { ...typed('a place without its slash', '/remarks/1/at', 'title'), good: false },
  { name: 'a fact with nothing in it', at: '/facts', edit: (page) => add(page, '/facts'), good: false },
  { name: 'another objective with nothing in it', at: '/objectives', edit: (page) => add(page, '/objectives'), good: true },
  { name: 'a problem with nothing in it', at: '/problems', edit: (page) => add(page, '/problems'), good: false },
  {
    name: 'a variant changed, its day not given', at: '/facts/0/value', good: false,
    edit: async (page, titles) => choose(page, '/facts/0/value', titles('/facts/0/value', 'date')),
  },
  {
    name: 'a variant changed to one without members', at: '/facts/0/when', good: true,
    edit: async (page, titles) => choose(page, '/facts/0/when', titles('/facts/0/when', 'future')),
  },
  { name: 'the last line taken away', at: '/statements/0/lines', edit: (page) => remove(page, '/statements/0/lines/1'), good: true },
];
