import { z } from 'zod'

const pageField = z.coerce.number().int().min(1).max(1_000_000)

/** Parameters of a list and how they are read. A mistyped or shortened address still shows the list. */
export function listAddress<const Path extends string, Shape extends z.ZodRawShape>(path: Path, shape: Shape) {
  type Query = { [Name in keyof Shape]?: z.output<Shape[Name]> } & { page?: number }
  const parts = Object.entries({ ...shape, page: pageField }) as [string, z.ZodType][]
  const Address = z.object(Object.fromEntries(parts.map(([name, part]) => [name, part.optional().catch(undefined)])))

  function queryOf(asked: Query) {
    const pairs = Object.entries({ ...asked, page: (asked.page ?? 1) > 1 ? asked.page : undefined })
    return new URLSearchParams(pairs.flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString()
  }

  function at(asked: Query) {
    const query = queryOf(asked)
    return query ? `${path}?${query}` : path
  }

  /** The query without its page: a filter starts at the first page. */
  function narrowed(asked: Query) {
    return queryOf({ ...asked, page: undefined })
  }

  return { path, read: (query: object) => Address.parse(query) as Query, at, narrowed }
}

export const idField = z.coerce.number().int().min(1).max(1e15)
export const dayField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
export const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const wordsField = (length: number) => z.string().trim().min(1).max(length)
