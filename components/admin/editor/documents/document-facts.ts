export type DocumentFacts = Record<string, string>

const factPhrases: [string, (value: string) => string][] = [
  ['title', (value) => `the title “${value}”`],
  ['author', (value) => `author ${value}`],
  ['changedBy', (value) => `last changed by ${value}`],
  ['organisation', (value) => `organisation ${value}`],
  ['manager', (value) => `manager ${value}`],
  ['subject', (value) => `subject “${value}”`],
  ['keywords', (value) => `keywords “${value}”`],
  ['program', (value) => `made with ${value}`],
  ['producer', (value) => `written by ${value}`],
  ['made', (value) => `made on ${value}`],
  ['changed', (value) => `changed on ${value}`],
]

export function describeFacts(facts: DocumentFacts) {
  const { producer, ...rest } = facts
  const visible: DocumentFacts = producer === facts.program ? rest : facts
  return factPhrases.flatMap(([name, phrase]) => (visible[name] ? [phrase(visible[name])] : [])).join(', ')
}

/** Returns whether facts may name people; programs and dates do not. */
export function namesPeople(facts: DocumentFacts | undefined) {
  const quiet = ['program', 'producer', 'made', 'changed']
  return Object.keys(facts ?? {}).some((name) => !quiet.includes(name))
}
