// Places in a text: the desk counts characters (code points), the browser counts UTF-16 units.

/** Return a function from a count of characters to the browser's offset in `text`. */
export function offsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (at) => at;
  const places = [];
  let at = 0;
  for (const character of text) {
    places.push(at);
    at += character.length;
  }
  places.push(at);
  return (count) => places[Math.min(count, places.length - 1)];
}

/** Return marks where they stand after `before` became `after`; those that the change touches are gone. */
export function moved(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return marks
    .map((mark) => {
      if (mark.end <= head) return mark;
      if (mark.start >= before.length - tail) return { ...mark, start: mark.start + shift, end: mark.end + shift };
      return null;
    })
    .filter(Boolean);
}
