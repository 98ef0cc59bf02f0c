const { checkSync } = await import('recheck')

/** Milliseconds for one pattern; some take three seconds on a busy machine. */
const checkTimeout = 120_000

/** Unbounded repetitions, and those with a bound of two digits or more, which are slow when nested. */
const repeatPattern = /[*+]|\{\d+,(?:\d{2,})?\}/

const knownStatuses = new Map()

/** `safe`: linear in the length of the text, by the pattern's automaton. */
function statusOf(source, flags) {
  if (!repeatPattern.test(source)) return 'safe'
  const name = `/${source}/${flags}`
  if (!knownStatuses.has(name))
    knownStatuses.set(name, checkSync(source, flags, { checker: 'automaton', timeout: checkTimeout }))
  const { status, complexity, error } = knownStatuses.get(name)
  return status === 'safe' ? status : (complexity?.summary ?? error.kind)
}

/** Refuses patterns that may take more than linear time, and unknown ones without a comment “Linear: …”. */
export const patterns = {
  create(context) {
    const { sourceCode } = context
    const isExplained = (node) => {
      const line = node.loc.start.line - 1
      const lines = sourceCode.getAllComments().filter(({ loc }) => loc.end.line <= line)
      return lines.some(({ loc, value }) => loc.end.line === line && value.includes('Linear:'))
    }
    const explain = (node, message) => {
      if (!isExplained(node))
        context.report({ node, message: `${message} Say above why it is linear: “// Linear: …”.` })
    }
    const madeOfStrings = (node) => {
      const [source] = node.arguments
      if (source?.type !== 'Literal' || !source.regex) explain(node, 'This pattern is made of strings.')
    }
    return {
      'Literal[regex]'(node) {
        const status = statusOf(node.regex.pattern, node.regex.flags)
        if (status === 'unsupported') explain(node, 'Nobody can tell how long this pattern takes at worst.')
        else if (status !== 'safe') context.report({ node, message: `This pattern is not linear: ${status}.` })
      },
      'NewExpression[callee.name="RegExp"]': madeOfStrings,
      'CallExpression[callee.name="RegExp"]': madeOfStrings,
    }
  },
}
