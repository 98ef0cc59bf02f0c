import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { beginTransfer } from '@/domain/imports/archives/transfers'

const ArchiveFile = z.object({
  name: z.string().min(1).max(300),
  bytes: z.number().int().min(1),
  modified: z.number().int(),
})

export const POST = jsonRoute(ArchiveFile, (actor, file, _, now) => beginTransfer(actor, file, now))
