"""Reads a report with the classes made from its schema, writes it for Rust, and holds what the service says of itself
against validators that others wrote: `check.py REPORT FOLDER`, where FOLDER has what `run` put there."""

import copy
import json
import sys
from pathlib import Path

import jsonschema
from openapi_spec_validator import validate
from pydantic import ValidationError

report_file, folder = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(folder))
from report import Report  # noqa: E402


def read(name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def refused(member, document):
    try:
        Report.model_validate(document)
    except ValidationError as error:
        assert member in str(error), error
        return
    sys.exit(f"expected the classes to refuse the member `{member}`, found {document.get(member)!r}")


# Read, written, and the same in Python; Rust compares the files.
text = report_file.read_text(encoding="utf-8")
original = json.loads(text)
report = Report.model_validate_json(text)
written = report.model_dump_json(exclude_none=True, by_alias=True)
assert json.loads(written) == original, "what was written is not what was read"
(folder / "written.json").write_text(written, encoding="utf-8")
# The two traps: members that are absent as null, and `from_` for `from`.
(folder / "with-null.json").write_text(report.model_dump_json(by_alias=True), encoding="utf-8")
(folder / "python-names.json").write_text(report.model_dump_json(exclude_none=True), encoding="utf-8")

# The classes are as strict as the schema.
for date in ["2024-02-30", "2024-2-9", "2024-02-29T00:00:00", 0]:
    refused("date", {**original, "date": date})
refused("period", {**original, "period": {"fiscal_year": "2023"}})
refused("unknown", {**original, "unknown": 1})
misspelt = copy.deepcopy(original)
misspelt["facts"][0]["value"]["kind"] = "figrue"
refused("facts", misspelt)

# The service's own schema and its description.
schema, openapi = read("submission.schema.json"), read("openapi.json")
jsonschema.Draft202012Validator.check_schema(schema)
try:
    validate(openapi)
except Exception as error:  # whatever it calls it; the whole description is in some
    sys.exit(f"openapi.json: {str(error)[:300]}")
components = openapi["components"]["schemas"]


def component(name):
    return jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": components}})


submission = read("submission.json")
wrong = copy.deepcopy(submission)
wrong["report"]["facts"][0]["value"]["kind"] = "figrue"
for judge in [jsonschema.Draft202012Validator(schema), component("Submission")]:
    judge.validate(submission)
    assert not judge.is_valid(wrong), "a misspelt tag is valid"
    assert not judge.is_valid({**submission, "channel": {"kind": "pigeon"}}), "an unknown channel is valid"
for answer in ["answer", "refusal"]:
    component("Reply").validate(read(f"{answer}.json"))
component("ReplyRefused").validate(read("refusal.json"))
assert not component("ReplyAudited").is_valid(read("refusal.json"))

# Every union says by which member to tell its variants, and maps each to the one that has it.
unions = {name: union for name, union in components.items() if any("$ref" in one for one in union.get("oneOf", []))}
for name, union in unions.items():
    mapping = union["discriminator"]["mapping"]
    assert union["discriminator"]["propertyName"] == "kind"
    assert sorted(mapping.values()) == sorted(one["$ref"] for one in union["oneOf"]), name
    for tag, target in mapping.items():
        assert components[target.rsplit("/", 1)[1]]["properties"]["kind"]["const"] == tag, (name, tag)
assert {"Reply", "Channel", "Target", "Value"} <= unions.keys()
assert not [name for name in components if name[-1].isdigit()]
# A planted fault is seen: a reference to nothing, and a description without responses.
for plant in [
    lambda it: it["components"]["schemas"].__setitem__("Reply", {"type": "nothing"}),
    lambda it: it["paths"]["/reports"]["post"].__setitem__("operationId", 5),
]:
    faulty = copy.deepcopy(openapi)
    plant(faulty)
    try:
        validate(faulty)
    except Exception:  # whatever it calls it
        continue
    sys.exit("the validator of descriptions accepts anything")
print(f"python: {len(components)} components, {len(unions)} unions; {report.title.root} read, written and compared")
