import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { addressMap } from '@/domain/imports/address-map'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { attachmentResponse } from '../../../attachment'

const ImportRef = z.object({ id: z.coerce.number().int() })

export const GET = deskRoute<{ id: string }>(async (actor, _, params, now) => {
  const importRef = parse(ImportRef, params)
  if (!importRef.ok) return importRef
  const rows = await addressMap(actor, importRef.value.id, now)
  const lines = rows.map(({ url, path }) => csvLine([url, path ?? '']))
  return attachmentResponse(
    `addresses-of-import-${importRef.value.id}.csv`,
    csvMark + csvLine(['old address', 'leads to']) + lines.join(''),
  )
})
