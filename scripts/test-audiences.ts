import { globSync, readFileSync } from 'node:fs'
import { write } from '@/db/connection'
import { bundleEntries, bundles, media, notices, reviews, revisionMedia, type Role } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { trashEntry } from '@/domain/entries/trash'
import { setAudience } from '@/domain/notices/audience'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { release } from '@/domain/publishing/releases'
import { addComment } from '@/domain/review/comments'
import { submit } from '@/domain/review/review'
import type { Actor } from '@/domain/staff/actor'
import { consentFor } from '@/domain/testing/consents'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { root } from './run.mjs'

// Asks every function of the domain that takes an actor about texts, as people whom their audience leaves out.

const now = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000

/** Rooms that the desk does not read texts with, or whose acts run for the operator. */
const otherRooms = /domain\/(published|content|backups|testing|imports)\/|\.test\.ts$|\/test-/

export const sources = globSync('domain/**/*.ts', { cwd: root })
  .filter((file) => !otherRooms.test(file))
  .toSorted()

/** Each field has a word of its own, which begins with `word`. Returns the number of the first text. */
async function plant(author: Actor, { word, only }: { word: string; only?: number[] }) {
  const fileId = `${word}0100000`
  const begin = async (what: string, slug = '') => {
    const words = { title: `${word}title${what}`, summary: `${word}summary`, body: text(`${word}body`), slug }
    const saved = await post(author, words, now)
    if (only) got(await setAudience(author, { entryId: saved.entryId, people: only, teams: [] }, now))
    return saved
  }
  const { entryId, revisionId } = await begin('', `${word}slug`)
  got(await addComment(author, { entryId, revisionId, text: `${word}comment` }, now))
  await write(async (tx) => {
    const file = { lineage: fileId, name: `${word}name.png`, type: 'image/png' as const, bytes: 9, sha256: word }
    const about = { alt: `${word}alt`, uploadedAt: now, uploadedBy: author.id }
    await tx.insert(media).values({ id: fileId, ...file, ...about })
    const use = { revisionId, mediaId: fileId, role: 'file', position: 0, title: `${word}link` } as const
    await tx.insert(revisionMedia).values(use)
    await tx
      .insert(reviews)
      .values({ entryId, revisionId, said: 'submitted', by: author.id, at: now, note: `${word}note` })
    const [bundle] = await tx
      .insert(bundles)
      .values({ name: `${word}bundle`, createdAt: now })
      .returning()
    await tx.insert(bundleEntries).values({ bundleId: bundle!.id, entryId })
  })
  got(await makePreviewLink(author, { entryId, label: `${word}label`, lasts: 'day' }, now))
  await consentFor(author, { reference: `${word}consent`, entryIds: [entryId] }, now)
  const inReview = await begin('review')
  got(await submit(author, { entryId: inReview.entryId, base: inReview, note: `${word}note` }, now))
  const [scheduled, trashed] = [await begin('scheduled'), await begin('trashed')]
  got(await release(author, { ...scheduled, at: now + day }, now))
  // No two at once: their order would be open.
  got(await trashEntry(author, trashed.entryId, now + trashed.entryId))
  return { entryId, fileId }
}

export const word = 'zqx'

type LimitedText = { entryId: number; fileId: string }

/** An archive of texts that everybody sees, and, where `isThere`, as many that only their author does. */
export async function archive({ isThere }: { isThere: boolean }) {
  testDatabase()
  const author = await someone('editor', 'Dara')
  const roles: Role[] = ['admin', 'editor', 'contributor']
  const outside = await Promise.all(roles.map((role) => someone(role, `An ${role}`)))
  const partner = await someone('editor', 'Mya')
  // No person has the number of a limited text after three of these.
  await plant(author, { word: 'opn' })
  await plant(author, { word: 'all' })
  await plant(author, { word: 'oth' })
  const never = { entryId: 31, fileId: `${word}0000010` }
  const named: LimitedText = isThere ? await plant(author, { word, only: [author.id!, partner.id!] }) : never
  // The notice is from before they were left out.
  const notice = { kind: 'commented', about: 'before', entryId: named.entryId, createdAt: now } as const
  if (isThere)
    await write(async (tx) => tx.insert(notices).values(outside.map(({ id }) => ({ staffId: id!, ...notice }))))
  return { author, outside, named }
}

export type FunctionWithActor = { name: string; ask: (...args: unknown[]) => unknown }

export async function functionsWithActor() {
  const found: FunctionWithActor[] = []
  for (const file of sources) {
    const code = readFileSync(`${root}/${file}`, 'utf8')
    const names = [...code.matchAll(/^export (?:async )?function\*? ?(\w+)\(\s*(?:actor|who): Actor\b/gm)].map(
      (match) => match[1]!,
    )
    if (!names.length) continue
    const loaded = (await import(`${root}/${file}`)) as Record<string, (...args: unknown[]) => unknown>
    for (const name of names) found.push({ name: `${file} ${name}`, ask: loaded[name]! })
  }
  return found.filter(({ name }) => !notAsked.test(name))
}

/** Acts of the person alone, of files on the disk, or without an end. */
const notAsked = /erasures\/erase|help-services|ownNotices$|main-language|signed-forms keep|addTestMail|testMail/

function shapesOf({ entryId, fileId }: LimitedText): unknown[][] {
  return [
    [now],
    [{}, now],
    [entryId, now],
    [{ entryId }, now],
    [fileId, now],
    [[fileId]],
    [[entryId], now],
    [{ search: word }, now],
    [{ state: 'waiting', search: word, types: ['text', 'picture', 'document'] }, now],
    [{ id: fileId, name: 'x.png' }, now],
  ]
}

async function answerOf(ask: () => unknown) {
  try {
    const answer = await ask()
    if (typeof (answer as AsyncGenerator | undefined)?.next !== 'function') return inWords(answer)
    return inWords(await Array.fromAsync(answer as AsyncGenerator))
  } catch (error) {
    return String(error).replace(/Failed query[^]*/, 'Failed query')
  }
}

const masked = /^(id|number|key|hash|\w+Id|group|revision|consent|comment|bundle|erasure|import|translationGroup|\d+)$/

/** Leaves out what differs by itself: numbers of later rows, marks of the record, secrets, mails of the machine. */
function inWords(answer: unknown) {
  const plain = answer instanceof Map || answer instanceof Set ? [...answer] : answer
  const json = JSON.stringify(plain, (key, value: unknown) =>
    typeof value !== 'object' && masked.test(key) ? '' : value,
  )
  return (json ?? '').replace(/p\d+@example|"[\w-]{43}"|\d+ [GM]B free|\d+ mails wait/g, '')
}

function without({ entryId, fileId }: LimitedText, answer: string) {
  return answer.replaceAll(fileId, '').replace(new RegExp(`\\b${entryId}\\b`, 'g'), '')
}

/** Asks as each of these people, in every shape of arguments. Keys say who asked which function how. */
export async function answersFor(people: Actor[], asked: FunctionWithActor[], named: LimitedText) {
  const answers = new Map<string, string>()
  for (const who of people)
    for (const { name, ask } of asked)
      for (const [n, shape] of shapesOf(named).entries())
        answers.set(
          `${who.role}: ${name} ${n}`,
          without(named, await answerOf(() => ask(who, ...structuredClone(shape)))),
        )
  return answers
}

const words = new RegExp(`${word}[a-z]+`, 'g')

/** The words of the limited texts in these answers, with who asked for what. */
export function toldIn(answers: Map<string, string>) {
  return [...answers].flatMap(([key, answer]) => [...answer.matchAll(words)].map(([found]) => `${key} ${found}`))
}
