// The words and signs for verdicts, severities and relations: never a colour alone.

export const VERDICTS = {
  supported: { sign: "✓", word: "supported" },
  contradicted: { sign: "✗", word: "contradicted" },
  misattributed: { sign: "⇄", word: "misattributed" },
  misquoted: { sign: "”", word: "misquoted" },
  disputed: { sign: "±", word: "disputed" },
  outdated: { sign: "↺", word: "outdated" },
  unverified: { sign: "?", word: "unverified" },
};

export const SEVERITIES = {
  error: { sign: "✗", word: "error" },
  warning: { sign: "!", word: "warning" },
  note: { sign: "i", word: "note" },
  waived: { sign: "–", word: "waived" },
};

/** Return how much remarks ask of an editor: the worst that nobody waived; null where there is none. */
export function grade(remarks) {
  const open = remarks.filter((remark) => !remark.waiver).map((remark) => remark.severity);
  const worst = ["error", "warning", "note"].find((severity) => open.includes(severity));
  return worst || (remarks.length ? "waived" : null);
}

export const RELATIONS = {
  supports: "says so",
  contradicts: "says otherwise",
  misattributes: "is by somebody else",
  misquotes: "has other words",
  outdated: "does not hold any more",
  related: "is near, and decides nothing",
};
