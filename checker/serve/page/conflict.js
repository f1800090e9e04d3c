// Two people changed the same claim: both versions side by side, and a choice for each key.
import { el, trouble } from "./dom.js";

function shown(value) {
  if (value === null || value === undefined || value.length === 0) return "(nothing)";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return value.exact || Object.values(value).filter((one) => one !== null).join(", ");
  return String(value);
}

/**
 * Return a choice between what the store has now and what was to be saved.
 * `again(change, etag)` saves the choice; `leave()` goes on with what the store has.
 */
export function conflict({ current, yours }, again, leave) {
  const keys = Object.keys(yours).filter((key) => JSON.stringify(yours[key]) !== JSON.stringify(current.claim[key]));
  const choice = (key, side, value, checked) => el("label", { class: "side" },
    el("input", { type: "radio", name: key, value: side, checked }),
    el("b", {}, side === "theirs" ? "In the store now" : "Yours"),
    el("span", { class: "words" }, shown(value)));
  const made = el("form", { class: "conflict", "aria-labelledby": "conflict-title" },
    el("h3", { id: "conflict-title", tabindex: "-1" }, el("b", {}, "Somebody else changed this claim meanwhile")),
    el("p", {}, "Nothing was saved yet. Choose for each part what is to stay."),
    keys.map((key) => el("fieldset", {}, el("legend", {}, key.replaceAll("_", " ")),
      choice(key, "theirs", current.claim[key], false), choice(key, "yours", yours[key], true))),
    keys.length ? null : el("p", {}, "The store has all that you wrote already."),
    el("p", { class: "actions" },
      keys.length ? el("button", { type: "submit", class: "accept" }, "Save this choice") : null,
      el("button", { type: "button", onclick: leave }, "Take what is in the store")));
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(made);
    const change = Object.fromEntries(keys.filter((key) => data.get(key) === "yours").map((key) => [key, yours[key]]));
    if (!Object.keys(change).length) {
      leave();
      return;
    }
    try {
      await again(change, current.etag);
    } catch (refused) {
      if (refused.status === 409 || refused.status === 412) made.replaceWith(conflict(refused.body, again, leave));
      else trouble(refused);
    }
  });
  return made;
}
