// The page: two views, chosen by the address.
import { takeToken } from "./api.js";
import { countDrafts, showClaims, startClaims } from "./claims.js";
import { byId, trouble } from "./dom.js";
import { checkAgain, startDraft } from "./draft.js";

const TITLES = { draft: "Draft", claims: "Claims" };
let before = "";

function show() {
  const [view, id] = decodeURIComponent(location.hash.slice(1) || "draft").split("/");
  const chosen = view in TITLES ? view : "draft";
  for (const one of Object.keys(TITLES)) {
    byId(`${one}-view`).hidden = one !== chosen;
    if (one === chosen) byId(`to-${one}`).setAttribute("aria-current", "page");
    else byId(`to-${one}`).removeAttribute("aria-current");
  }
  document.title = `${TITLES[chosen]} – factcheck desk`;
  trouble(null);
  if (chosen === "claims") showClaims(id);
  else if (before === "claims") checkAgain();
  before = chosen;
}

takeToken();
addEventListener("hashchange", show);
startClaims();
startDraft();
show();
countDrafts().catch(trouble);
