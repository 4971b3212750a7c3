import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import RjsfForm from '@rjsf/core';
import { customizeValidator } from '@rjsf/validator-ajv8';
import Ajv2020 from 'ajv/dist/2020';
import localizeZh from 'ajv-i18n/localize/zh';
import { PageContext } from './context.js';
import Findings from './Findings.jsx';
import { transformErrors } from './messages.js';
import { pointerOfProperty } from './pointer.js';
import { Badges, templates } from './templates.jsx';
import TEXTS from './texts.js';
import { widgets } from './widgets.jsx';

const OPTIONS = { AjvClass: Ajv2020, ajvOptionsOverrides: { discriminator: true } };
const VALIDATORS = { 'zh-CN': customizeValidator(OPTIONS, localizeZh), en: customizeValidator(OPTIONS) };

// Nothing is chosen for the clerk: `const` fills the tag of a variant, never the first word of a list; a list that must be there may be empty.
const DEFAULTS = { constAsDefaults: 'skipOneOf', arrayMinItems: { populate: 'requiredOnly' } };

const BLANK = { format_version: 1, currency: 'CNY' };

async function answer(response) {
  const body = await response.json();
  return response.ok || response.status === 422 ? { ...body, ok: response.ok } : Promise.reject(new Error(body.reason));
}

const ask = (address, body) => fetch(address, body === undefined ? {} : { method: 'POST', body }).then(answer);

export default function App() {
  const [language, setLanguage] = useState(new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'zh-CN');
  const [form, setForm] = useState(null);
  const [start, setStart] = useState(null);
  const [failure, setFailure] = useState('');
  const texts = TEXTS[language];

  useEffect(() => {
    ask(`/api/form?lang=${language}`).then((form) => setForm({ ...form, language }), (error) => setFailure(error.message));
  }, [language]);
  const load = useCallback(
    () => ask('/api/report').then((data) => setStart({ data: withoutOk(data), number: Date.now() }), (error) => setFailure(error.message)),
    [],
  );
  useEffect(() => void load(), [load]);

  if (failure) return <p className="wait">{texts.failed + failure}</p>;
  if (!form || !start) return <p className="wait">{texts.loading}</p>;
  return (
    <Page
      key={`${form.language} ${start.number}`}
      form={form}
      start={start.data}
      texts={TEXTS[form.language]}
      onLanguage={(data) => {
        setStart({ ...start, data });
        setLanguage(form.language === 'en' ? 'zh-CN' : 'en');
      }}
      onBlank={() => setStart({ data: BLANK, number: Date.now() })}
      onSample={load}
    />
  );
}

function withoutOk({ ok, ...data }) {
  return data;
}

