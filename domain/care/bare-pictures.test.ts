/** @module-tag property */
import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, releases, revisionMedia, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { saveDraft } from '@/domain/writing/drafts'
import { entriesWithBarePictures } from './bare-pictures'
import { content, got, post, someone } from '@/domain/testing/newsroom'

const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']
const picture = fc.record({
  mediaId: fc.constantFrom(...ids),
  alt: fc.constantFrom('', '', '', ' ', '\n', '\u00a0', 'A river', '"'),
  decorative: fc.boolean(),
})
const act = fc.record({
  does: fc.constantFrom('create', 'save', 'save', 'release', 'release', 'describe'),
  which: fc.nat(3),
  pictures: fc.array(picture, { maxLength: 3 }),
  deep: fc.boolean(),
  lead: fc.option(picture, { nil: undefined }),
})

async function uploads() {
  const upload = {
    name: 'p.jpg',
    type: 'image/jpeg' as const,
    bytes: 1,
    sha256: '',
    width: 10,
    height: 10,
    uploadedAt: 0,
  }
  await write(async (tx) => tx.insert(media).values(ids.map((id) => ({ ...upload, id, lineage: id }))))
}

type Picture = { mediaId: string; alt: string; decorative: boolean }

function changesFrom({ pictures, deep, lead }: { pictures: Picture[]; deep: boolean; lead?: Picture }) {
  const nodes = pictures.map((attrs) => ({ type: 'picture', attrs }))
  const content = deep && nodes.length ? [{ type: 'blockquote', content: nodes }] : nodes
  return { body: { type: 'doc', content: content.length ? content : [{ type: 'paragraph' }] }, ...(lead && { lead }) }
}

type Node = { type: string; attrs?: Picture; content?: Node[] }
const nodesIn = (node: Node): Node[] => [node, ...(node.content ?? []).flatMap(nodesIn)]

/** Finds entries with a released picture without a description, by reading every text. */
async function plainly() {
  const rows = await read()
    .select({ entryId: releases.entryId, at: releases.goesLiveAt, revision: revisions })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .orderBy(releases.goesLiveAt, releases.id)
  const standing = new Map(rows.map((row) => [row.entryId, row]))
  const found: [number, number][] = []
  for (const { entryId, at, revision } of standing.values()) {
    const within = nodesIn(revision.body as Node).some(
      ({ type, attrs }) => type === 'picture' && !attrs!.alt.trim() && !attrs!.decorative,
    )
    const leads = await read()
      .select({ use: revisionMedia, alt: media.alt })
      .from(revisionMedia)
      .innerJoin(media, eq(media.id, revisionMedia.mediaId))
      .where(eq(revisionMedia.revisionId, revision.id))
    const lead = leads.some(({ use, alt }) => use.role === 'lead' && !use.decorative && use.title === '' && alt === '')
    // A description of only spaces is shown as it is.
    if (lead || (within && revision.bodyHtml.includes('alt=""'))) found.push([at, entryId])
  }
  return found.sort(([a, x], [b, y]) => a - b || x - y).map(([, entryId]) => entryId)
}

test('pictures without a description are found by an index as by looking at every text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      testDatabase()
      const editor = await someone()
      await uploads()
      const saved: { entryId: number; revisionId: number; counter: number }[] = []
      for (const [now, { does, which, ...pictures }] of acts.entries()) {
        const entry = saved[which % Math.max(1, saved.length)]
        if (does === 'create') saved.push(await post(editor, changesFrom(pictures), now))
        else if (does === 'describe')
          await write(async (tx) =>
            tx
              .update(media)
              .set({ alt: which % 2 ? '' : 'A river' })
              .where(eq(media.id, ids[which % 2]!)),
          )
        else if (entry && does === 'save') {
          const draft = {
            entryId: entry.entryId,
            base: entry,
            session: `${which}`,
            content: content(changesFrom(pictures)),
          }
          Object.assign(entry, got(await saveDraft(editor, draft, now)))
        } else if (entry)
          await write(async (tx) =>
            tx
              .insert(releases)
              .values({ ...entry, goesLiveAt: now, path: `/${entry.entryId}`, dated: now, createdAt: now }),
          )
        expect((await entriesWithBarePictures(editor, now)).map(({ entryId }) => entryId)).toEqual(await plainly())
      }
    }),
    runs({ suite: 40, soak: 1_000, seed: 11 }),
  )
}, 3_600_000)
