import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findDraft } from '@/domain/writing/drafts'
import { root } from './run.mjs'
import { answersFor, archive, functionsWithActor, sources, toldIn, word } from './test-audiences'

// `audience-controls.test.ts` leaves the clause out in one place after the other, and shows that these tests find it.

/** A list of one number is read as a year here. */
const listForMoment = /nextMoments 6$/

/** Functions whose answer may be another, each with the reason. */
const mayDiffer: Record<string, string> = {
  'domain/desk/calendar.ts hasClosedAhead': 'the site of a later moment cannot be shown without the text',
  'domain/notices/closed-texts.ts closedTexts': 'admins are told how many drafts they cannot see, to take them over',
  'domain/files/save-upload.ts saveUpload': 'the server chooses the number of an upload',
}

const functionIn = (key: string) => key.replace(/^\w+: | \d+$/g, '')

test('people outside the audience are told no word of a text, and the numbers as if it had never been', async () => {
  const asked = await functionsWithActor()
  expect(asked.length).toBeGreaterThan(280)
  const never = await archive({ isThere: false })
  const expected = await answersFor(never.outside, asked, never.named)
  const { author, outside, named } = await archive({ isThere: true })
  const answers = await answersFor(outside, asked, named)
  expect(toldIn(answers)).toEqual([])
  const differ = [...answers].filter(
    ([key, answer]) => answer !== expected.get(key) && !listForMoment.test(key) && !(functionIn(key) in mayDiffer),
  )
  expect(differ.map(([key, answer]) => [key, answer, expected.get(key)])).toEqual([])
  expect(await findDraft(author, named.entryId)).toMatchObject({ content: { title: `${word}title` } })
  // The functions do tell those whom the audience names.
  const fields = new Set(toldIn(await answersFor([author], asked, named)).map((told) => told.split(' ').at(-1)))
  expect([...fields].toSorted()).toEqual(
    'alt body bundle comment consent label link name note slug summary title titlereview titlescheduled titletrashed'
      .split(' ')
      .map((field) => `${word}${field}`),
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
