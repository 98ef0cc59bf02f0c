import { and, asc, eq, isNull } from 'drizzle-orm'
import { attempt, read, type Db } from '@/db/connection'
import { bundleEntries, entries, releases, revisions } from '@/db/schema'
import { done, type Problem, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { namesInSubmitted } from '@/domain/consents/name-finds'
import { headIdOf, headOf } from '@/domain/entries/head'
import { gateProblems } from './gate'
import { blockingProblems } from './publish-check'
import { stateOf } from '@/domain/entries/state'
import { pick } from '@/lib/lists/pick'

/** Lists the entries of a bundle in the order of their creation. */
export async function membersOf(db: Db, bundleId: number) {
  return db
    .select({
      entryId: entries.id,
      kind: entries.kind,
      language: entries.language,
      entry: entries,
      headId: revisions.id,
      ...pick(revisions, 'counter', 'title', 'savedAt'),
    })
    .from(bundleEntries)
    .innerJoin(entries, eq(entries.id, bundleEntries.entryId))
    .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
    .where(eq(bundleEntries.bundleId, bundleId))
    .orderBy(asc(entries.id))
}

export async function memberDetails(
  actor: Actor,
  bundleId: number,
  { entry, ...member }: Awaited<ReturnType<typeof membersOf>>[number],
  now: number,
) {
  const db = read()
  const { entryId, headId } = member
  const head = (await headOf(db, entryId))!
  const [state, blocking, gate, names, [release]] = await Promise.all([
    stateOf(db, { entryId, headId }, now),
    blockingProblems(db, actor, head, entry),
    gateProblems(db, actor, { entryId, revisionId: headId, at: now }, now),
    namesInSubmitted(db, actor, { entryId, revisionId: headId }, now),
    db
      .select({ revisionId: releases.revisionId, savedAt: revisions.savedAt })
      .from(releases)
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .where(and(eq(releases.bundleId, bundleId), eq(releases.entryId, entryId), isNull(releases.cancelledAt))),
  ])
  return {
    ...member,
    state,
    problems: [
      ...(entry.trashedAt !== null ? ['It is in the trash. Restore it, or remove it from the bundle.'] : []),
      ...[...blocking, ...gate, ...names].map((problem) => problem.message),
    ],
    releasing: release && { savedAt: release.savedAt, isOutdated: release.revisionId !== headId },
  }
}

export type BundleMember = Awaited<ReturnType<typeof memberDetails>>

/** Acts on each member and collects all problems with titles. The caller must refuse the transaction with them. */
export async function eachMember<M extends { entryId: number; title: string }>(
  members: M[],
  act: (member: M) => Promise<Result<unknown>>,
): Promise<Result> {
  const problems: Problem[] = []
  for (const member of members) {
    const result = await attempt(() => act(member))
    if (!result.ok) problems.push(...result.problems.map((problem) => problemOfMember(member, problem)))
  }
  return problems.length > 0 ? { ok: false, problems } : done(undefined)
}

function problemOfMember(
  { entryId, title }: { entryId: number; title: string },
  { message, field, see }: Problem,
): Problem {
  return {
    message: `“${title.trim() || 'Untitled'}”: ${message}`,
    field: field === 'override' ? field : `entry-${entryId}`,
    see,
  }
}
