import { deskRoute } from '@/auth/guard'
import { idIn } from '@/auth/parse'
import { sharedNow } from '@/db/clock'
import { saveSignedForm, readSignedForm } from '@/domain/consents/signed-forms'
import { permit } from '@/domain/staff/actor'
import { receiveUpload } from '../../../media/receive'
import { attachmentResponse } from '../../../attachment'

type Params = { id: string }

export const GET = deskRoute(async (actor, _, { id }: Params) => {
  const form = await readSignedForm(actor, idIn(id))
  if (!form) return new Response('No signed form is kept here.', { status: 404 })
  return attachmentResponse(`consent-${idIn(id)}.age`, new Uint8Array(form))
})

export const POST = deskRoute(async (actor, request, { id }: Params) => {
  permit(actor, 'manageConsents')
  return receiveUpload(request, ({ source }) => saveSignedForm(actor, { consentId: idIn(id), source }, sharedNow()))
})
