import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { pings, settings, staff } from '@/db/schema'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { password } from '../newsroom'
import type { Row } from '../row'
import { ownAccount } from './account'
import { managesRedirects } from './addresses'
import { managesStaff } from './staff'
import { choosesWhoSees } from './teams'

// Actions of the desk's other pages: settings, topics, addresses, signing in.

const managesTerms: Row[] = [
  {
    of: 'admin/terms#addTerm',
    does: 'adds a topic',
    needs: 'manageTerms',
    sample: (room) => ({ form: { kind: 'topic', name: `Theme ${room.fresh()}`, slug: '', description: '' } }),
  },
  {
    of: 'POST /api/desk/terms',
    does: 'adds a topic while writing',
    needs: 'manageTerms',
    sample: (room) => ({ path: '/api/desk/terms', json: { kind: 'topic', name: `Theme ${room.fresh()}` } }),
  },
  {
    of: 'admin/terms#changeTerm',
    does: 'renames a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { id: await room.term(), name: `Theme ${room.fresh()}`, description: '' } }),
  },
  {
    of: 'admin/terms#chooseTermPage',
    does: 'has no page tell about a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { termId: await room.term(), entryId: null } }),
  },
  {
    of: 'admin/terms#writeTermPage',
    does: 'begins a page about a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { id: await room.term() } }),
  },
  {
    of: 'admin/terms#removeTerm',
    does: 'removes a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { id: await room.term() } }),
  },
]

const serviceForm = {
  name: 'A service',
  phone: '',
  url: 'https://help.example/',
  hours: '',
  about: 'It helps.',
  spoken: '',
}

const managesHelp: Row[] = [
  {
    of: 'admin/help#addService',
    does: 'adds a service',
    needs: 'manageHelp',
    sample: async (room) => ({ form: { ...serviceForm, id: await room.country() } }),
  },
  {
    of: 'admin/help#changeService',
    does: 'changes a service',
    needs: 'manageHelp',
    sample: async (room) => ({ form: { ...serviceForm, id: await room.service(), name: `Service ${room.fresh()}` } }),
  },
  {
    of: 'admin/help#checkService',
    does: 'says that a service is right',
    needs: 'manageHelp',
    sample: async (room) => ({ form: { id: await room.service() } }),
  },
  {
    of: 'admin/help#moveService',
    does: 'moves a service',
    needs: 'manageHelp',
    sample: async (room) => ({ form: { id: await room.service({ first: true }), by: '1' } }),
  },
  {
    of: 'admin/help#removeService',
    does: 'removes a service',
    needs: 'manageHelp',
    sample: async (room) => ({ form: { id: await room.service() } }),
  },
]

const managesSettings: Row[] = [
  {
    of: 'admin/settings#saveSettings',
    does: 'changes the settings',
    needs: 'manageSettings',
    sample: (room) => ({
      form: {
        tagline: `Line ${room.fresh()}`,
        before: '{"tagline":""}',
      },
    }),
  },
  {
    of: 'admin/settings#saveFront',
    does: 'arranges the front page',
    needs: 'arrangeFront',
    sample: async (room) => ({
      form: { leadEntryId: String((await room.entry(room.chief, { state: 'live' })).entryId), before: '{}' },
    }),
  },
  {
    of: 'admin/settings#saveUploadLimits',
    does: 'limits what people upload',
    needs: 'manageSettings',
    sample: (room) => ({ form: { daily: String(1 + (room.fresh() % 1_000)), total: '' } }),
  },
  ...choosesWhoSees,
  {
    of: 'admin/settings#saveWhoPublishes',
    does: 'chooses who may publish',
    needs: 'manageSettings',
    sample: () => ({ form: { rule: 'second' } }),
    // The rows after this one publish without a second person.
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'whoPublishes')))),
  },
  {
    of: 'admin/settings#saveLanguages',
    does: 'changes the languages of the site',
    needs: 'manageSettings',
    sample: () => ({ form: { others: 'Khmer, Lao, Burmese, Thai, Vietnamese, Chinese, French' } }),
    // Later rows are about the languages of before.
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'mainLanguage')))),
  },
  {
    of: 'admin/settings#saveMainLanguage',
    does: 'chooses the main language',
    needs: 'manageSettings',
    // The archive has public texts, so callers with the right are told so, and nothing changes.
    answers: 'any',
    quiet: true,
    sample: () => ({ form: { language: 'th' } }),
  },
  {
    of: 'admin/settings#savePingSetting',
    does: 'has search engines told',
    needs: 'manageSettings',
    sample: () => ({ form: { on: 'yes' } }),
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'indexNow')))),
  },
  {
    of: 'admin/settings#retryPing',
    does: 'has them told again',
    needs: 'manageSettings',
    sample: async (room) => {
      const { entryId } = await room.entry(room.chief, { state: 'live' })
      const releaseId = await room.newestRelease(entryId)
      await write(async (tx) => tx.insert(pings).values({ releaseId, triedAt: Date.now(), problem: 'No answer.' }))
      return { form: {} }
    },
  },
  {
    of: 'admin/settings#removeDemonstration',
    does: 'removes the demonstration',
    needs: 'manageSettings',
    grave: true,
    sample: async (room) => {
      const text = content({ title: `Example ${room.fresh()}` })
      const example = { kind: 'post' as const, language: 'en' as const, session: 's', content: text, origin: 'demo' }
      got(await createEntry(room.chief.actor, example, Date.now()))
      return { form: { word: 'remove' } }
    },
  },
]

const signingIn: Row[] = [
  {
    of: 'sign-in#signIn',
    does: 'signs in',
    needs: 'nothing',
    opens: true,
    spends: true,
    sample: async (room) => ({ form: { email: (await room.newcomer('contributor')).email, password } }),
  },
  {
    of: 'sign-in#sendPasswordLink',
    does: 'asks for a link in place of a forgotten password',
    needs: 'nothing',
    // These servers send no mail, and say so.
    answers: 'any',
    quiet: true,
    sample: async (room) => ({ form: { email: (await room.newcomer('contributor')).email } }),
  },
  {
    of: 'sign-in#signOut',
    does: 'signs out',
    needs: 'nothing',
    spends: true,
    quiet: true,
    sample: () => ({ form: {} }),
  },
  {
    of: 'setup/[token]#setUp',
    does: 'sets an account up, with its link',
    needs: 'nothing',
    opens: true,
    spends: true,
    sample: async (room) => {
      const { token, staffId } = await room.invited()
      const { email } = await write(async (tx) => (await tx.select().from(staff).where(eq(staff.id, staffId)))[0]!)
      return { form: { token, name: 'A guest', email, password: 'forty herons and a slow river' } }
    },
  },
  {
    of: 'setup/[token]#signInBySetUpLink',
    does: 'comes back by a link from the machine, where passwords open nothing',
    needs: 'nothing',
    answers: 'any',
    quiet: true,
    sample: async (room) => ({ form: { token: (await room.invited()).token } }),
  },
]

export const deskActions = [
  ...managesRedirects,
  ...managesHelp,
  ...managesTerms,
  ...managesStaff,
  ...managesSettings,
  ...ownAccount,
  ...signingIn,
]
