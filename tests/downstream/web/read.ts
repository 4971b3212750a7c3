// Reads a report as the types made from its schema, and tells what is in it: `node out/read.js FILE`.
import { readFileSync } from "node:fs";
import type { Fact, Line, Report } from "./report.js";
import { nanyue } from "./nanyue.js";

/** One phrase for each variant: tagged unions narrow on `kind`, and a variant that is forgotten does not compile. */
function phrase(value: Fact["value"]): string {
  switch (value.kind) {
    case "figure":
    case "duration":
      return value.figure;
    case "date":
      return value.date;
    case "month":
    case "rank":
    case "yes_no":
    case "tier":
    case "words":
      return value.kind;
    default: {
      const forgotten: never = value;
      return forgotten;
    }
  }
}

/** The amounts of the lines, and of all lines within them. */
function amounts(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => [
    ...(line.amounts ?? []).map((amount) => `${line.label} ${amount.figure}`),
    ...amounts((line.breakdowns ?? []).flatMap((breakdown) => breakdown.lines)),
  ]);
}

const report = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Report;
if (JSON.stringify(report) !== JSON.stringify(nanyue)) throw new Error("the file is not what was compiled");
const lines = amounts((report.statements ?? []).flatMap((statement) => statement.lines ?? []));
const facts = (report.facts ?? []).map((fact) => `${fact.label} ${phrase(fact.value)}`);
if (!lines.some((line) => line.endsWith(" 311.01万元"))) throw new Error(`expected 311.01万元 in ${lines.join(", ")}`);
console.log(`${report.title}: ${lines.length} amounts, ${facts.length} facts`);
