import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { redirects } from '@/db/schema'
import { isLanguage } from '@/lib/languages/languages'
import { addressAfter, type MainLanguageChange } from '@/lib/web/main-language-address'

/** Every request loses the new main language's prefix. A redirect at the shorter address gets the former's. */
export async function moveRedirectsIn(tx: Tx, change: MainLanguageChange) {
  const rows = await tx.select().from(redirects).orderBy(asc(redirects.id))
  const taken = new Set(rows.map(({ source }) => source))
  const moved = new Map<string, string>()
  for (const { source } of rows) {
    const after = sourceAfter(source, change)
    if (after === source || !isBelow(source, change.to)) continue
    if (taken.has(after)) moved.set(after, sourceAfter(after, change))
    moved.set(source, after)
  }
  // Shorter ones go first, so that no two share an address at any moment.
  const inOrder = rows.toSorted((a, b) => Number(isBelow(a.source, change.to)) - Number(isBelow(b.source, change.to)))
  for (const { id, source, target } of inOrder) {
    const after = { source: moved.get(source) ?? source, target: addressAfter(target, change) }
    if (after.source !== source || after.target !== target)
      await tx.update(redirects).set(after).where(eq(redirects.id, id))
  }
}

/** A source may begin with its host: `//www.example.org/th/about`. */
function splitHost(source: string) {
  const [, host = '', path = ''] = /^(\/\/[^/]+)?(\/.*)$/s.exec(source) ?? [undefined, '', source]
  return { host, path }
}

function sourceAfter(source: string, change: MainLanguageChange) {
  const { host, path } = splitHost(source)
  return host + addressAfter(path, change)
}

function isBelow(source: string, language: MainLanguageChange['to']) {
  const [, first = ''] = splitHost(source).path.split(/[/?]/, 2)
  return isLanguage(first) && first === language
}
