import { write } from '@/db/connection'
import { identities } from '@/db/schema'
import { disableStaff } from '@/domain/staff/staff'
import { got } from '@/domain/testing/newsroom'
import type { Row } from '../row'

export const managesStaff: Row[] = [
  {
    of: 'admin/staff#invitePerson',
    does: 'invites someone',
    needs: 'manageStaff',
    grave: true,
    sample: (room) => ({ form: { name: 'A guest', email: `new-${room.fresh()}@example.org`, role: 'admin' } }),
  },
  {
    of: 'admin/staff#renewLink',
    does: 'makes a new set-up link',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => ({ form: { staffId: (await room.invited()).staffId } }),
  },
  {
    of: 'admin/staff#changeRole',
    does: 'gives someone another role',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => ({ form: { staffId: (await room.invited()).staffId, role: 'admin' } }),
  },
  {
    of: 'admin/staff#disableAccount',
    does: 'closes an account',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => ({ form: { staffId: (await room.invited()).staffId } }),
  },
  {
    of: 'admin/staff#enableAccount',
    does: 'opens a closed account',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => {
      const { staffId } = await room.invited()
      got(await disableStaff(room.chief.actor, { staffId }, Date.now()))
      return { form: { staffId } }
    },
  },
  {
    of: 'admin/staff#unbind',
    does: 'unbinds a single sign-on',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => {
      const { staffId } = await room.invited()
      const identity = { staffId, issuer: 'https://id.example.org', subject: String(room.fresh()), createdAt: 0 }
      await write(async (tx) => tx.insert(identities).values(identity))
      return { form: { staffId } }
    },
  },
]
