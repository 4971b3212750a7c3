import { Children, useState } from 'react';
import { getUiOptions } from '@rjsf/utils';
import { usePage, useReveal } from './context.js';
import { shown } from './labels.js';
import { isFilled, isWithin, pointerOf, valueAt } from './pointer.js';

/** What is computed for a place, as small figures beside it. */
function Computed({ at }) {
  const { notes } = usePage();
  const computed = notes.get(at)?.computed ?? [];
  return computed.map((one, index) => (
    <span className="computed" key={index} data-computed={at}>
      <i>{one.name}</i> {one.value}
    </span>
  ));
}

/** What was found at a place. */
function Found({ at }) {
  const { notes, texts, go } = usePage();
  const { findings = [], related = [] } = notes.get(at) ?? {};
  const main = new Set(findings);
  return (
    <>
      {findings.map((finding, index) => (
        <p className={`finding ${finding.severity}`} data-finding={finding.code} key={index}>{finding.message}</p>
      ))}
      {related.filter((finding) => !main.has(finding)).map((finding, index) => (
        <p className="related" key={index}>
          <button type="button" onClick={() => go(finding.at[0])}>{texts.see + finding.message}</button>
        </p>
      ))}
    </>
  );
}

/** How many errors and findings are within some places. */
export function Badges({ places }) {
  const { notes, errors } = usePage();
  const holds = (pointer) => places.some((place) => isWithin(pointer, place));
  const wrong = errors.filter((error) => holds(error.at)).length;
  let found = 0;
  for (const [pointer, { findings }] of notes) if (holds(pointer)) found += findings.length;
  return (
    <>
      {wrong > 0 && <b className="badge error">{wrong}</b>}
      {found > 0 && <b className="badge warning">{found}</b>}
    </>
  );
}

const isVariant = (schema) => schema.properties?.kind?.const !== undefined;

function FieldTemplate({ id, fieldPathId, label, children, rawErrors, hidden, required, displayLabel, schema, uiSchema }) {
  if (hidden) return <div hidden>{children}</div>;
  // The variant of a union stands at the place of the union, which has said it all.
  if (isVariant(schema)) return children;
  const at = pointerOf(fieldPathId.path);
  const isPlain = schema.type !== 'object' && schema.type !== 'array';
  const options = getUiOptions(uiSchema);
  const errors = (rawErrors ?? []).filter((error, index, all) => all.indexOf(error) === index);
  const isItem = typeof fieldPathId.path.at(-1) === 'number';
  return (
    <div className={`field ${isPlain ? 'plain' : 'whole'} ${errors.length > 0 ? 'wrong' : ''}`} data-at={at}>
      {isPlain && !isItem && schema.type !== 'boolean' && (
        <label htmlFor={id}>{label}{required && <span className="must">*</span>}</label>
      )}
      {isPlain ? <div className="entry">{children}{options.unit && <span className="unit">{options.unit}</span>}</div> : children}
      {isPlain && <div className="beside"><Computed at={at} /></div>}
      {errors.map((error, index) => <p className="fault" key={index}>{error}</p>)}
      <Found at={at} />
      {isPlain && !isItem && schema.description && <p className="help">{schema.description}</p>}
    </div>
  );
}

/** Something folded until it is wanted. */
function Fold({ at, title, extra, className, startOpen, children }) {
  const [open, setOpen] = useState(startOpen);
  useReveal(at, isWithin, () => setOpen(true));
  return (
    <section className={`fold ${className} ${open ? 'open' : ''}`}>
      <div className="head">
        <button type="button" className="toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="arrow">{open ? '▾' : '▸'}</span> {title}
        </button>
        {extra}
      </div>
      {open && <div className="body">{children}</div>}
    </section>
  );
}

