/** Beginnings of a comment that leave out its subject, so that it has to be read twice. */
const withoutSubject =
  /^(What|Whatever|Whoever|Whose|Whom|Who|Which|Those|The same|Of|As|How|Whether|Where|Wherever|Why|That|It|They|One (that|who|which|whose|of|by|for|as|after|and|more|or|in))\b/

const message =
  'A comment begins with its subject: a function’s with its verb, a type’s with its noun. See "Words" in CONTRIBUTING.md.'

/** Consecutive lines of `//` are one comment. */
export const comments = {
  create: ({ report, sourceCode }) => ({
    Program() {
      const all = sourceCode.getAllComments()
      for (const [n, comment] of all.entries()) {
        const text = comment.value.replace(/^[\s*]+/, '')
        if (withoutSubject.test(text) && !continues(all[n - 1], comment, sourceCode))
          report({ loc: comment.loc, message })
      }
    },
  }),
}

function continues(before, comment, sourceCode) {
  return (
    comment.type === 'Line' &&
    before?.type === 'Line' &&
    before.loc.end.line === comment.loc.start.line - 1 &&
    isAlone(before, sourceCode)
  )
}

function isAlone({ loc }, { lines }) {
  return lines[loc.start.line - 1].slice(0, loc.start.column).trim() === ''
}
