import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { addGlossaryTerm } from '@/domain/site/glossary'
import { nameTranslationService } from '@/domain/site/machine-translation'
import { content, got, text } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { draftPassages } from '@/domain/writing/machine-drafts'
import { originalBeside } from '@/domain/writing/original-beside'
import { beginTranslation } from '@/domain/writing/translations'
import { testService } from '@/lib/translation-service/test-service'
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

// One service of this process for all of them; it ends with the tests.
let service: ReturnType<typeof testService> | undefined

/** Has an admin name a service that answers. */
async function named(room: Newsroom) {
  const { address } = await (service ??= testService())
  const typed = { address, key: `key ${room.fresh()}`, isNear: true, forgetKey: false }
  got(await nameTranslationService(room.chief.actor, typed, Date.now()))
  return address
}

const unnamed = () =>
  write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'machineTranslation'))))

const machine: Row[] = [
  {
    of: `GET ${api}/machine-drafts`,
    does: 'reads what a machine drafted',
    needs: 'read',
    about,
    sample: async (room, owner) => ({ path: `${(await translated(room, owner)).path}/machine-drafts` }),
  },
  {
    of: `POST ${api}/machine-drafts`,
    does: 'has a passage drafted by machine',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      await named(room)
      const { original, path } = await translated(room, owner)
      return { path: `${path}/machine-drafts`, json: { keys: [original.passages[0]!.key] } }
    },
    settles: unnamed,
  },
  {
    of: `POST ${api}/sign-drafts`,
    does: 'signs a draft by machine',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      await named(room)
      const { original, path, entryId } = await translated(room, owner)
      const keys = [original.passages[0]!.key]
      const [drafted] = got(await draftPassages(room.chief.actor, { entryId, keys }, Date.now()))
      if (drafted?.is !== 'drafted') throw new Error('Nothing was drafted')
      return { path: `${path}/sign-drafts`, json: { keys: [drafted.draft], isSigned: true } }
    },
    settles: unnamed,
  },
  {
    of: 'admin/settings#saveTranslationService',
    does: 'names a service for machine translation',
    needs: 'manageSettings',
    grave: true,
    sample: (room) => ({ form: { address: `https://translate-${room.fresh()}.example.org`, servicePassword: '' } }),
    settles: unnamed,
  },
  {
    of: 'admin/settings#tryTranslationService',
    does: 'tries the service for machine translation',
    needs: 'manageSettings',
    sample: async (room) => (await named(room), { form: {} }),
    settles: unnamed,
  },
  {
    of: 'admin/settings#removeTranslationService',
    does: 'removes the service for machine translation',
    needs: 'manageSettings',
    sample: async (room) => (await named(room), { form: {} }),
    settles: unnamed,
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

export const translating: Row[] = [...handlers, ...glossary, ...machine]
