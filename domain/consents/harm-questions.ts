import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries } from '@/db/schema'
import { isPicture } from '@/lib/files/media-types'
import type { Problem } from '@/lib/result'
import { textNeedsOf } from './needs'
import { whatReadersGet, type ReleasedText } from './what-readers-get'

export type HarmKey =
  | 'identity'
  | 'place'
  | 'time'
  | 'family'
  | 'perpetrators'
  | 'legal case'
  | 'children'
  | 'pictures'
  | 'metadata'
  | 'files'
  | 'comments'
  | 'translations'

type Wording = {
  /** True of a text that harms nobody. */
  statement: string
  hint: string
}

type TextTraits = {
  aboutChild: boolean
  hasPictures?: boolean
  hasFiles?: boolean
  /** Words beside the text: of pictures and files, and notes of changes. */
  hasNotes?: boolean
  /** Translations, earlier texts, or texts that it links to. */
  hasOthers?: boolean
}

type HarmStatement = Wording & {
  key: HarmKey
  /** Replaces the wording for a text about a child. */
  ofChildren?: Partial<Wording>
  /** Absent for a statement that is asked of every text. */
  applies?: (traits: TextTraits) => boolean
}

/** Statements that a second person confirms before a text about people at risk is public. */
const harmStatements: readonly HarmStatement[] = [
  {
    key: 'identity',
    statement: 'Nobody in it can be recognised.',
    hint: 'Name, age, work, origin, voice, clothes, a scar: small facts together name somebody. Read it as a neighbour would.',
    ofChildren: {
      statement: 'The child cannot be recognised, not even by classmates and neighbours.',
      hint: 'A changed name is not enough. Leave out the exact age, the school and the face.',
    },
  },
  {
    key: 'place',
    statement: 'No place in it is so small that somebody can be found there.',
    hint: 'A country or a province is wide enough; a village, a factory, a shelter or a border post is not.',
    ofChildren: {
      statement: 'No place in it is smaller than a province, and no school, shelter or home is described.',
    },
  },
  {
    key: 'time',
    statement: 'No date and no order of events points to one person.',
    hint: '“In the dry season, some years ago” says less than “on 4 March”.',
  },
  {
    key: 'family',
    statement: 'Family, friends and helpers cannot be recognised either, and none of them is worse off.',
    hint: 'Interpreters, social workers and neighbours who helped count as well.',
    ofChildren: { hint: 'Ages, work and numbers of family members point to one household.' },
  },
  {
    key: 'perpetrators',
    statement: 'Those who harmed them would not recognise the story, and learn nothing new from it.',
    hint: 'Details that only those present know tell them who has spoken.',
  },
  {
    key: 'legal case',
    statement: 'It harms no case before a court, no claim and no application for protection.',
    hint: 'Ask the person’s lawyer or case worker where there is one.',
  },
  {
    key: 'children',
    statement: 'Nothing in it could follow a child into later life.',
    hint: 'True as well where there is no child in it.',
    ofChildren: {
      statement:
        'The child and the guardian agreed, the child would still agree when grown up, and it is in the child’s own interest.',
      hint: 'Where you are not sure, leave the story out or tell it of no single child.',
    },
  },
  {
    key: 'pictures',
    statement: 'Faces, backgrounds, signs, tattoos and uniforms in the pictures give nobody away.',
    hint: 'Enlarge each picture. A blurred face is still known by its clothes and surroundings.',
    ofChildren: { statement: 'The child’s face is in no picture, not even blurred or from the side.' },
    applies: ({ hasPictures }) => hasPictures === true,
  },
  {
    key: 'metadata',
    statement: 'The pictures and files carry no place, device, author or name inside them.',
    hint: 'The page of each picture and file in Media shows what it carries inside.',
    applies: ({ hasPictures, hasFiles }) => hasPictures === true || hasFiles === true,
  },
  {
    key: 'files',
    statement: 'Every page of every file was read for the same things.',
    hint: 'Cover pages, annexes, lists of participants and tables of interviews.',
    applies: ({ hasFiles }) => hasFiles === true,
  },
  {
    key: 'comments',
    statement: 'Captions, descriptions, credits and notes of changes give nobody away.',
    hint: 'Readers and screen readers get them, and so do search engines.',
    applies: ({ hasNotes }) => hasNotes === true,
  },
  {
    key: 'translations',
    statement: 'Its translations, earlier texts and texts that it links to give nobody away.',
    hint: 'Another language is read nearer to home, and may say more.',
    applies: ({ hasOthers }) => hasOthers === true,
  },
]

export function questionsFor(traits: TextTraits) {
  return harmStatements
    .filter(({ applies }) => applies?.(traits) ?? true)
    .map(({ key, statement, hint, ofChildren }) => ({
      key,
      statement,
      hint,
      ...(traits.aboutChild ? ofChildren : undefined),
    }))
}

/** Finds the questions that apply to this text. */
export async function harmQuestionsOf(db: Db, text: ReleasedText, now: number) {
  const { uploads, notes, formerFiles } = await whatReadersGet(db, text, now)
  const { consents } = await textNeedsOf(db, text)
  const pictures = uploads.filter(({ upload }) => isPicture(upload.type))
  return questionsFor({
    aboutChild: consents.some(({ consent }) => consent.about === 'child'),
    hasPictures: pictures.length > 0,
    hasFiles: uploads.length > pictures.length || formerFiles.length > 0,
    hasNotes: uploads.length > 0 || notes.length > 0,
    hasOthers: await hasOthers(db, text),
  })
}

async function hasOthers(db: Db, { entryId, revisionId }: ReleasedText) {
  const isTranslated = sql`exists (select 1 from entries o where o.translation_group = ${entries.translationGroup} and o.id <> ${entryId})`
  const hasLinks = sql`exists (select 1 from revision_links l where l.revision_id = ${revisionId})`
  const others = or(isNotNull(entries.lastReleaseAt), isTranslated, hasLinks)
  return (await db.$count(entries, and(eq(entries.id, entryId), others))) > 0
}

export function answerProblems(answers: Record<string, string>, questions: { key: HarmKey }[]): Problem[] {
  return questions.flatMap(({ key }) =>
    answers[key] === 'safe' ? [] : [{ message: 'Say whether this is true.', field: key }],
  )
}
