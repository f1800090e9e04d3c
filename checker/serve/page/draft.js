// The draft: checked when the typing pauses, its statements marked in the text and listed beside it.
import { call } from "./api.js";
import { byId, el, fill, plural, trouble } from "./dom.js";
import { evidence } from "./evidence.js";
import { moved, offsets } from "./places.js";
import { SEVERITIES, VERDICTS, grade } from "./words.js";

const PAUSE = 400; // milliseconds without a key before the draft is checked
const KEPT = "factcheck-draft";
const KINDS = {
  txt: "text/plain", text: "text/plain", md: "text/markdown", markdown: "text/markdown", html: "text/html",
  htm: "text/html", pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

let text = ""; // as the marks know it
let items = []; // what stands in the text: {start, end, verdict, remarks, key}
let open = null; // the key of the item whose evidence is shown
let asked = 0; // the number of the last request: an answer to an earlier one is stale
let timer = 0;
let under = null; // stops the request that is under way
let name = "draft";

export function startDraft() {
  const area = byId("text");
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
  area.value = kept.text || "";
  byId("media").value = kept.media || "text/plain";
  name = kept.name || "draft";
  area.addEventListener("input", changed);
  for (const event of ["click", "keyup", "focus"]) area.addEventListener(event, follow);
  for (const id of ["media", "as-of"]) byId(id).addEventListener("change", () => soon(0));
  byId("needed").addEventListener("change", list);
  byId("file").addEventListener("change", (event) => take(event.target.files[0]));
  for (const event of ["dragover", "drop"]) byId("editor").addEventListener(event, dropped);
  changed();
}

/** Check the draft again: the store may have changed. */
export function checkAgain() {
  if (byId("text").value.trim()) soon(0);
}

function changed() {
  const now = byId("text").value;
  items = moved(items, text, now);
  text = now;
  paint();
  soon(PAUSE);
}

function soon(pause) {
  clearTimeout(timer);
  under?.abort();
  asked += 1;
  sessionStorage.setItem(KEPT, JSON.stringify({ text, media: byId("media").value, name }));
  timer = setTimeout(check, pause);
}

async function check() {
  const number = ++asked;
  const sent = text;
  if (!sent.trim()) {
    show([], "Nothing to check yet.");
    return;
  }
  under = new AbortController();
  byId("state").textContent = "Checking …";
  try {
    const json = { text: sent, media: byId("media").value, name, as_of: byId("as-of").value || null };
    const report = await call("POST", "/check", { json, signal: under.signal });
    if (number !== asked || sent !== text) return;
    trouble(null);
    const found = placed(report, sent);
    show(found, `${plural(report.verdicts.length, "statement")} held against ${plural(report.claims, "claim")}: ${todo(report.remarks)}.`);
  } catch (error) {
    if (error.name === "AbortError" || number !== asked) return;
    const nothing = error.status === 422 && error.message.startsWith("no statement");
    trouble(nothing ? null : error);
    show([], nothing ? "No statement yet." : "This draft is not checked.");
  }
}

/** Return the verdicts with their remarks, and the remarks on no statement, in the order of the text. */
function placed(report, sent) {
  const at = offsets(sent);
  const remarks = report.remarks || [];
  const found = report.verdicts.map((verdict, number) => ({
    start: at(verdict.span.start),
    end: at(verdict.span.end),
    verdict,
    remarks: remarks.filter((remark) => remark.verdict === number),
    key: `statement-${number}`,
  }));
  remarks.forEach((remark, number) => {
    if (remark.verdict !== null) return;
    found.push({ start: at(remark.start), end: at(remark.end), verdict: null, remarks: [remark], key: `remark-${number}` });
  });
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Return how many remarks there are of each severity, and how many are waived. */
function todo(remarks) {
  const count = (kind) => remarks.filter((remark) => grade([remark]) === kind).length;
  const told = ["error", "warning", "note"].filter(count).map((kind) => plural(count(kind), kind));
  if (count("waived")) told.push(`${count("waived")} waived`);
  return told.join(", ") || "nothing to look at";
}

function show(found, state) {
  items = found;
  byId("state").textContent = state;
  open = items.some((item) => item.key === open) ? open : null;
  paint();
  list();
  counts();
}

function look(item) {
  if (item.verdict) return { kind: item.verdict.verdict, ...VERDICTS[item.verdict.verdict] };
  const kind = grade(item.remarks);
  return { kind, ...SEVERITIES[kind] };
}

/** Draw the text again, behind the one that is typed, with its statements marked. */
function paint() {
  const drawn = [];
  let at = 0;
  for (const item of items) {
    if (item.start < at || !(item.end > item.start)) continue; // inside of another mark
    const { kind, sign } = look(item);
    drawn.push(text.slice(at, item.start));
    const chosen = item.key === open ? " chosen" : "";
    drawn.push(el("span", { class: `mark ${kind} s-${grade(item.remarks)}${chosen}`, "data-sign": sign }, text.slice(item.start, item.end)));
    at = item.end;
  }
  fill(byId("mirror"), ...drawn, `${text.slice(at)}\n`);
}

function counts() {
  const found = {};
  for (const item of items) if (item.verdict) found[item.verdict.verdict] = (found[item.verdict.verdict] || 0) + 1;
  fill(byId("counts"), Object.entries(VERDICTS).filter(([kind]) => found[kind]).map(([kind, { sign, word }]) =>
    el("li", {}, el("span", { class: `label ${kind}` }, `${sign} ${found[kind]} ${word}`))));
}

function list() {
  const only = byId("needed").checked;
  const shown = items.filter((item) => !only || ["error", "warning"].includes(grade(item.remarks)));
  fill(byId("statements"), shown.map((item) => {
    const { kind, sign, word } = look(item);
    const words = text.slice(item.start, item.end);
    const worst = grade(item.remarks);
    const expanded = item.key === open;
    return el("li", { id: item.key, class: expanded ? "chosen" : null },
      el("button", { type: "button", class: "head", "aria-expanded": String(expanded), onclick: () => choose(item, true) },
        el("span", { class: `label ${kind}` }, el("span", { "aria-hidden": "true" }, `${sign} `), word),
        worst && item.verdict ? el("span", { class: `severity ${worst}` }, worst) : null,
        el("span", { class: "said" }, words)),
      el("p", { class: "message" }, item.verdict ? item.verdict.message : item.remarks[0].message),
      expanded ? evidence(item.verdict, item.remarks, use) : null);
  }));
  if (!shown.length && items.length) fill(byId("statements"), el("li", { class: "facts" }, "Nothing needs you."));
}

/** Open the evidence of an item, or close it; the cursor goes to its words where it was chosen in the list. */
function choose(item, fromList) {
  const closes = fromList && open === item.key;
  open = closes ? null : item.key;
  paint();
  list();
  const place = byId(item.key);
  if (fromList) place?.querySelector(".head").focus();
  else if (matchMedia("(min-width: 62rem)").matches) place?.scrollIntoView({ block: "nearest" });
}

/** Open the evidence of the statement that the cursor is in. */
function follow(event) {
  if (event.type === "keyup" && !/^(Arrow|Home|End|Page)/.test(event.key)) return;
  const at = byId("text").selectionStart;
  const item = items.find((one) => one.start <= at && at < one.end);
  if (item && item.key !== open) choose(item, false);
}

/** Put suggested words into the draft, where the browser can take it back. */
function use(suggestion) {
  const area = byId("text");
  const at = offsets(text);
  const start = at(suggestion.start);
  const end = at(suggestion.end);
  if (text.slice(start, end) !== suggestion.old) return; // the text went on meanwhile
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, suggestion.new)) {
    area.setRangeText(suggestion.new, start, end, "end");
    changed();
  }
}

function dropped(event) {
  if (!event.dataTransfer.types.includes("Files")) return; // dropped words go where they are dropped
  event.preventDefault();
  if (event.type === "drop") take(event.dataTransfer.files[0]);
}

/** Let the desk read a file, and work on its text. */
async function take(file) {
  if (!file) return;
  const ending = file.name.split(".").pop().toLowerCase();
  const kind = KINDS[ending] || file.type || "text/plain";
  byId("state").textContent = `Reading ${file.name} …`;
  try {
    const found = await call("POST", "/read", { body: file, kind, query: { name: file.name } });
    trouble(null);
    const area = byId("text");
    area.value = found.text;
    byId("media").value = found.media;
    name = found.name;
    items = [];
    changed();
    area.focus();
    area.setSelectionRange(0, 0);
  } catch (error) {
    trouble(error);
    byId("state").textContent = "";
  } finally {
    byId("file").value = "";
  }
}
