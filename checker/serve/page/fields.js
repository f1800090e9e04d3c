// The fields of a claim that a reviewer may change, as a form, and what was changed in it.
import { el } from "./dom.js";

const RATINGS = ["true", "mostly-true", "half-true", "misleading", "false", "unproven"];
const MODALITIES = ["fact", "opinion", "prediction", "conditional"];

export const FIELDS = [
  { key: "text", label: "Claim", kind: "long", needed: true },
  { key: "speaker", label: "Speaker", kind: "line", needed: true },
  { key: "said_on", label: "Said on", kind: "date" },
  { key: "context", label: "Context", kind: "long" },
  { key: "note", label: "Note", kind: "long" },
  { key: "rating", label: "Rating", kind: "choice", choices: ["", ...RATINGS], more: true },
  { key: "modality", label: "Said as", kind: "choice", choices: MODALITIES, more: true },
  { key: "valid_from", label: "Valid from", kind: "date", more: true },
  { key: "valid_until", label: "Valid until", kind: "date", more: true },
  { key: "superseded_by", label: "Superseded by (an id)", kind: "line", more: true },
  { key: "tags", label: "Tags, with commas between", kind: "line", more: true },
];

const written = (value) => (Array.isArray(value) ? value.join(", ") : value ?? "");

export function form(claim, typed = {}) {
  const field = ({ key, label, kind, needed, choices }) => {
    const value = key in typed ? typed[key] : written(claim[key]);
    const values = { name: key, required: needed, autocomplete: "off" };
    let input;
    if (kind === "long") input = el("textarea", { ...values, rows: key === "text" ? 3 : 2, value });
    else if (kind === "choice") {
      input = el("select", values, choices.map((one) => el("option", { value: one }, one || "not rated")));
      input.value = value;
    } else input = el("input", { ...values, type: kind === "date" ? "date" : "text", value });
    return el("label", { class: "field" }, el("span", {}, label), input);
  };
  return el("form", { class: "fields", "aria-label": "The claim" },
    FIELDS.filter(({ more }) => !more).map(field),
    el("details", {}, el("summary", {}, "More"), FIELDS.filter(({ more }) => more).map(field)));
}

/** Return what stands in a form, key by key, as it is typed. */
export function valuesOf(fields) {
  const data = new FormData(fields);
  return Object.fromEntries(FIELDS.map(({ key }) => [key, String(data.get(key) ?? "").replaceAll("\r\n", "\n")]));
}

/** Return what to send for what was typed: the keys that differ from the claim, null for what was emptied. */
export function change(claim, values) {
  const changes = {};
  for (const { key } of FIELDS) {
    const typed = values[key].trim();
    if (typed === String(written(claim[key])).trim()) continue;
    if (key === "tags") changes.tags = typed.split(",").map((tag) => tag.trim()).filter(Boolean);
    else changes[key] = typed || null;
  }
  return changes;
}