function ObjectFieldTemplate(props) {
  const { fieldPathId, schema, title } = props;
  const { path } = fieldPathId;
  const { groups } = usePage();
  if (schema.oneOf && !schema.properties) return null;
  if (path.length === 0) return <Root {...props} />;
  const isItem = typeof path.at(-1) === 'number';
  const grid = <Members {...props} />;
  if (isVariant(schema) || isItem || isAlone(props, groups)) return grid;
  return (
    <fieldset className="object">
      <legend>{title}</legend>
      {schema.description && <p className="help">{schema.description}</p>}
      {grid}
    </fieldset>
  );
}

/** Whether a member is a section by itself, which has the heading. */
function isAlone({ fieldPathId }, groups) {
  return fieldPathId.path.length === 1 && groups.some(({ members }) => members.length === 1 && members[0] === fieldPathId.path[0]);
}

/** The sections of the whole report. */
function Root({ uiSchema, properties }) {
  const { groups } = getUiOptions(uiSchema);
  return (
    <>
      {properties.filter((property) => property.hidden).map((property) => property.content)}
      {groups.map((group, index) => <Group key={group.name} group={group} isFirst={index === 0} properties={properties} uiSchema={uiSchema} />)}
    </>
  );
}

function Group({ group, isFirst, properties, uiSchema }) {
  const [open, setOpen] = useState(isFirst);
  const places = group.members.map((name) => `/${name}`);
  useReveal('', (pointer) => places.some((place) => isWithin(pointer, place)), () => setOpen(true));
  const own = properties.filter((property) => group.members.includes(property.name) && !property.hidden);
  return (
    <section className={`fold group ${open ? 'open' : ''}`} id={group.name}>
      <div className="head">
        <button type="button" className="toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="arrow">{open ? '▾' : '▸'}</span> {group.title}
        </button>
        <Badges places={places} />
      </div>
      {group.description && <p className="help">{group.description}</p>}
      {open && <div className="body"><Grid properties={own} uiSchema={uiSchema} path={[]} /></div>}
    </section>
  );
}

function Members({ properties, uiSchema, fieldPathId }) {
  return <Grid properties={properties} uiSchema={uiSchema} path={fieldPathId.path} />;
}

/** Members side by side; those that are rarely needed are folded. */
function Grid({ properties, uiSchema, path }) {
  const { more = [], wide = [] } = getUiOptions(uiSchema);
  const usual = properties.filter((property) => !more.includes(property.name));
  const rare = properties.filter((property) => more.includes(property.name) && !property.hidden);
  return (
    <>
      {usual.length > 0 && <div className="grid">{usual.map((property) => <Cell key={property.name} property={property} isWide={wide.includes(property.name)} />)}</div>}
      {rare.length > 0 && <More properties={rare} path={path} />}
    </>
  );
}

function Cell({ property, isWide }) {
  return isWide ? <div className="wide">{property.content}</div> : property.content;
}

function More({ properties, path }) {
  const { texts, data } = usePage();
  const [open, setOpen] = useState(false);
  const places = properties.map((property) => pointerOf([...path, property.name]));
  useReveal('', (pointer) => places.some((place) => isWithin(pointer, place)), () => setOpen(true));
  const filled = places.filter((place) => isFilled(valueAt(data, place))).length;
  return (
    <div className={`more ${open ? 'open' : ''}`}>
      <button type="button" className="toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? `▾ ${texts.less}` : `▸ ${texts.more}`}
        {!open && filled > 0 && <span className="filled">{texts.filled(filled)}</span>}
        <Badges places={places} />
      </button>
      {open && <div className="grid">{properties.map((property) => property.content)}</div>}
    </div>
  );
}

const MANY = 12;

