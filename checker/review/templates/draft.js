"use strict";
(() => {
  const page = document.documentElement;
  page.classList.add("js");
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const key = (element) => element.id.replace(/^[a-z]+-/, "");
  let from = null;

  const setOpen = (card, open) => {
    card.classList.toggle("open", open);
    card.querySelector(".toggle").setAttribute("aria-expanded", String(open));
    const mark = byId("text-" + key(card));
    for (const one of all(`a.mark[href="#${card.id}"]`)) one.classList.toggle("current", open);
    return mark;
  };
  const close = (back) => {
    for (const card of all(".card.open")) {
      const mark = setOpen(card, false);
      if (back) (from && from.isConnected ? from : mark || card.querySelector(".toggle")).focus();
    }
    from = null;
  };
  const choose = (card, by) => {
    close(false);
    from = by;
    setOpen(card, true);
    const panel = card.closest(".evidence");
    if (getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
    }
    if (!by || !by.matches(".toggle")) byId("head-" + key(card)).focus({ preventScroll: true });
    if (getComputedStyle(card).position === "fixed") {
      const mark = byId("text-" + key(card));
      if (mark) mark.scrollIntoView({ block: "start" });
    } else {
      const place = card.getBoundingClientRect();
      if (place.top < 0 || place.top > innerHeight - 80) card.scrollIntoView({ block: "nearest" });
    }
  };

  for (const button of all(".toggle")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const card = button.closest(".card");
      if (card.classList.contains("open")) close(true);
      else choose(card, button);
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#entry-"], a[href^="#text-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = byId(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    if (target.matches(".card")) {
      choose(target, link);
    } else {
      if (getComputedStyle(link.closest(".card")).position === "fixed") close(false);
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".card.open")) {
      event.preventDefault();
      close(true);
    }
  });

  const filters = document.querySelector(".filters");
  const boxes = all("input", filters);
  const status = filters.querySelector("[role=status]");
  const reset = filters.querySelector(".all");
  const count = () => {
    const off = boxes.filter((box) => !box.checked).map((box) => box.id.replace("show-", ""));
    const isOff = (element) => off.some((name) => element.classList.contains(name));
    for (const card of all(".card.open")) if (isOff(card)) setOpen(card, false);
    for (const mark of all("a.mark[id]")) {
      if (isOff(mark)) mark.setAttribute("tabindex", "-1");
      else mark.removeAttribute("tabindex");
    }
    const left = all(".card").filter((card) => !isOff(card)).length;
    status.textContent = off.length ? `${left} of ${status.dataset.total} shown` : "all shown";
    reset.hidden = !off.length;
  };
  filters.addEventListener("change", count);
  reset.addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    count();
    boxes[0].focus();
  });
  count();
  const asked = location.hash.startsWith("#entry-") && byId(location.hash.slice(1));
  if (asked) choose(asked, byId("text-" + key(asked)));
})();
