// Fills a form from nothing: every field, every variant of every union, trees three levels deep.
import { COLUMN, add, choose, fold, type, unfold } from './page.mjs';

/** A good value of each form of text or number. */
const LEAVES = {
  AmountCell: ['123456789012345.67元', '311.01万元', '近300万元', 'not_applicable'],
  CofogCode: ['03.2'],
  CountCell: ['23人', '410余人', '97处', 'missing'],
  CreditCode: ['11430412MB1234567X'],
  Currency: ['CNY'],
  Date: ['2024-02-29'],
  DivisionCode: ['430412'],
  EconomicCode: ['30217'],
  FigureCell: ['180余万元', '83.28%', '209家', '19人'],
  FiscalYear: [2023],
  FormatVersion: [1],
  FunctionCode: ['2240101'],
  Id: ['name-1', 'y2023'],
  Label: ['安全生产检查', 'Fire & rescue “A”'],
  Month: [12],
  Ordinal: [7],
  Pointer: ['/title', '/statements/0/lines/0'],
  Prose: ['第一行\n第二行', '一行'],
  QuantityCell: ['914家', '5小时', '0.8', 'withheld'],
  RatioCell: ['83.28%', '-0.35%', 'undefined'],
};

const LEVELS = 3;

export class Filler {
  constructor(page, { schema, hints }) {
    this.page = page;
    this.schema = schema;
    this.hints = hints;
    this.turns = new Map();
    this.fields = 0;
    this.variants = new Set();
    this.words = new Set();
    this.deepest = 0;
  }

  /** Fills the whole form and returns the document that must come of it. */
  async all() {
    await unfold(this.page, 'main');
    return this.object(this.schema, '', this.hints, []);
  }

  resolved(schema) {
    return schema.$ref ? this.schema.$defs[schema.$ref.slice('#/$defs/'.length)] : schema;
  }

  /** The next of several that has not had its turn. */
  turn(key, all) {
    const used = this.turns.get(key) ?? 0;
    this.turns.set(key, used + 1);
    return all[used % all.length];
  }

  /** Whether each has had its turn. */
  hadAll(key, all) {
    return (this.turns.get(key) ?? 0) >= all.length;
  }

  async value(schema, pointer, hints, way) {
    const full = this.resolved(schema);
    if (schema.oneOf && schema.type === 'object') return this.union(schema, pointer, hints, way);
    if (full.oneOf) return this.word(full, pointer);
    if (full.type === 'array') return this.list(full, pointer, hints, way);
    if (full.type === 'object') return this.object(full, pointer, hints, way);
    return this.leaf(full, pointer, hints);
  }

  async object(schema, pointer, hints, way) {
    const document = {};
    for (const [name, member] of Object.entries(schema.properties)) {
      if (member.const !== undefined) document[name] = member.const;
      else if (hints?.[name]?.['ui:widget'] === 'hidden') document[name] = member.default;
      else {
        const value = await this.value(member, `${pointer}/${name}`, hints?.[name] ?? {}, way);
        if (value !== undefined) document[name] = value;
      }
    }
    return document;
  }

  async union(schema, pointer, hints, way) {
    const key = schema.oneOf.map((one) => one.title).join();
    const variant = this.turn(key, schema.oneOf);
    this.seen?.set(key, schema.oneOf);
    this.variants.add(`${key}: ${variant.title}`);
    await choose(this.page, pointer, variant.title);
    await unfold(this.page, `[data-at="${pointer}"]`, '.more > .toggle');
    return this.object(variant, pointer, hints.oneOf?.[schema.oneOf.indexOf(variant)], way);
  }

  async word(schema, pointer) {
    const word = this.turn(schema.oneOf.map((one) => one.title).join(), schema.oneOf);
    this.words.add(word.title);
    await type(this.page, pointer, word.title);
    this.fields += 1;
    return word.const;
  }

  async leaf(schema, pointer, hints) {
    this.fields += 1;
    if (process.env.PROGRESS && this.fields % 50 === 0) console.log(this.fields, pointer, Math.round(performance.now()));
    if (schema.type === 'boolean') {
      await type(this.page, pointer, true);
      return true;
    }
    if (hints['ui:widget'] === 'column') return type(this.page, pointer, COLUMN);
    const name = schema.allOf[0].$ref.slice('#/$defs/'.length);
    const value = this.turn(`${name} of ${hints['ui:widget']}`, LEAVES[name].filter((one) => hints['ui:widget'] === 'textarea' || !String(one).includes('\n')));
    await type(this.page, pointer, value);
    return value;
  }

  /** As many items as the unions within them have variants; below, one of each, down to the third level. */
  async list(schema, pointer, hints, way) {
    const reference = schema.items.$ref;
    const level = way.filter((one) => one === reference).length;
    if (reference && level >= LEVELS) return [];
    this.deepest = Math.max(this.deepest, reference ? level + 1 : 0);
    const inner = reference ? this.hints['ui:definitions'][reference] : hints.items;
    const outer = this.seen;
    const items = [];
    do {
      this.seen = new Map();
      const place = `${pointer}/${items.length}`;
      await add(this.page, pointer);
      await unfold(this.page, `[data-item="${place}"]`, '.more > .toggle');
      items.push(await this.value(schema.items, place, inner ?? {}, reference ? [...way, reference] : way));
      await fold(this.page, place);
    } while ([...this.seen].some(([key, all]) => !this.hadAll(key, all)));
    this.seen = outer;
    return items;
  }
}
