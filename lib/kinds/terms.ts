import type { Format, FactLines, Pair } from './field'
import { fieldsOf, sortByOrder, isEmpty, type AnyFacts, type Kind } from './kinds'

type KindFacts = { kind: Kind; facts: AnyFacts }

/** Adds the terms of the fields to the terms of every text. `order`: names of the format to put first. */
export function termsIn(
  format: Format,
  { kind, facts }: KindFacts,
  common: Pair[],
  order: readonly string[] = [],
): Pair[] {
  const own = fieldsOf(kind).flatMap(({ name, cited }) => {
    const [term, value] = [cited?.[format], facts[name]]
    if (!term || isEmpty(value)) return []
    return typeof term === 'string' ? [[term, String(value)] as Pair] : term(value, facts as FactLines)
  })
  return sortByOrder(
    [...common, ...own].filter(([, value]) => value.trim()),
    ([name]) => name,
    order,
  )
}

export function schemaOrgProperties({ kind, facts }: KindFacts): Record<string, unknown> {
  const fields = fieldsOf(kind)
  const said = fields.flatMap(({ name, schemaOrg }) =>
    schemaOrg && !isEmpty(facts[name]) ? [schemaOrg(facts[name], facts as FactLines)] : [],
  )
  const identifier = said.flatMap(({ identifier = [] }) => identifier as { url?: string }[])
  return Object.assign(
    {},
    ...said,
    fields.some(({ schemaOrg }) => schemaOrg) && {
      identifier: identifier.toSorted((one, other) => Number(!one.url) - Number(!other.url)),
    },
  ) as Record<string, unknown>
}
