import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse, queryOf } from '@/auth/parse'
import { sharedNow } from '@/db/clock'
import { permit } from '@/domain/staff/actor'
import { receiveExport } from '@/domain/imports/deliveries'
import { done } from '@/lib/result'
import { receiveUpload } from '../media/receive'

const ExportPart = z.object({ to: z.string().optional() })

export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'manageImports')
  const part = parse(ExportPart, queryOf(request))
  if (!part.ok) return part
  const result = await receiveUpload(request, (file) => receiveExport(actor, { ...file, ...part.value }, sharedNow()))
  return result.ok ? done({ id: result.value.id }) : result
})
