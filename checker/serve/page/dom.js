// Elements made of data: texts are only ever set as text, so no data can become markup.

export const byId = (id) => document.getElementById(id);

/** Make an element. Keys of `values` that start with "on" are listeners; null and false are left out. */
export function el(tag, values = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "hidden") made[key] = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** Show what went wrong where everybody sees it; without an error, take it away. */
export function trouble(error) {
  const place = byId("trouble");
  place.hidden = !error;
  place.textContent = error ? [error.message, error.cure].filter(Boolean).join("; ") : "";
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
