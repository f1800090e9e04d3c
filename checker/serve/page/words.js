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
};

export const RELATIONS = {
  supports: "says so",
  contradicts: "says otherwise",
  misattributes: "is by somebody else",
  misquotes: "has other words",
  outdated: "does not hold any more",
  related: "is near, and decides nothing",
};
