import { addMissed, dismissMissedAddress } from '@/domain/addresses/missed-addresses'
import { importRedirects } from '@/domain/addresses/redirect-import'
import { addRedirect } from '@/domain/addresses/redirects'
import { got } from '@/domain/testing/newsroom'
import { type Newsroom } from '../newsroom'
import type { Row } from '../row'

const month = new Date().toISOString().slice(0, 7)

async function redirect(room: Newsroom) {
  const rule = { source: `/old-${room.fresh()}`, target: '/news' }
  return got(await addRedirect(room.chief.actor, rule, Date.now())).id
}

async function missed(room: Newsroom) {
  const path = `/nowhere-${room.fresh()}`
  await addMissed([{ path, times: 2, at: Date.now() }])
  return { path, month }
}

export const managesRedirects: Row[] = [
  {
    of: 'admin/addresses#addRedirect',
    does: 'adds a redirect',
    needs: 'manageRedirects',
    sample: (room) => ({ form: { source: `/old-${room.fresh()}`, target: '/news' } }),
  },
  {
    of: 'admin/addresses#changeRedirect',
    does: 'changes a redirect',
    needs: 'manageRedirects',
    sample: async (room) => ({ form: { id: await redirect(room), target: '/archive' } }),
  },
  {
    of: 'admin/addresses#removeRedirect',
    does: 'removes a redirect',
    needs: 'manageRedirects',
    sample: async (room) => ({ form: { id: await redirect(room) } }),
  },
  {
    of: 'admin/addresses#undoImport',
    does: 'takes imported redirects back',
    needs: 'manageRedirects',
    sample: async (room) => {
      const csv = `/from-${room.fresh()},/news\n`
      return { form: { origin: got(await importRedirects(room.chief.actor, csv, Date.now())).origin } }
    },
  },
  {
    of: 'admin/addresses#dismissMissedAddress',
    does: 'takes a missed address off',
    needs: 'manageRedirects',
    sample: async (room) => ({ form: await missed(room) }),
  },
  {
    of: 'admin/addresses#restoreMissedAddress',
    does: 'puts a missed address back',
    needs: 'manageRedirects',
    sample: async (room) => {
      const missedAddress = await missed(room)
      got(await dismissMissedAddress(room.chief.actor, missedAddress, Date.now()))
      return { form: { ...missedAddress, times: 2 } }
    },
  },
]
