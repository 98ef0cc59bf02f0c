/** What a document tells of its making, by name. */
export type DocumentFacts = Record<string, string>

const phrases: [string, (said: string) => string][] = [
  ['title', (said) => `the title “${said}”`],
  ['author', (said) => `author ${said}`],
  ['changedBy', (said) => `last changed by ${said}`],
  ['organisation', (said) => `organisation ${said}`],
  ['manager', (said) => `manager ${said}`],
  ['subject', (said) => `subject “${said}”`],
  ['keywords', (said) => `keywords “${said}”`],
  ['program', (said) => `made with ${said}`],
  ['producer', (said) => `written by ${said}`],
  ['made', (said) => `made on ${said}`],
  ['changed', (said) => `changed on ${said}`],
]

/** "author Jane, made with Word" */
export function factsInWords(facts: DocumentFacts) {
  const { producer, ...rest } = facts
  const shown: DocumentFacts = producer === facts.program ? rest : facts
  return phrases.flatMap(([name, say]) => (shown[name] ? [say(shown[name])] : [])).join(', ')
}

/** Whether it tells of people: what a program is called and when it ran is asked about by nobody. */
export function tellsOfPeople(facts: DocumentFacts | undefined) {
  const quiet = ['program', 'producer', 'made', 'changed']
  return Object.keys(facts ?? {}).some((name) => !quiet.includes(name))
}
