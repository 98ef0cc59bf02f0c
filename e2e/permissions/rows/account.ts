import { write } from '@/db/connection'
import { notices } from '@/db/schema'
import { password, sessionHash } from '../newsroom'
import type { Row } from '../row'

// Acts that people do for themselves: their account, their first steps.

export const ownAccount: Row[] = [
  {
    of: 'admin#openSample',
    does: 'opens the sample post',
    needs: 'write',
    about: 'what the caller begins',
    sample: () => ({ form: {} }),
  },
  {
    of: 'admin#dismissFirstSteps',
    does: 'puts the first steps away',
    needs: 'a session',
    // Everybody may do it once; later callers find nothing to change.
    quiet: true,
    sample: () => ({ form: {} }),
  },
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
    opens: true,
    spends: true,
    sample: () => ({ form: { currentPassword: password, newPassword: 'nineteen ferries leave before dawn' } }),
  },
  {
    of: 'admin/account#saveMailChoices',
    does: 'chooses which mails come',
    needs: 'a session',
    sample: () => ({ form: { kind: [] } }),
  },
  {
    of: 'admin/account#endSession',
    does: 'ends one of one’s sessions',
    needs: 'being its owner',
    grave: true,
    passesOver: true,
    sample: async (_, owner) => ({ form: { hash: await sessionHash(owner) } }),
  },
  {
    of: 'admin/account#endOtherSessions',
    does: 'ends one’s other sessions',
    needs: 'a session',
    opens: true,
    grave: true,
    spends: true,
    sample: async (_, owner) => {
      await sessionHash(owner)
      return { form: {} }
    },
  },
  {
    of: 'admin/notices#markNoticesRead',
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
