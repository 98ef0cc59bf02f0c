import { eq } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { announceChange } from '@/db/full-text'
import { glossary, type AgreedWords } from '@/db/schema'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

/** Maximum of terms: each opened translation reads all of them. */
export const maxTerms = 2_000
const maxWordLength = 200
const maxNoteLength = 500

export type GlossaryTerm = { id: number; words: AgreedWords; note: string }
type TermInput = Omit<GlossaryTerm, 'id'>

export async function glossaryTerms(actor: Actor): Promise<GlossaryTerm[]> {
  permit(actor, 'manageGlossary')
  const rows = await read().select().from(glossary)
  const order = new Intl.Collator(mainLanguage())
  return rows.sort((a, b) => order.compare(glossaryTermName(a), glossaryTermName(b)) || a.id - b.id)
}

function glossaryTermName({ words }: Pick<GlossaryTerm, 'words'>): string {
  const language = siteLanguages().find((one) => words[one])
  return language ? words[language]! : ''
}

/** Finds terms with a word in one language. `agreed`: empty if the other language has none. */
export async function agreedTerms(db: Db, { from, to }: { from: Language; to: Language }) {
  const rows = await db.select().from(glossary).orderBy(glossary.id)
  return rows.flatMap(({ id, words, note }) => {
    const word = words[from]
    return word ? [{ id, word, agreed: words[to] ?? '', note }] : []
  })
}

/** Adds a term. Refused if the glossary already has its word in the main language. */
export async function addGlossaryTerm(actor: Actor, input: TermInput, now: number): Promise<Result<{ id: number }>> {
  permit(actor, 'manageGlossary')
  const term = tidyTerm(input)
  const problems = termProblems(term)
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    if ((await tx.$count(glossary)) >= maxTerms)
      return refused(`A glossary has ${maxTerms.toLocaleString('en')} terms at most.`)
    const taken = await findDuplicate(tx, term)
    if (taken) return taken
    const [added] = await tx.insert(glossary).values(term).returning({ id: glossary.id })
    await announceChange(tx)
    await record(tx, actor, { verb: 'added a term to the glossary', detail: { glossary: added!.id } }, now)
    return done(added!)
  })
}

export async function changeGlossaryTerm(actor: Actor, { id, ...input }: GlossaryTerm, now: number): Promise<Result> {
  permit(actor, 'manageGlossary')
  const term = tidyTerm(input)
  const problems = termProblems(term)
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    const taken = await findDuplicate(tx, term, id)
    if (taken) return taken
    const changed = await tx.update(glossary).set(term).where(eq(glossary.id, id)).returning({ id: glossary.id })
    if (!changed.length) return refused(termMissing)
    await announceChange(tx)
    await record(tx, actor, { verb: 'changed a term of the glossary', detail: { glossary: id } }, now)
    return done(undefined)
  })
}

export async function removeGlossaryTerm(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'manageGlossary')
  return write(async (tx) => {
    const removed = await tx.delete(glossary).where(eq(glossary.id, id)).returning({ id: glossary.id })
    if (!removed.length) return refused(termMissing)
    await announceChange(tx)
    await record(tx, actor, { verb: 'removed a term from the glossary', detail: { glossary: id } }, now)
    return done(undefined)
  })
}

const termMissing = 'This term is no longer there: someone removed it.'

async function findDuplicate(db: Db, { words }: TermInput, id?: number) {
  const word = words[mainLanguage()]?.toLowerCase()
  if (!word) return undefined
  const rows = await db.select().from(glossary).orderBy(glossary.id)
  const same = rows.find((row) => row.id !== id && row.words[mainLanguage()]?.toLowerCase() === word)
  return same && refused(`“${words[mainLanguage()]}” is in the glossary already.`, `words.${mainLanguage()}`)
}

function tidyTerm({ words, note }: TermInput): TermInput {
  const pairs = siteLanguages().map(
    (language) => [language, onOneLine(words[language] ?? '').normalize('NFC')] as const,
  )
  return { words: Object.fromEntries(pairs.filter(([, word]) => word !== '')), note: onOneLine(note) }
}

function termProblems({ words, note }: TermInput): Problem[] {
  const problems: Problem[] = []
  const written = siteLanguages().filter((language) => words[language])
  if (written.length < 2)
    problems.push({
      message: 'Write the word in two languages at least.',
      field: `words.${siteLanguages().find((language) => !words[language])!}`,
    })
  for (const language of written)
    if ([...words[language]!].length > maxWordLength)
      problems.push({
        message: `The ${englishName(language)} word has more than ${maxWordLength} characters.`,
        field: `words.${language}`,
      })
  if ([...note].length > maxNoteLength)
    problems.push({ message: `Keep the note under ${maxNoteLength} characters.`, field: 'note' })
  return problems
}
