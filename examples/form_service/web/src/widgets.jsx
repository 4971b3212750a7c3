import { getDefaultRegistry } from '@rjsf/core';
import { valueAt } from './pointer.js';
import { usePage } from './context.js';

/** A column of the statement that the field is in, by its heading. */
function ColumnWidget({ id, value, onChange, onBlur, disabled, readonly, required }) {
  const { data, texts } = usePage();
  const statement = /^root_statements_([0-9]+)_/.exec(id)?.[1];
  const columns = (statement && valueAt(data, `/statements/${statement}/columns`)) || [];
  const known = columns.filter((column) => column?.id).map((column) => ({ id: column.id, name: column.label ?? column.year ?? column.id }));
  const all = value && !known.some((column) => column.id === value) ? [...known, { id: value, name: value }] : known;
  if (all.length === 0) {
    return (
      <input id={id} className="form-control" type="text" value={value ?? ''} disabled={disabled || readonly} required={required}
        onChange={(event) => onChange(event.target.value || undefined)} onBlur={(event) => onBlur(id, event.target.value)} />
    );
  }
  return (
    <select id={id} className="form-control" value={value ?? ''} disabled={disabled || readonly} required={required}
      onChange={(event) => onChange(event.target.value || undefined)} onBlur={(event) => onBlur(id, event.target.value)}>
      <option value="">{required ? texts.choose : texts.none}</option>
      {all.map((column) => <option key={column.id} value={column.id}>{column.name}</option>)}
    </select>
  );
}

const DefaultSelect = getDefaultRegistry().widgets.SelectWidget;

/** A list to choose from that says so. */
function SelectWidget(props) {
  const { texts } = usePage();
  return <DefaultSelect {...props} placeholder={props.required ? texts.choose : texts.none} />;
}

export const widgets = { column: ColumnWidget, SelectWidget };
