import { allFields, isEmpty } from '../kinds/kinds'

export function indexedFacts(text: { byline: string }, files: { title: string | null }[]) {
  const row = { ...(text as { facts?: object }).facts, ...text } as Record<string, unknown>
  const facts = allFields().flatMap(({ name, column, indexed }) => {
    const value = row[column ?? name]
    return indexed && !isEmpty(value) ? indexed(value, {}) : []
  })
  return [text.byline, ...facts, ...files.map(({ title }) => title)].filter((fact) => fact?.trim())
}
