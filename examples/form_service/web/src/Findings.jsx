import { usePage } from './context.js';
import { label } from './labels.js';

/** What is wrong: first the form, then what the report states. */
export default function Findings({ judged, errors, submitted, schema }) {
  const { texts, go } = usePage();
  const findings = judged.findings ?? [];
  const state =
    judged.state === 'checking' ? texts.checking
    : judged.state === 'incomplete' ? texts.incomplete
    : judged.state === 'failed' ? texts.failed + judged.reason
    : findings.length > 0 ? texts.problems(findings.length)
    : texts.clean;
  return (
    <aside className="findings" data-state={judged.state} data-number={judged.number}>
      {errors.length > 0 && (
        <section className="errors" id="errors">
          <h2>{texts.errors(errors.length)}</h2>
          <ul>
            {errors.slice(0, 30).map((error, index) => (
              <li key={index}>
                <button type="button" onClick={() => go(error.at)}>
                  <em>{label(schema, error.at)}</em> {error.message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {submitted && judged.state === 'judged' && <p className="accepted" id="accepted">{texts.accepted}</p>}
      {submitted && judged.state === 'incomplete' && (
        <section className="refused" id="refused">
          <p>{texts.refused}</p>
          <ul>
            {judged.violations.map((one, index) => (
              <li key={index}><button type="button" onClick={() => go(one.at ?? '')}>{one.message}</button></li>
            ))}
          </ul>
        </section>
      )}
      <h2>{texts.found}</h2>
      <p className={`state ${judged.state}`}>{state}</p>
      <ol>
        {findings.map((finding, index) => (
          <li key={index} className={finding.severity}>
            <button type="button" onClick={() => go(finding.at[0] ?? '')}>{finding.message}</button>
            {finding.consequences.length > 0 && (
              <div className="consequences">
                <span>{texts.consequences}</span>
                <ul>
                  {finding.consequences.map((one, index) => (
                    <li key={index}><button type="button" onClick={() => go(one.at[0] ?? '')}>{one.message}</button></li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
      </ol>
    </aside>
  );
}
