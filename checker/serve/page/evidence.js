// What the store holds for or against a statement, as an editor reads it.
import { call } from "./api.js";
import { el, plural } from "./dom.js";
import { RELATIONS, SEVERITIES, VERDICTS, grade } from "./words.js";

/** Return the evidence for a verdict with its remarks; `use(suggestion)` puts suggested words into the draft. */
export function evidence(verdict, remarks, use) {
  return el("div", { class: "evidence" },
    remarks.map((remark) => shownRemark(remark, verdict, use)),
    verdict ? parts(verdict) : null,
    verdict ? matches(verdict) : null,
  );
}

function shownRemark(remark, verdict, use) {
  const kind = grade([remark]);
  const { sign, word } = SEVERITIES[kind];
  const said = verdict && remark.message === verdict.message ? null : el("span", {}, ` ${remark.message}`);
  return el("div", { class: `remark ${kind}` },
    el("p", {},
      el("span", { class: "severity" }, el("span", { "aria-hidden": "true" }, `${sign} `), word),
      ` ${remark.name} `, el("code", {}, remark.code), said),
    remark.waiver ? el("p", { class: "facts" }, `it would be ${remark.severity}, but: ${remark.waiver.reason} (${remark.waiver.where})`) : null,
    (remark.waiver ? [] : remark.suggestions).map((one) => el("p", { class: "suggestion" },
      el("del", {}, one.old), " → ", el("ins", {}, one.new), " ",
      el("button", { type: "button", onclick: () => use(one) }, "Use it"),
      el("span", { class: "facts" }, ` ${one.reason}`))),
  );
}

function parts(verdict) {
  if (!verdict.parts) return null;
  return el("ul", { class: "parts" }, verdict.parts.map((part) => {
    const { sign, word } = VERDICTS[part.verdict];
    return el("li", {}, el("span", { class: `label ${part.verdict}` }, `${sign} ${word}`), ` ${part.text}`);
  }));
}

function matches(verdict) {
  if (!verdict.matches.length) return el("p", { class: "facts" }, "No claim in the store is near it.");
  const deciding = verdict.matches.filter((match) => match.relation !== "related");
  const near = verdict.matches.filter((match) => match.relation === "related");
  return [
    deciding.map(shownMatch),
    near.length
      ? el("details", {}, el("summary", {}, `${plural(near.length, "claim")} near it`), near.map(shownMatch))
      : null,
  ].flat();
}

function shownMatch(match) {
  const { claim, evidence: place } = match;
  const around = el("div", {});
  return el("article", { class: `match ${match.relation}` },
    el("p", { class: "who" }, el("b", { class: "speaker" }, claim.speaker), ` ${RELATIONS[match.relation]}`),
    el("p", { class: "words" }, claim.text),
    place.quote && place.quote !== claim.text ? el("blockquote", {}, place.quote) : null,
    findings(match.findings.filter((finding) => finding.effect !== "agrees")),
    agreeing(match.findings.filter((finding) => finding.effect === "agrees")),
    el("p", { class: "facts" },
      [claim.said_on, claim.status, claim.rating, place.file && `${place.file}:${place.line}`].filter(Boolean).join(" · ")),
    el("p", { class: "actions" },
      el("button", { type: "button", onclick: (event) => showAround(claim.id, around, event.currentTarget) },
        "Show in its source"),
      el("a", { href: `#claims/${claim.id}` }, "Open the claim")),
    around,
  );
}

function findings(found) {
  if (!found.length) return null;
  return el("ul", { class: "findings" }, found.map((finding) =>
    el("li", { class: finding.effect }, el("code", {}, finding.code), ` ${finding.message}`)));
}

function agreeing(found) {
  if (!found.length) return null;
  return el("details", {}, el("summary", {}, `${plural(found.length, "respect")} in which they agree`), findings(found));
}

async function showAround(id, place, button) {
  button.disabled = true;
  try {
    const found = await call("GET", `/claims/${encodeURIComponent(id)}`);
    place.replaceChildren(passage(found));
    toTheWords(place);
    button.remove();
  } catch (error) {
    place.textContent = [error.message, error.cure].filter(Boolean).join("; ");
    button.disabled = false;
  }
}

/** Scroll a passage that is too long for its box to the words that are marked. */
export function toTheWords(place) {
  const box = place.querySelector(".passage blockquote");
  const mark = box?.querySelector("mark");
  if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
}

/** Return the place of the words that are selected in a passage, in characters of the source; null without any. */
export function selectedPlace(place, shown) {
  const box = place.querySelector(".passage blockquote");
  const selection = getSelection();
  if (!box || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return null;
  const above = document.createRange();
  above.setStart(box, 0);
  above.setEnd(range.startContainer, range.startOffset);
  const whole = Array.from(shown.before + shown.there + shown.after).length;
  const from = Array.from(above.toString()).length - (shown.from_start ? 0 : 2); // the two characters of "… "
  const to = from + Array.from(range.toString()).length;
  const [start, end] = [Math.max(0, from), Math.min(whole, to)];
  return start < end ? { start: shown.offset + start, end: shown.offset + end } : null;
}

/** Return the words that a claim rests on, marked in what stands around them. */
export function passage(found) {
  const { passage: shown, origin } = found;
  if (!shown) return el("p", { class: "warning" }, "No quote: nothing shows where this claim comes from.");
  const title = origin ? [origin.title || origin.id, origin.publisher, origin.published].filter(Boolean).join(" · ") : found.source;
  return el("figure", { class: "passage" },
    el("figcaption", {}, title, origin && /^https?:\/\//.test(origin.url || "")
      ? [" ", el("a", { href: origin.url, rel: "noreferrer", target: "_blank" }, "original")] : null),
    shown.stands ? null : el("p", { class: "warning" }, `The source does not have the words “${shown.words}” at that place:`),
    el("blockquote", { dir: "auto", tabindex: "0", "aria-label": "The passage in its source" },
      shown.from_start ? "" : "… ", shown.before,
      shown.stands ? el("mark", {}, shown.there) : shown.there, shown.after, shown.to_end ? "" : " …"),
    el("p", { class: "facts" }, `characters ${shown.start} to ${shown.end}`),
  );
}
