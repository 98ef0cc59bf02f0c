import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { bundleEntries, bundles, media, reviews, revisionMedia, type Role } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { setAudience } from '@/domain/notices/audience'
import { findDraft } from '@/domain/writing/drafts'
import { addComment } from '@/domain/review/comments'
import { consentFor } from '@/domain/testing/consents'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { root } from './run.mjs'

// Every function of the domain that takes an actor is asked about a text by people whom its audience leaves out.

const now = Date.UTC(2026, 0, 1, 2)
/** Each field has a word of its own, which begins so; nobody outside is given more to ask with. */
const beginning = 'zqx'
const words = /zqx[a-z]+/g
const fileId = 'f0000000000'

/** Rooms that the desk does not read texts with, or whose acts run for the operator. */
const otherRooms = /domain\/(published|content|backups|testing|imports)\/|\.test\.ts$|\/test-/

const sources = globSync('domain/**/*.ts', { cwd: root }).filter((file) => !otherRooms.test(file))

async function limitedText() {
  testDatabase()
  const author = await someone('editor', 'Dara')
  const { entryId, revisionId } = await post(
    author,
    { title: 'zqxtitle', summary: 'zqxsummary', body: text('zqxbody'), slug: 'zqxslug' },
    now,
  )
  got(await addComment(author, { entryId, revisionId, text: 'zqxcomment' }, now))
  await write(async (tx) => {
    const file = { lineage: fileId, name: 'zqxname.png', type: 'image/png' as const, bytes: 9, sha256: 'a' }
    await tx.insert(media).values({ id: fileId, ...file, alt: 'zqxalt', uploadedAt: now, uploadedBy: author.id })
    await tx.insert(revisionMedia).values({ revisionId, mediaId: fileId, role: 'file', position: 0, title: 'zqxlink' })
    await tx.insert(reviews).values({ entryId, revisionId, said: 'submitted', by: author.id, at: now, note: 'zqxnote' })
    await tx.insert(bundles).values({ name: 'zqxbundle', createdAt: now })
    await tx.insert(bundleEntries).values({ bundleId: 1, entryId })
  })
  await consentFor(author, { reference: 'zqxconsent', entryIds: [entryId] }, now)
  got(await setAudience(author, { entryId, people: [author.id!], teams: [] }, now))
  return { author, entryId }
}

async function functionsWithActor() {
  const found: { name: string; ask: (...args: unknown[]) => unknown }[] = []
  for (const file of sources) {
    const code = readFileSync(`${root}/${file}`, 'utf8')
    const names = [...code.matchAll(/^export (?:async )?function\*? ?(\w+)\(\s*actor: Actor\b/gm)].map(
      (match) => match[1]!,
    )
    if (!names.length) continue
    const loaded = (await import(`${root}/${file}`)) as Record<string, (...args: unknown[]) => unknown>
    for (const name of names) found.push({ name: `${file} ${name}`, ask: loaded[name]! })
  }
  return found
}

/** Acts of the person alone, of files on the disk, or without an end. */
const notAsked = /erasures\/erase|help-services|ownNotices$|main-language|signed-forms keep|addTestMail|testMail/

async function answerOf(ask: () => unknown) {
  try {
    const answer = await ask()
    if (typeof (answer as AsyncGenerator | undefined)?.next !== 'function') return JSON.stringify(answer) ?? ''
    return JSON.stringify(await Array.fromAsync(answer as AsyncGenerator))
  } catch (error) {
    return String(error)
  }
}

test('no function of the domain tells people outside the audience a word of a text, and the author reads it after all', async () => {
  const { author, entryId } = await limitedText()
  const roles: Role[] = ['admin', 'editor', 'contributor']
  const outside = await Promise.all(roles.map((role) => someone(role)))
  const asked = (await functionsWithActor()).filter(({ name }) => !notAsked.test(name))
  expect(asked.length).toBeGreaterThan(200)
  const shapes: unknown[][] = [
    [now],
    [{}, now],
    [entryId, now],
    [{ entryId }, now],
    [fileId, now],
    [[fileId]],
    [[entryId], now],
    [{ search: beginning }, now],
    [{ state: 'waiting', search: beginning, types: ['text', 'picture', 'document'] }, now],
    [{ id: fileId, name: 'x.png' }, now],
  ]
  const toldTo = async (who: Actor) => {
    const told = new Set<string>()
    for (const { name, ask } of asked)
      for (const shape of shapes)
        for (const [found] of (await answerOf(() => ask(who, ...structuredClone(shape)))).matchAll(words))
          told.add(`${who.role}: ${name} ${found}`)
    return [...told]
  }
  for (const who of outside) expect(await toldTo(who)).toEqual([])
  expect(await findDraft(author, entryId)).toMatchObject({ content: { title: 'zqxtitle' } })
  // The functions do tell those whom the audience names.
  const fields = (await toldTo(author)).map((told) => told.split(' ').at(-1))
  expect(fields.length).toBeGreaterThan(40)
  expect([...new Set(fields)].toSorted()).toEqual(
    'alt body bundle comment consent link name note slug summary title'.split(' ').map((field) => `zqx${field}`),
  )
})

/** Files that read texts for a person without the clause, each with its reason. The list only shrinks. */
const exempt: Record<string, string> = {
  'domain/addresses/likely-targets.ts': 'titles that readers have',
  'domain/consents/limit-at-risk.ts': 'the caller has found the text',
  'domain/consents/shared-words.ts': 'counts texts whose check ends, names none',
  'domain/desk/first-steps.ts': 'whether the person has written anything',
  'domain/entries/team-release.ts': 'the caller has found the text',
  'domain/files/media-details.ts': 'the upload was found by media.ts',
  'domain/publishing/bundle-members.ts': 'bundles.ts has found the bundle',
  'domain/publishing/gate.ts': 'the caller has found the text',
  'domain/review/approval.ts': 'the caller names the texts',
  'domain/site/demonstration.ts': 'texts of the demonstration',
  'domain/site/main-language.ts': 'all addresses move, none is named',
  'domain/site/site-languages.ts': 'whether a language has texts',
  'domain/staff/teams.ts': 'whether a text still has an audience',
  'domain/writing/begin-corrected-edition.ts': 'media.ts has found the file',
  'domain/writing/conflicts.ts': 'the caller has found the text',
  'domain/writing/sample.ts': 'the sample',
  'domain/writing/saving.ts': 'the caller has found the text',
}

test('whatever reads texts for a person goes through the clause of audiences, or says why it needs not', () => {
  const reads =
    /\.(from|innerJoin|leftJoin)\((entries|revisions|reviews|comments|suggestions|consentEntries|harmChecks)\b/
  const clause =
    /\b(visibleTo|isReadable|isOpenTo|readableAmong|findPermittedEntry|entryToChange|hasOnlyOpen|isConsentOpenTo)\b/
  const without = sources.filter((file) => {
    const code = readFileSync(`${root}/${file}`, 'utf8')
    return /\b(actor|who): Actor\b/.test(code) && reads.test(code) && !clause.test(code)
  })
  expect(without.toSorted()).toEqual(Object.keys(exempt).toSorted())
})
