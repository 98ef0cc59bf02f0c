import { addGlossaryTerm } from '@/domain/site/glossary'
import { content, got, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { originalBeside } from '@/domain/writing/original-beside'
import { beginTranslation } from '@/domain/writing/translations'
import type { Newsroom, Person } from '../newsroom'
import type { Row } from '../row'

// Requests about translations and the glossary.

const about = 'a thing of its owner'
const api = '/api/desk/entries/[id]/translations'

/** A translation of someone's, whose original they changed since. */
async function translated(room: Newsroom, owner: Person) {
  const { entryId, revisionId, counter } = await room.entry(owner)
  const { entryId: translation } = got(
    await beginTranslation(owner.actor, { entryId, language: 'km' as const }, Date.now()),
  )
  const changed = content({ title: `Changed ${room.fresh()}`, body: text('Other words.') })
  const save = { entryId, base: { revisionId, counter }, session: `changed ${room.fresh()}`, content: changed }
  got((await saveDraft(owner.actor, save, Date.now())) as never)
  const original = (await originalBeside(owner.actor, translation))!
  return { original, entryId: translation, path: `/api/desk/entries/${translation}/translations` }
}

const handlers: Row[] = [
  {
    of: `GET ${api}/original`,
    does: 'reads the original of a translation',
    needs: 'read',
    about,
    sample: async (room, owner) => ({ path: `${(await translated(room, owner)).path}/original` }),
  },
  {
    of: `POST ${api}/leave-passages`,
    does: 'leaves a passage in the words of the original',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      const { original, path } = await translated(room, owner)
      return { path: `${path}/leave-passages`, json: { keys: [original.passages[0]!.key], isLeft: true } }
    },
  },
  {
    of: `POST ${api}/change`,
    does: 'settles a change of the original',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      const { original, path } = await translated(room, owner)
      const { from, to, fields } = original
      return { path: `${path}/change`, json: { key: fields[0]!.change!.key, from, to, decision: 'done' } }
    },
  },
]

async function term(room: Newsroom) {
  const words = { en: `word ${room.fresh()}`, km: 'ពាក្យ' }
  return got(await addGlossaryTerm(room.chief.actor, { words, note: '' }, Date.now())).id
}

const glossary: Row[] = [
  {
    of: 'admin/glossary#addGlossaryTerm',
    does: 'adds a word to the glossary',
    needs: 'manageGlossary',
    sample: (room) => ({ form: { 'words.en': `word ${room.fresh()}`, 'words.km': 'ពាក្យ', note: '' } }),
  },
  {
    of: 'admin/glossary#changeGlossaryTerm',
    does: 'changes a word of the glossary',
    needs: 'manageGlossary',
    sample: async (room) => ({
      form: { id: await term(room), 'words.en': `word ${room.fresh()}`, 'words.km': 'ពាក្យ', note: '' },
    }),
  },
  {
    of: 'admin/glossary#removeGlossaryTerm',
    does: 'removes a word from the glossary',
    needs: 'manageGlossary',
    sample: async (room) => ({ form: { id: await term(room) } }),
  },
]

export const translating: Row[] = [...handlers, ...glossary]
