/** @module-tag thorough */
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { bodyProblem } from '@/domain/content/content'
import { kindsOfText, longBody, type KindOfText } from '@/domain/testing/long-texts'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { costOf, slowdown } from '@/domain/testing/processor-time'
import { copyEntry } from '@/domain/writing/copies'
import { findDraft, type SavedRevision } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { release } from './releases'

/** A body as long as a save takes. */
function fullBody(kind: KindOfText) {
  for (let length = 1_990_000; ; length *= 0.9) {
    const part = longBody(kind, Math.min(length, 140_000)).content as object[]
    const times = Math.max(1, Math.floor(length / JSON.stringify(part).length))
    const body = { type: 'doc', content: Array.from({ length: times }, () => part).flat() }
    if (!bodyProblem(body)) return body
  }
}

const maxStretch = 100

/** Longer stretches (ms). SQLite stores or indexes a text in one statement: five megabytes, or six million letters of pairs. */
const manyBytes = { begin: 200, save: 200, copy: 200, translate: 200, release: 700 }
const slower: Partial<Record<KindOfText, Record<string, number>>> = {
  Khmer: manyBytes,
  'one paragraph of Khmer without a space': manyBytes,
  'one letter with marks': manyBytes,
  footnotes: { release: 200 },
}

// The uploads of `pictures` are not there.
test.each(kindsOfText.filter((kind) => kind !== 'pictures'))(
  'a text of the maximum length holds nobody up while it is begun, saved, opened, copied, translated and released: %s',
  async (kind) => {
    testDatabase()
    const editor = await someone()
    const json = JSON.stringify(fullBody(kind))
    let count = 0
    const words = () => ({ title: 'Long', slug: `long-${++count}`, body: JSON.parse(json) as object })
    const acts: Record<string, (saved: SavedRevision) => Promise<unknown>> = {
      begin: () => post(editor, words(), 1),
      save: (saved) => savedAgain(editor, saved, words(), 2),
      open: ({ entryId }) => findDraft(editor, entryId),
      copy: ({ entryId }) => copyEntry(editor, entryId, 3),
      translate: ({ entryId }) => beginTranslation(editor, { entryId, language: 'vi' }, 4),
      release: async (saved) => got(await release(editor, saved, 5)),
    }
    const slow: string[] = []
    for (const [name, act] of Object.entries(acts)) {
      const most = slower[kind]?.[name] ?? maxStretch
      let longest = Infinity
      // The least of three: others use the machine.
      for (let n = 0; n < 3 && longest > most; n++) {
        const saved = await post(editor, words(), 1)
        longest = Math.min(longest, (await costOf(() => act(saved))).longest / slowdown())
      }
      if (longest > most) slow.push(`${name}: ${Math.round(longest)} ms`)
    }
    expect(slow).toEqual([])
  },
  180_000,
)