function ArrayFieldTemplate({ fieldPathId, title, schema, uiSchema, items, canAdd, onAddClick, registry, required }) {
  const { texts } = usePage();
  const at = pointerOf(fieldPathId.path);
  const [open, setOpen] = useState(items.length <= MANY);
  useReveal(at, (pointer, own) => pointer !== own && isWithin(pointer, own), () => setOpen(true));
  const item = getUiOptions(uiSchema).item ?? registry.schemaUtils.retrieveSchema(schema.items).title ?? title;
  return (
    <section className="list" id={fieldPathId.$id}>
      <div className="head">
        <span className="title">{title}{required && <span className="must">*</span>}</span>
        {items.length > MANY && (
          <button type="button" className="count toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '▾' : '▸'} {texts.items(items.length)}
          </button>
        )}
        {items.length > MANY && <Badges places={[at]} />}
        <Computed at={at} />
      </div>
      {schema.description && <p className="help">{schema.description}</p>}
      {open && items}
      {canAdd && (
        <button type="button" className="add" onClick={(event) => { setOpen(true); onAddClick(event); }}>{texts.add(item)}</button>
      )}
    </section>
  );
}

function ArrayFieldItemTemplate({ children, buttonsProps, index, schema, uiSchema, registry }) {
  const { texts, data } = usePage();
  const at = pointerOf(buttonsProps.fieldPathId.path);
  const buttons = <ItemButtons {...buttonsProps} texts={texts} />;
  if (schema.type === 'string' || schema.type === 'integer') {
    return <div className="row">{children}{buttons}</div>;
  }
  return <Item at={at} index={index} schema={schema} uiSchema={uiSchema} data={data} registry={registry} buttons={buttons}>{children}</Item>;
}

/** Whether an item is small enough to stand in one row, unfolded. */
function isRow(schema, uiSchema) {
  const members = Object.entries(schema.properties ?? {});
  const isPlain = ([name, member]) => ['string', 'integer'].includes(member.type) && uiSchema?.[name]?.['ui:widget'] !== 'textarea';
  return schema.type === 'object' && !schema.oneOf && members.length <= 3 && members.every(isPlain);
}

function Item({ at, index, schema, uiSchema, data, registry, buttons, children }) {
  const { texts } = usePage();
  const value = valueAt(data, at);
  const [isNew] = useState(!isFilled({ ...value, kind: undefined }));
  if (isRow(schema, uiSchema)) {
    return (
      <div data-item={at} className="row small">
        <div className="cells">{children}</div>
        <Badges places={[at]} />
        {buttons}
      </div>
    );
  }
  const full = registry.schemaUtils.retrieveSchema(schema);
  const { summary = [] } = getUiOptions(uiSchema);
  const parts = summary.map((pointer) => shown(full, pointer, valueAt(value, pointer))).filter((part, index, all) => part !== '' && all.indexOf(part) === index);
  const title = parts.length > 0
    ? <span className="summary"><b>{parts[0]}</b>{parts.slice(1).map((part, index) => <span key={index}>{part}</span>)}</span>
    : <span className="summary empty">{texts.unnamed(full.title ?? '', index + 1)}</span>;
  return (
    <div data-item={at}>
      <Fold at={at} className="item" startOpen={isNew} title={title} extra={<><span className="chips"><Computed at={at} /></span><Badges places={[at]} />{buttons}</>}>
        {children}
      </Fold>
    </div>
  );
}

function ItemButtons({ texts, hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem }) {
  return (
    <span className="buttons">
      {hasMoveUp && <button type="button" title={texts.up} aria-label={texts.up} onClick={onMoveUpItem}>↑</button>}
      {hasMoveDown && <button type="button" title={texts.down} aria-label={texts.down} onClick={onMoveDownItem}>↓</button>}
      {hasRemove && <button type="button" className="remove" title={texts.remove} aria-label={texts.remove} onClick={onRemoveItem}>×</button>}
    </span>
  );
}

/** The choice of a variant, then its members. */
function MultiSchemaFieldTemplate({ schema, selector, optionSchemaField }) {
  return (
    <div className="union">
      <div className="field plain choice">
        {schema.title && <label>{schema.title}</label>}
        {Children.only(selector)}
        {schema.description && <p className="help">{schema.description}</p>}
      </div>
      {optionSchemaField}
    </div>
  );
}

export const templates = {
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
  FieldTemplate,
  MultiSchemaFieldTemplate,
  ObjectFieldTemplate,
};
