import { deskRoute } from '@/auth/guard'
import { saveSignedForm, readSignedForm } from '@/domain/consents/signed-forms'
import { permit } from '@/domain/staff/actor'
import { receive } from '../../../media/receive'

type Params = { id: string }

/** The signed form of a consent as it is kept: encrypted, for whoever has the key. */
export const GET = deskRoute(async (actor, _, { id }: Params) => {
  const form = await readSignedForm(actor, numberIn(id))
  if (!form) return new Response('No signed form is kept here.', { status: 404 })
  return new Response(new Uint8Array(form), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="consent-${numberIn(id)}.age"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})

/** Keeps a form that is sent, in place of the one that is kept. */
export const POST = deskRoute(async (actor, request, { id }: Params) => {
  permit(actor, 'manageConsents') // before a byte is read
  return receive(request, ({ source }) => saveSignedForm(actor, { consentId: numberIn(id), source }, Date.now()))
})

/** A number that no consent has, where it is none. */
function numberIn(id: string) {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0
}