/** The form in one language, on one report. */
function Page({ form, start, texts, onLanguage, onBlank, onSample }) {
  const [data, setData] = useState(start);
  const [judged, setJudged] = useState({ state: 'checking' });
  const [errors, setErrors] = useState([]);
  const [submitted, setSubmitted] = useState(null);
  const [jump, setJump] = useState(null);
  const { language, schema, hints } = form;
  const groups = hints['ui:options'].groups;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.app;
  }, [language, texts]);

  // Every pause in typing is checked; an answer that comes too late is dropped.
  const latest = useRef(0);
  useEffect(() => {
    const number = ++latest.current;
    const timer = setTimeout(() => {
      ask(`/api/report?lang=${language}`, JSON.stringify(data)).then(
        (answer) => number === latest.current && setJudged({ state: answer.ok ? 'judged' : 'incomplete', number, ...answer }),
        (error) => number === latest.current && setJudged({ state: 'failed', reason: error.message, number }),
      );
    }, 350);
    setJudged((judged) => ({ ...judged, state: 'checking' }));
    return () => clearTimeout(timer);
  }, [data, language]);

  const go = useCallback((pointer) => {
    setJump({ pointer });
    show(pointer, 40);
  }, []);
  // An address such as `#/statements/0` leads to that place.
  useEffect(() => {
    const follow = () => window.location.hash.startsWith('#/') && go(decodeURIComponent(window.location.hash.slice(1)));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [go]);
  const page = useMemo(
    () => ({ texts, data, groups, jump, go, notes: notesOf(judged), errors }),
    [texts, data, groups, jump, go, judged, errors],
  );
  const transform = useMemo(() => transformErrors(hints['ui:options'].messages, texts), [hints, texts]);

  return (
    <PageContext.Provider value={page}>
      <header className="bar">
        <h1>{texts.app}</h1>
        <span className="space" />
        <button type="button" onClick={onSample}>{texts.sample}</button>
        <button type="button" onClick={onBlank}>{texts.blank}</button>
        <button type="button" onClick={() => download(data)}>{texts.save}</button>
        <button type="button" id="language" onClick={() => onLanguage(data)}>{texts.other}</button>
        <button type="submit" form="report" id="submit" className="main">{texts.submit}</button>
      </header>
      <div className="columns">
        <nav className="groups">
          {groups.map((group) => (
            <a key={group.name} href={`#${group.name}`} onClick={(event) => { event.preventDefault(); go(`/${group.members[0]}`); }}>
              <span>{group.title}</span>
              <Badges places={group.members.map((name) => `/${name}`)} />
            </a>
          ))}
        </nav>
        <main>
          <RjsfForm
            id="report"
            schema={schema}
            uiSchema={hints}
            formData={data}
            validator={VALIDATORS[language]}
            templates={templates}
            widgets={widgets}
            experimental_defaultFormStateBehavior={DEFAULTS}
            transformErrors={transform}
            liveValidate={errors.length > 0 ? 'onChange' : undefined}
            showErrorList={false}
            noHtml5Validate
            onChange={(event) => {
              setData(event.formData);
              setSubmitted(null);
              if (errors.length > 0) setErrors(listed(event.errors));
            }}
            onError={(errors) => { setErrors(listed(errors)); setSubmitted(null); }}
            onSubmit={(event) => { setErrors([]); setData(event.formData); setSubmitted(event.formData); }}
          >
            <></>
          </RjsfForm>
        </main>
        <Findings judged={judged} errors={errors} submitted={submitted} schema={schema} />
      </div>
    </PageContext.Provider>
  );
}

function listed(errors) {
  return errors.map((error) => ({ at: pointerOfProperty(error.property), message: error.message }));
}

/** Findings and computed values by their place. */
function notesOf(judged) {
  const notes = new Map();
  const at = (pointer) => {
    if (!notes.has(pointer)) notes.set(pointer, { findings: [], related: [], computed: [] });
    return notes.get(pointer);
  };
  const find = (finding) => {
    finding.at.forEach((pointer, index) => (index === 0 ? at(pointer).findings : at(pointer).related).push(finding));
    finding.consequences.forEach(find);
  };
  (judged.findings ?? []).forEach(find);
  (judged.computed ?? []).forEach((one) => at(one.at).computed.push(one));
  return notes;
}

/** Scrolls to a place, as soon as all that holds it is unfolded. */
function show(pointer, tries) {
  const element = document.querySelector(`[data-at="${CSS.escape(pointer)}"]`);
  if (element) {
    const behaviour = { behavior: 'smooth', block: 'center' };
    element.scrollIntoView(element.offsetHeight > window.innerHeight / 2 ? { ...behaviour, block: 'start' } : behaviour);
    element.classList.add('shown');
    setTimeout(() => element.classList.remove('shown'), 1600);
    element.querySelector('input, select, textarea')?.focus({ preventScroll: true });
  } else if (tries > 0) {
    setTimeout(() => show(pointer, tries - 1), 50);
  }
}

function download(data) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2) + '\n'], { type: 'application/json' }));
  link.download = 'report.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
