import { and, eq, exists, isNull, sql, type SQL } from 'drizzle-orm'
import { knownVersion, preparedQuery, publicVersion, read, type Db } from '@/db/connection'
import { rowsOfTexts } from '@/db/dialect'
import { entries, releases } from '@/db/schema'
import { languageOfPrefix, mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { hasHelp } from './help'
import { isLiveText, lastTurn, nextGoLive } from './live'

// Every public page needs the languages of live texts. Two indexed queries find them without the catalogue.

/** Reads the languages of the site with the version: an address begins with one. */
export function readLanguages() {
  knownVersion()
}

export async function liveLanguages(now: number): Promise<Language[]> {
  return (await liveFacts(now)).languages
}

/** If true, pages say that the texts are demonstration texts. */
export async function showsDemonstration(now: number) {
  return (await liveFacts(now)).demonstration
}

export async function offersHelp(now: number) {
  return (await liveFacts(now)).help
}

/** Returns whether a language has lists: only with live texts, but the main language always. */
export async function hasLists({ language, now }: { language: Language; now: number }) {
  return language === mainLanguage() || (await liveLanguages(now)).includes(language)
}

type LiveFacts = {
  db: Db
  version: number
  /** UTC ms: the last public change, and the next one. */
  from: number
  until: number
  languages: Language[]
  demonstration: boolean
  help: boolean
}

// Two values are kept, so that an editor who views another moment does not displace the readers' value.
const maxCached = 2
let liveFactsCache: LiveFacts[] = []

/** Caches the answer while the public version is unchanged and no release comes. */
async function liveFacts(now: number): Promise<LiveFacts> {
  const [db, version] = [read(), await publicVersion()]
  const sameVersion = liveFactsCache.filter((cached) => cached.db === db && cached.version === version)
  const cached = sameVersion.find(({ from, until }) => from <= now && now < until)
  if (cached) return cached
  const [from, until = Infinity, languageRows, [demo], help] = await Promise.all([
    lastTurn(now),
    nextGoLive(now),
    languagesQuery({ now, prefixes: JSON.stringify(siteLanguages().map((language) => language.toLowerCase())) }),
    demonstrationQuery({ now }),
    hasHelp(),
  ])
  const current = {
    db,
    version,
    from,
    until,
    languages: languageRows.flatMap(({ prefix }) => languageOfPrefix(prefix) ?? []),
    demonstration: !!demo,
    help,
  }
  if ((await publicVersion()) === version) liveFactsCache = [current, ...sameVersion].slice(0, maxCached)
  return current
}

export function liveLanguagesQuery(db: Db) {
  return db
    .select({ prefix: sql<string>`spoken.value` })
    .from(rowsOfTexts(sql.placeholder('prefixes'), 'spoken'))
    .where(exists(liveEntry(db, sql`lower(${entries.language}) = spoken.value`)))
    .orderBy(sql`spoken.value`)
}

export function liveDemonstrationQuery(db: Db) {
  return liveEntry(db, eq(entries.origin, 'demo')).limit(1)
}

function liveEntry(db: Db, which: SQL) {
  return db
    .select({ entryId: entries.id })
    .from(entries)
    .innerJoin(releases, and(eq(releases.entryId, entries.id), isNull(releases.cancelledAt)))
    .where(and(which, isLiveText(sql.placeholder('now'))))
}

const languagesQuery = preparedQuery(liveLanguagesQuery)
const demonstrationQuery = preparedQuery(liveDemonstrationQuery)
