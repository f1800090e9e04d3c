// The claims: searched, and one of them read beside its passage, edited, accepted or rejected.
import { call } from "./api.js";
import { conflict } from "./conflict.js";
import { byId, el, fill, plural, trouble } from "./dom.js";
import { passage, selectedPlace, toTheWords } from "./evidence.js";
import { change, form, valuesOf } from "./fields.js";

const AT_ONCE = 50;
let found = []; // the records in the list
let total = 0;
let shown = null; // the id of the claim that is open
const unsaved = new Map(); // what was typed and not saved, by the claim's id: {etag, before, values}

export function startClaims() {
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
  byId("status").addEventListener("change", () => load());
  byId("more").addEventListener("click", () => load(found.length));
  addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
}

/** Show the list, and the claim with this id, or else the first one. */
export async function showClaims(id) {
  await load();
  if (id) await openClaim(id);
  else if (found.length && !shown) await openClaim(found[0].claim.id);
}

/** Say in the head of the page how many drafts wait. */
export async function countDrafts() {
  const { total: waiting } = await call("GET", "/claims", { query: { status: "draft", limit: 1 } });
  byId("waiting").textContent = String(waiting);
  byId("waiting").hidden = !waiting;
  byId("to-claims").setAttribute("aria-label", waiting ? `Claims, ${plural(waiting, "draft")} to review` : "Claims");
}

async function load(offset = 0) {
  const query = { limit: AT_ONCE, offset };
  for (const key of ["query", "speaker", "status"]) query[key] = byId(key).value.trim();
  try {
    const answer = await call("GET", "/claims", { query });
    trouble(null);
    total = answer.total;
    found = offset ? [...found, ...answer.claims] : answer.claims;
    list();
    await countDrafts();
  } catch (error) {
    trouble(error);
  }
}

function list() {
  byId("found").textContent = total ? `${plural(total, "claim")}` : "No claim was found.";
  byId("more").hidden = found.length >= total;
  fill(byId("list"), found.map(({ claim, source }) => el("li", {},
    el("a", { href: `#claims/${claim.id}`, class: "item", "aria-current": claim.id === shown ? "true" : null },
      el("span", { class: "who" }, el("b", { class: "speaker" }, claim.speaker), " ", badge(claim.status),
        unsaved.has(claim.id) ? el("span", { class: "badge unsaved" }, "not saved") : null),
      el("span", { class: "words" }, claim.text),
      el("span", { class: "facts" }, [claim.said_on, source].filter(Boolean).join(" · "))))));
}

function badge(status) {
  return el("span", { class: `badge ${status}` }, status);
}

async function openClaim(id) {
  try {
    const page = await call("GET", `/claims/${encodeURIComponent(id)}`);
    trouble(null);
    shown = id;
    list();
    draw(page);
  } catch (error) {
    trouble(error);
  }
}

/** Draw a claim; what was typed before and is not saved stands in its form. */
function draw(page, said = "") {
  const { claim } = page;
  const kept = unsaved.get(claim.id);
  const fields = form(claim, kept?.values);
  const keep = () => {
    const values = valuesOf(fields);
    const before = kept?.before || claim;
    if (Object.keys(change(before, values)).length) unsaved.set(claim.id, { etag: kept?.etag || page.etag, before, values });
    else unsaved.delete(claim.id);
    list();
  };
  fields.addEventListener("input", keep);
  fields.addEventListener("submit", (event) => {
    event.preventDefault();
    const status = event.submitter?.value || "";
    save(page, kept, valuesOf(fields), status);
  });
  fields.append(buttons(claim.status));
  fill(byId("claim"), el("div", { class: "claim-page" },
    el("div", {},
      el("h3", { id: "claim-title", tabindex: "-1" }, el("b", { class: "speaker" }, claim.speaker), " ", badge(claim.status)),
      el("p", { class: "facts" }, el("code", {}, claim.id),
        ` · ${claim.attribution.kind}${claim.attribution.cue ? ` (“${claim.attribution.cue}”)` : ""}`,
        page.file ? ` · ${page.file}:${page.line}` : ""),
      page.problems.map((problem) => el("p", { class: "warning" }, problem)),
      el("p", { id: "saved", role: "status" }, said),
      fields),
    el("div", { class: "beside" }, el("h3", {}, el("b", {}, "In the source")), passage(page),
      page.passage ? el("p", { class: "actions" },
        el("button", { type: "button", onclick: () => rest(page, kept, fields) }, "Rest the claim on the selected words")) : null)));
  toTheWords(byId("claim"));
}

/** Let a claim rest on the words of its source that are selected; what was typed is saved with it. */
function rest(page, kept, fields) {
  const quote = selectedPlace(byId("claim"), page.passage);
  if (quote) save(page, kept, valuesOf(fields), "", { quote });
  else byId("saved").textContent = "Select words of the source first.";
}

function buttons(status) {
  const button = (value, words, kind) => el("button", { type: "submit", value, class: kind }, words);
  return el("p", { class: "actions" },
    status === "reviewed" ? null : button("reviewed", "Accept", "accept"),
    button("", "Save", null),
    status === "draft" ? null : button("draft", "Back to draft", null),
    status === "retracted" ? null : button("retracted", "Reject", "reject"));
}

/** Save what was typed, with a decision or without; where somebody else was faster, both versions are shown. */
async function save(page, kept, values, status, more = {}) {
  const { claim } = page;
  const json = { ...change(kept?.before || claim, values), ...more };
  if (status) json.status = status;
  if (!Object.keys(json).length) {
    byId("saved").textContent = "Nothing was changed.";
    return;
  }
  try {
    const now = await send(claim.id, json, kept?.etag || page.etag);
    await saved(now, status);
  } catch (error) {
    if (error.status !== 409 && error.status !== 412) {
      trouble(error);
      return;
    }
    const again = async (chosen, etag) => saved(await send(claim.id, chosen, etag), chosen.status);
    const left = () => {
      unsaved.delete(claim.id);
      draw(error.body.current);
      list();
    };
    fill(byId("claim"), conflict(error.body, again, left));
    byId("conflict-title").focus();
  }
}

async function send(id, json, etag) {
  const now = await call("PATCH", `/claims/${encodeURIComponent(id)}`, { json, headers: { "If-Match": etag } });
  trouble(null);
  return now;
}

/** Go on: to the next draft after a decision, else stay. */
async function saved(now, status) {
  const id = now.claim.id;
  unsaved.delete(id);
  const at = found.findIndex((record) => record.claim.id === id);
  const next = found[at + 1] || found[at - 1];
  const word = { reviewed: "Accepted", retracted: "Rejected", draft: "Back to draft" }[status] || "Saved";
  await load();
  const goes = status && byId("status").value && byId("status").value !== now.claim.status && next;
  const target = goes ? next.claim.id : id;
  const page = goes ? await call("GET", `/claims/${encodeURIComponent(target)}`) : now;
  shown = target;
  history.replaceState(null, "", `#claims/${target}`);
  draw(page, goes ? `${word}: ${id}` : `${word}.`);
  list();
  byId("claim-title").focus();
}
