import { Readable } from 'node:stream'
import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { fieldsOf, idIn, parse } from '@/auth/parse'
import { downloadBackup } from '@/domain/backups/download'
import { permit } from '@/domain/staff/actor'
import { refused } from '@/lib/result'
import { attachmentResponse } from '../../../attachment'

const DownloadForm = z.object({ password: z.string().max(1_000).default('') })

export const POST = deskRoute<{ id: string }>(
  async (actor, request, { id }, now) => {
    permit(actor, 'manageBackups') // before a byte is read
    const sent = await request.formData().catch(() => undefined)
    if (!sent) return refused('Send the form of the page with the backups.')
    const form = parse(DownloadForm, fieldsOf(sent))
    if (!form.ok) return form
    const backup = await downloadBackup(actor, { id: idIn(id), ...form.value }, now)
    if (!backup.ok) return backup
    const { name, stream } = backup.value
    return attachmentResponse(name, Readable.toWeb(stream) as ReadableStream)
  },
  { grave: true },
)
