import { and, eq, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases, revisions } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isCurrentPage } from '@/domain/published/live'
import { liveAddresses } from '@/domain/published/sitemap'

export type LikelyTarget = { path: string; title: string }

const maxTargets = 5

/** Suggests live entries whose addresses share the last word or most words, the likeliest first (`now` UTC ms). */
export async function likelyTargets(actor: Actor, source: string, now: number): Promise<LikelyTarget[]> {
  permit(actor, 'manageRedirects')
  const words = wordsInPath(source)
  const end = lastSegment(source)
  const scored = (await liveAddresses(now)).flatMap(({ path }) => {
    const targetWords = wordsInPath(path)
    const shared = [...words].filter((word) => targetWords.has(word)).length
    const score =
      (end !== '' && lastSegment(path) === end ? 10 : 0) + shared / Math.max(1, Math.min(words.size, targetWords.size))
    return score >= 0.5 ? [{ path, score }] : []
  })
  const best = scored.sort((a, b) => b.score - a.score || a.path.localeCompare(b.path, 'en')).slice(0, maxTargets)
  const titles = await liveTitlesAt(
    best.map(({ path }) => path),
    now,
  )
  return best.map(({ path }) => ({ path, title: titles.get(path) ?? '' }))
}

function lastSegment(path: string) {
  return path
    .split('/')
    .at(-1)!
    .replace(/\?.*|\.[a-z]+$/g, '')
}

/** Lists words of an address, without dates and very short words, which tell too little. */
function wordsInPath(path: string) {
  const words = lastSegment(path).split(/[^a-z0-9]+/)
  return new Set(words.filter((word) => word.length > 2 && !/^\d{1,2}$/.test(word)))
}

async function liveTitlesAt(paths: string[], now: number) {
  const rows = await read()
    .select({ path: releases.path, title: revisions.title })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(inArray(releases.path, paths), isCurrentPage(now)))
  return new Map(rows.map(({ path, title }) => [path, title]))
}
