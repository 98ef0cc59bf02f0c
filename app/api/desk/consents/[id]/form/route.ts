import { deskRoute } from '@/auth/guard'
import { numberOf } from '@/auth/parse'
import { saveSignedForm, readSignedForm } from '@/domain/consents/signed-forms'
import { permit } from '@/domain/staff/actor'
import { receive } from '../../../media/receive'
import { attachment } from '../../../attachment'

type Params = { id: string }

/** The signed form of a consent as it is kept: encrypted, for whoever has the key. */
export const GET = deskRoute(async (actor, _, { id }: Params) => {
  const form = await readSignedForm(actor, numberOf(id))
  if (!form) return new Response('No signed form is kept here.', { status: 404 })
  return attachment(`consent-${numberOf(id)}.age`, new Uint8Array(form))
})

/** Keeps a form that is sent, in place of the one that is kept. */
export const POST = deskRoute(async (actor, request, { id }: Params) => {
  permit(actor, 'manageConsents') // before a byte is read
  return receive(request, ({ source }) => saveSignedForm(actor, { consentId: numberOf(id), source }, Date.now()))
})
