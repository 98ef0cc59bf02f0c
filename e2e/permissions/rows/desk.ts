import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { notices, pings, settings, staff, type Role } from '@/db/schema'
import { createEntry } from '@/domain/writing/drafts'
import { disable, invite } from '@/domain/staff/staff'
import { content, got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/random'
import { password, sessionHash, type Newsroom } from '../newsroom'
import type { Row } from '../row'
import { managesRedirects } from './addresses'

// Actions of the desk's other pages: staff, settings, topics, addresses, one's own account, signing in.

async function someoneInvited(room: Newsroom, role: Role = 'contributor') {
  const invitation = { name: `Guest ${room.fresh()}`, email: `guest-${randomId()}@example.org`, role }
  return got(await invite(room.chief.actor, invitation, Date.now()))
}

const managesTerms: Row[] = [
  {
    of: 'admin/terms#addTerm',
    does: 'adds a topic',
    needs: 'manageTerms',
    sample: (room) => ({ form: { kind: 'topic', name: `Theme ${room.fresh()}`, slug: '', description: '' } }),
  },
  {
    of: 'admin/terms#changeTerm',
    does: 'renames a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { id: await room.term(), name: `Theme ${room.fresh()}`, description: '' } }),
  },
  {
    of: 'admin/terms#removeTerm',
    does: 'removes a topic',
    needs: 'manageTerms',
    sample: async (room) => ({ form: { id: await room.term() } }),
  },
]

const managesStaff: Row[] = [
  {
    of: 'admin/staff#invite',
    does: 'invites someone',
    needs: 'manageStaff',
    sample: (room) => ({ form: { name: 'A guest', email: `new-${room.fresh()}@example.org`, role: 'admin' } }),
  },
  {
    of: 'admin/staff#renewLink',
    does: 'makes a new set-up link',
    needs: 'manageStaff',
    sample: async (room) => ({ form: { staffId: (await someoneInvited(room)).staffId } }),
  },
  {
    of: 'admin/staff#changeRole',
    does: 'gives someone another role',
    needs: 'manageStaff',
    sample: async (room) => ({ form: { staffId: (await someoneInvited(room)).staffId, role: 'admin' } }),
  },
  {
    of: 'admin/staff#disable',
    does: 'closes an account',
    needs: 'manageStaff',
    sample: async (room) => ({ form: { staffId: (await someoneInvited(room)).staffId } }),
  },
  {
    of: 'admin/staff#enable',
    does: 'opens a closed account',
    needs: 'manageStaff',
    sample: async (room) => {
      const { staffId } = await someoneInvited(room)
      got(await disable(room.chief.actor, staffId, Date.now()))
      return { form: { staffId } }
    },
  },
]

const managesSettings: Row[] = [
  {
    of: 'admin/settings#saveSettings',
    does: 'changes the settings',
    needs: 'manageSettings',
    sample: (room) => ({
      form: {
        name: 'Gazette',
        tagline: `Line ${room.fresh()}`,
        publisher: '',
        contact: '',
        zone: 'Asia/Bangkok',
        before: '{}',
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
  {
    of: 'admin/settings#saveWhoPublishes',
    does: 'chooses who may publish',
    needs: 'manageSettings',
    sample: () => ({ form: { rule: 'second' } }),
    // The rows after this one publish alone.
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'whoPublishes')))),
  },
  {
    of: 'admin/settings#saveTelling',
    does: 'has search engines told',
    needs: 'manageSettings',
    sample: () => ({ form: { on: 'yes' } }),
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'indexNow')))),
  },
  {
    of: 'admin/settings#tellAgain',
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
    sample: async (room) => {
      const text = content({ title: `Example ${room.fresh()}` })
      const example = { kind: 'post' as const, language: 'en' as const, session: 's', content: text, origin: 'demo' }
      got(await createEntry(room.chief.actor, example, Date.now()))
      return { form: { word: 'remove' } }
    },
  },
]

const ownAccount: Row[] = [
  {
    of: 'admin/account#changeAccount',
    does: 'changes one’s own name',
    needs: 'a session',
    sample: (room, { name }) => ({ form: { name: `${name} ${room.fresh()}`, zone: 'Asia/Bangkok' } }),
  },
  {
    of: 'admin/account#changePassword',
    does: 'changes one’s own password',
    needs: 'a session',
    spends: true,
    sample: () => ({ form: { currentPassword: password, newPassword: 'nineteen ferries leave before dawn' } }),
  },
  {
    of: 'admin/account#chooseMail',
    does: 'chooses which mails come',
    needs: 'a session',
    sample: () => ({ form: { kind: [] } }),
  },
  {
    of: 'admin/account#endSession',
    does: 'ends one of one’s sessions',
    needs: 'being its owner',
    passesOver: true,
    sample: async (_, owner) => ({ form: { hash: await sessionHash(owner) } }),
  },
  {
    of: 'admin/account#endOtherSessions',
    does: 'ends one’s other sessions',
    needs: 'a session',
    spends: true,
    sample: async (_, owner) => {
      await sessionHash(owner)
      return { form: {} }
    },
  },
  {
    of: 'admin/notices#readNotices',
    does: 'marks notices as read',
    needs: 'being its owner',
    passesOver: true,
    sample: async (room, { id }) => {
      const notice = { staffId: id, kind: 'damaged' as const, about: `files ${room.fresh()}`, createdAt: Date.now() }
      const [row] = await write(async (tx) => tx.insert(notices).values(notice).returning())
      return { form: { ids: [row!.id] } }
    },
  },
]

const signingIn: Row[] = [
  {
    of: 'sign-in#signIn',
    does: 'signs in',
    needs: 'nothing',
    spends: true,
    sample: async (room) => ({ form: { email: (await room.newcomer('contributor')).email, password } }),
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
    spends: true,
    sample: async (room) => {
      const { token, staffId } = await someoneInvited(room)
      const { email } = await write(async (tx) => (await tx.select().from(staff).where(eq(staff.id, staffId)))[0]!)
      return { form: { token, name: 'A guest', email, password: 'forty herons and a slow river' } }
    },
  },
]

export const deskActions = [
  ...managesRedirects,
  ...managesTerms,
  ...managesStaff,
  ...managesSettings,
  ...ownAccount,
  ...signingIn,
]
