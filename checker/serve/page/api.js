// Requests to the desk, with its token where it asks for one.
import { byId } from "./dom.js";

const KEPT = "factcheck-token";

/** A refusal: `error` and `cure` as the desk told them, `body` with what else it said. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.error || `the desk answers with ${status}`);
    this.status = status;
    this.cure = body.cure || "";
    this.body = body;
  }
}

/** Take over a token that the address carries, and do not leave it there. */
export function takeToken() {
  const carried = /^#token=(.+)$/.exec(location.hash);
  if (!carried) return;
  sessionStorage.setItem(KEPT, decodeURIComponent(carried[1]));
  history.replaceState(null, "", "#draft");
}

export async function call(method, path, { json, body, kind, query = {}, headers = {}, signal } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const search = given.length ? `?${new URLSearchParams(given)}` : "";
  for (;;) {
    const sent = { ...headers };
    const token = sessionStorage.getItem(KEPT);
    if (token) sent.Authorization = `Bearer ${token}`;
    if (json !== undefined) sent["Content-Type"] = "application/json";
    else if (kind) sent["Content-Type"] = kind;
    let answer;
    try {
      answer = await fetch(`/api/v1${path}${search}`, {
        method,
        headers: sent,
        body: json === undefined ? body : JSON.stringify(json),
        signal,
      });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refused(0, { error: "the desk does not answer", cure: "is `factcheck serve` still running?" });
    }
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) return told;
    if (answer.status !== 401) throw new Refused(answer.status, told);
    await askForToken(token);
  }
}

let asking = null;

/** Ask for the token, once for all requests that need it. */
function askForToken(wrong) {
  if (wrong !== sessionStorage.getItem(KEPT)) return Promise.resolve(); // another request was told it meanwhile
  asking ??= new Promise((resolve) => {
    const dialog = byId("ask");
    byId("ask-wrong").textContent = wrong ? "That is not the token." : "";
    byId("token").value = "";
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      sessionStorage.setItem(KEPT, byId("token").value.trim());
      asking = null;
      resolve();
    }, { once: true });
    dialog.showModal();
  });
  return asking;
}
